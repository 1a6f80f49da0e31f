"""Every type of the API; a module is loaded when one of its types is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .account import (
        Account as Account,
    )
    from .account import (
        AccountQuota as AccountQuota,
    )
    from .advanced_authentication import (
        AccessToken as AccessToken,
    )
    from .advanced_authentication import (
        AuthenticatePayload as AuthenticatePayload,
    )
    from .advanced_authentication import (
        AuthenticatePayloadDict as AuthenticatePayloadDict,
    )
    from .advanced_authentication import (
        RefreshTokenPayload as RefreshTokenPayload,
    )
    from .advanced_authentication import (
        RefreshTokenPayloadDict as RefreshTokenPayloadDict,
    )
    from .analytics import (
        AnalyticsAggregatedMetricsResponse as AnalyticsAggregatedMetricsResponse,
    )
    from .analytics import (
        AnalyticsAggregation as AnalyticsAggregation,
    )
    from .analytics import (
        AnalyticsAggregationContext as AnalyticsAggregationContext,
    )
    from .analytics import (
        AnalyticsAggregationLike as AnalyticsAggregationLike,
    )
    from .analytics import (
        AnalyticsBreakdown as AnalyticsBreakdown,
    )
    from .analytics import (
        AnalyticsBreakdownContext as AnalyticsBreakdownContext,
    )
    from .analytics import (
        AnalyticsBreakdownLike as AnalyticsBreakdownLike,
    )
    from .analytics import (
        AnalyticsBucket as AnalyticsBucket,
    )
    from .analytics import (
        AnalyticsDataPoint as AnalyticsDataPoint,
    )
    from .analytics import (
        AnalyticsFilter as AnalyticsFilter,
    )
    from .analytics import (
        AnalyticsFilterContinentItem as AnalyticsFilterContinentItem,
    )
    from .analytics import (
        AnalyticsFilterContinentItemLike as AnalyticsFilterContinentItemLike,
    )
    from .analytics import (
        AnalyticsFilterDict as AnalyticsFilterDict,
    )
    from .analytics import (
        AnalyticsFilterMediaType as AnalyticsFilterMediaType,
    )
    from .analytics import (
        AnalyticsFilterMediaTypeLike as AnalyticsFilterMediaTypeLike,
    )
    from .analytics import (
        AnalyticsGetAggregatedMetricsMetric as AnalyticsGetAggregatedMetricsMetric,
    )
    from .analytics import (
        AnalyticsGetAggregatedMetricsMetricLike as AnalyticsGetAggregatedMetricsMetricLike,
    )
    from .analytics import (
        AnalyticsGetMetricsOverTimeMetric as AnalyticsGetMetricsOverTimeMetric,
    )
    from .analytics import (
        AnalyticsGetMetricsOverTimeMetricLike as AnalyticsGetMetricsOverTimeMetricLike,
    )
    from .analytics import (
        AnalyticsGetMetricsOverTimeSortBy as AnalyticsGetMetricsOverTimeSortBy,
    )
    from .analytics import (
        AnalyticsGetMetricsOverTimeSortByLike as AnalyticsGetMetricsOverTimeSortByLike,
    )
    from .analytics import (
        AnalyticsInterval as AnalyticsInterval,
    )
    from .analytics import (
        AnalyticsIntervalLike as AnalyticsIntervalLike,
    )
    from .analytics import (
        AnalyticsMetric as AnalyticsMetric,
    )
    from .analytics import (
        AnalyticsMetricLike as AnalyticsMetricLike,
    )
    from .analytics import (
        AnalyticsMetricsBreakdownResponse as AnalyticsMetricsBreakdownResponse,
    )
    from .analytics import (
        AnalyticsMetricsOverTimeResponse as AnalyticsMetricsOverTimeResponse,
    )
    from .analytics import (
        AnalyticsOverTimeContext as AnalyticsOverTimeContext,
    )
    from .analytics import (
        AnalyticsSortBy as AnalyticsSortBy,
    )
    from .analytics import (
        AnalyticsSortByLike as AnalyticsSortByLike,
    )
    from .analytics import (
        LiveStreamSession as LiveStreamSession,
    )
    from .analytics import (
        LiveStreamSessionsListResponse as LiveStreamSessionsListResponse,
    )
    from .analytics import (
        PlayerSessionEvent as PlayerSessionEvent,
    )
    from .analytics import (
        PlayerSessionEventsListResponse as PlayerSessionEventsListResponse,
    )
    from .analytics import (
        SessionClient as SessionClient,
    )
    from .analytics import (
        SessionDetails as SessionDetails,
    )
    from .analytics import (
        SessionDevice as SessionDevice,
    )
    from .analytics import (
        SessionLocation as SessionLocation,
    )
    from .analytics import (
        SessionOperatingSystem as SessionOperatingSystem,
    )
    from .analytics import (
        SessionReferrer as SessionReferrer,
    )
    from .analytics import (
        Timeframe as Timeframe,
    )
    from .analytics import (
        VideoSession as VideoSession,
    )
    from .analytics import (
        VideoSessionsListResponse as VideoSessionsListResponse,
    )
    from .analytics import (
        ViewDuration as ViewDuration,
    )
    from .analytics import (
        ViewDurationLike as ViewDurationLike,
    )
    from .captions import (
        Caption as Caption,
    )
    from .captions import (
        CaptionsListResponse as CaptionsListResponse,
    )
    from .captions import (
        CaptionUpdatePayload as CaptionUpdatePayload,
    )
    from .captions import (
        CaptionUpdatePayloadDict as CaptionUpdatePayloadDict,
    )
    from .captions import (
        CaptionUploadPayload as CaptionUploadPayload,
    )
    from .captions import (
        CaptionUploadPayloadDict as CaptionUploadPayloadDict,
    )
    from .chapters import (
        Chapter as Chapter,
    )
    from .chapters import (
        ChaptersListResponse as ChaptersListResponse,
    )
    from .chapters import (
        ChapterUploadPayload as ChapterUploadPayload,
    )
    from .chapters import (
        ChapterUploadPayloadDict as ChapterUploadPayloadDict,
    )
    from .live_streams import (
        LiveStream as LiveStream,
    )
    from .live_streams import (
        LiveStreamAssets as LiveStreamAssets,
    )
    from .live_streams import (
        LiveStreamCreationPayload as LiveStreamCreationPayload,
    )
    from .live_streams import (
        LiveStreamCreationPayloadDict as LiveStreamCreationPayloadDict,
    )
    from .live_streams import (
        LiveStreamsListResponse as LiveStreamsListResponse,
    )
    from .live_streams import (
        LiveStreamsSortBy as LiveStreamsSortBy,
    )
    from .live_streams import (
        LiveStreamsSortByLike as LiveStreamsSortByLike,
    )
    from .live_streams import (
        LiveStreamThumbnailUploadPayload as LiveStreamThumbnailUploadPayload,
    )
    from .live_streams import (
        LiveStreamThumbnailUploadPayloadDict as LiveStreamThumbnailUploadPayloadDict,
    )
    from .live_streams import (
        LiveStreamUpdatePayload as LiveStreamUpdatePayload,
    )
    from .live_streams import (
        LiveStreamUpdatePayloadDict as LiveStreamUpdatePayloadDict,
    )
    from .live_streams import (
        Restream as Restream,
    )
    from .live_streams import (
        RestreamPayload as RestreamPayload,
    )
    from .live_streams import (
        RestreamPayloadDict as RestreamPayloadDict,
    )
    from .player_themes import (
        PlayerTheme as PlayerTheme,
    )
    from .player_themes import (
        PlayerThemeAssets as PlayerThemeAssets,
    )
    from .player_themes import (
        PlayerThemeCreationPayload as PlayerThemeCreationPayload,
    )
    from .player_themes import (
        PlayerThemeCreationPayloadDict as PlayerThemeCreationPayloadDict,
    )
    from .player_themes import (
        PlayerThemeLogoUploadPayload as PlayerThemeLogoUploadPayload,
    )
    from .player_themes import (
        PlayerThemeLogoUploadPayloadDict as PlayerThemeLogoUploadPayloadDict,
    )
    from .player_themes import (
        PlayerThemesListResponse as PlayerThemesListResponse,
    )
    from .player_themes import (
        PlayerThemesSortBy as PlayerThemesSortBy,
    )
    from .player_themes import (
        PlayerThemesSortByLike as PlayerThemesSortByLike,
    )
    from .player_themes import (
        PlayerThemeUpdatePayload as PlayerThemeUpdatePayload,
    )
    from .player_themes import (
        PlayerThemeUpdatePayloadDict as PlayerThemeUpdatePayloadDict,
    )
    from .shared import (
        EncodingFormat as EncodingFormat,
    )
    from .shared import (
        PaginationLink as PaginationLink,
    )
    from .shared import (
        PaginationModel as PaginationModel,
    )
    from .shared import (
        ProblemDetails as ProblemDetails,
    )
    from .shared import (
        ProblemItem as ProblemItem,
    )
    from .shared import (
        ProblemRange as ProblemRange,
    )
    from .shared import (
        SortOrder as SortOrder,
    )
    from .shared import (
        SortOrderLike as SortOrderLike,
    )
    from .shared import (
        SummaryAttribute as SummaryAttribute,
    )
    from .shared import (
        SummaryAttributeLike as SummaryAttributeLike,
    )
    from .shared import (
        TranscriptLanguage as TranscriptLanguage,
    )
    from .shared import (
        TranscriptLanguageLike as TranscriptLanguageLike,
    )
    from .shared import (
        VideoQuality as VideoQuality,
    )
    from .summaries import (
        SummariesListResponse as SummariesListResponse,
    )
    from .summaries import (
        SummariesSortBy as SummariesSortBy,
    )
    from .summaries import (
        SummariesSortByLike as SummariesSortByLike,
    )
    from .summaries import (
        Summary as Summary,
    )
    from .summaries import (
        SummaryCreationPayload as SummaryCreationPayload,
    )
    from .summaries import (
        SummaryCreationPayloadDict as SummaryCreationPayloadDict,
    )
    from .summaries import (
        SummaryCreationPayloadOrigin as SummaryCreationPayloadOrigin,
    )
    from .summaries import (
        SummaryCreationPayloadOriginLike as SummaryCreationPayloadOriginLike,
    )
    from .summaries import (
        SummaryOrigin as SummaryOrigin,
    )
    from .summaries import (
        SummaryOriginLike as SummaryOriginLike,
    )
    from .summaries import (
        SummarySource as SummarySource,
    )
    from .summaries import (
        SummarySourceStatus as SummarySourceStatus,
    )
    from .summaries import (
        SummarySourceStatusLike as SummarySourceStatusLike,
    )
    from .summaries import (
        SummaryUpdatePayload as SummaryUpdatePayload,
    )
    from .summaries import (
        SummaryUpdatePayloadDict as SummaryUpdatePayloadDict,
    )
    from .tags import (
        TagCount as TagCount,
    )
    from .tags import (
        TagsListResponse as TagsListResponse,
    )
    from .tags import (
        TagsSortBy as TagsSortBy,
    )
    from .tags import (
        TagsSortByLike as TagsSortByLike,
    )
    from .upload_tokens import (
        UploadToken as UploadToken,
    )
    from .upload_tokens import (
        UploadTokenCreationPayload as UploadTokenCreationPayload,
    )
    from .upload_tokens import (
        UploadTokenCreationPayloadDict as UploadTokenCreationPayloadDict,
    )
    from .upload_tokens import (
        UploadTokensListResponse as UploadTokensListResponse,
    )
    from .upload_tokens import (
        UploadTokensSortBy as UploadTokensSortBy,
    )
    from .upload_tokens import (
        UploadTokensSortByLike as UploadTokensSortByLike,
    )
    from .videos import (
        BytesRange as BytesRange,
    )
    from .videos import (
        DiscardedVideo as DiscardedVideo,
    )
    from .videos import (
        DiscardedVideoLanguageOrigin as DiscardedVideoLanguageOrigin,
    )
    from .videos import (
        DiscardedVideosListResponse as DiscardedVideosListResponse,
    )
    from .videos import (
        DiscardedVideoUpdatePayload as DiscardedVideoUpdatePayload,
    )
    from .videos import (
        DiscardedVideoUpdatePayloadDict as DiscardedVideoUpdatePayloadDict,
    )
    from .videos import (
        EncodingQuality as EncodingQuality,
    )
    from .videos import (
        EncodingQualityStatus as EncodingQualityStatus,
    )
    from .videos import (
        Metadata as Metadata,
    )
    from .videos import (
        MetadataDict as MetadataDict,
    )
    from .videos import (
        ReceivedParts as ReceivedParts,
    )
    from .videos import (
        TokenUploadPayload as TokenUploadPayload,
    )
    from .videos import (
        TokenUploadPayloadDict as TokenUploadPayloadDict,
    )
    from .videos import (
        Video as Video,
    )
    from .videos import (
        VideoAssets as VideoAssets,
    )
    from .videos import (
        VideoClip as VideoClip,
    )
    from .videos import (
        VideoClipDict as VideoClipDict,
    )
    from .videos import (
        VideoCreationPayload as VideoCreationPayload,
    )
    from .videos import (
        VideoCreationPayloadDict as VideoCreationPayloadDict,
    )
    from .videos import (
        VideoLanguageOrigin as VideoLanguageOrigin,
    )
    from .videos import (
        VideosListResponse as VideosListResponse,
    )
    from .videos import (
        VideoSortBy as VideoSortBy,
    )
    from .videos import (
        VideoSortByLike as VideoSortByLike,
    )
    from .videos import (
        VideoSource as VideoSource,
    )
    from .videos import (
        VideoSourceLiveStream as VideoSourceLiveStream,
    )
    from .videos import (
        VideoSourceLiveStreamLink as VideoSourceLiveStreamLink,
    )
    from .videos import (
        VideoStatus as VideoStatus,
    )
    from .videos import (
        VideoStatusEncoding as VideoStatusEncoding,
    )
    from .videos import (
        VideoStatusEncodingMetadata as VideoStatusEncodingMetadata,
    )
    from .videos import (
        VideoStatusIngest as VideoStatusIngest,
    )
    from .videos import (
        VideoStatusIngestStatus as VideoStatusIngestStatus,
    )
    from .videos import (
        VideoThumbnailPickPayload as VideoThumbnailPickPayload,
    )
    from .videos import (
        VideoThumbnailPickPayloadDict as VideoThumbnailPickPayloadDict,
    )
    from .videos import (
        VideoThumbnailUploadPayload as VideoThumbnailUploadPayload,
    )
    from .videos import (
        VideoThumbnailUploadPayloadDict as VideoThumbnailUploadPayloadDict,
    )
    from .videos import (
        VideoUpdatePayload as VideoUpdatePayload,
    )
    from .videos import (
        VideoUpdatePayloadDict as VideoUpdatePayloadDict,
    )
    from .videos import (
        VideoUploadPayload as VideoUploadPayload,
    )
    from .videos import (
        VideoUploadPayloadDict as VideoUploadPayloadDict,
    )
    from .videos import (
        VideoWatermark as VideoWatermark,
    )
    from .videos import (
        VideoWatermarkDict as VideoWatermarkDict,
    )
    from .watermarks import (
        Watermark as Watermark,
    )
    from .watermarks import (
        WatermarksListResponse as WatermarksListResponse,
    )
    from .watermarks import (
        WatermarksSortBy as WatermarksSortBy,
    )
    from .watermarks import (
        WatermarksSortByLike as WatermarksSortByLike,
    )
    from .watermarks import (
        WatermarkUploadPayload as WatermarkUploadPayload,
    )
    from .watermarks import (
        WatermarkUploadPayloadDict as WatermarkUploadPayloadDict,
    )
    from .webhooks import (
        LiveStreamBroadcastEndedEvent as LiveStreamBroadcastEndedEvent,
    )
    from .webhooks import (
        LiveStreamBroadcastEndedEventType as LiveStreamBroadcastEndedEventType,
    )
    from .webhooks import (
        LiveStreamBroadcastStartedEvent as LiveStreamBroadcastStartedEvent,
    )
    from .webhooks import (
        LiveStreamBroadcastStartedEventType as LiveStreamBroadcastStartedEventType,
    )
    from .webhooks import (
        VideoCaptionGeneratedEvent as VideoCaptionGeneratedEvent,
    )
    from .webhooks import (
        VideoCaptionGeneratedEventGenerationMode as VideoCaptionGeneratedEventGenerationMode,
    )
    from .webhooks import (
        VideoCaptionGeneratedEventType as VideoCaptionGeneratedEventType,
    )
    from .webhooks import (
        VideoEncodingQualityCompletedEvent as VideoEncodingQualityCompletedEvent,
    )
    from .webhooks import (
        VideoEncodingQualityCompletedEventType as VideoEncodingQualityCompletedEventType,
    )
    from .webhooks import (
        VideoSourceRecordedEvent as VideoSourceRecordedEvent,
    )
    from .webhooks import (
        VideoSourceRecordedEventType as VideoSourceRecordedEventType,
    )
    from .webhooks import (
        VideoSummaryGeneratedEvent as VideoSummaryGeneratedEvent,
    )
    from .webhooks import (
        VideoSummaryGeneratedEventType as VideoSummaryGeneratedEventType,
    )
    from .webhooks import (
        Webhook as Webhook,
    )
    from .webhooks import (
        WebhookCreationPayload as WebhookCreationPayload,
    )
    from .webhooks import (
        WebhookCreationPayloadDict as WebhookCreationPayloadDict,
    )
    from .webhooks import (
        WebhookEventName as WebhookEventName,
    )
    from .webhooks import (
        WebhookEventNameLike as WebhookEventNameLike,
    )
    from .webhooks import (
        WebhooksListResponse as WebhooksListResponse,
    )

_MODULES: Final[Mapping[str, str]] = {
    "AccessToken": ".advanced_authentication",
    "AuthenticatePayload": ".advanced_authentication",
    "AuthenticatePayloadDict": ".advanced_authentication",
    "RefreshTokenPayload": ".advanced_authentication",
    "RefreshTokenPayloadDict": ".advanced_authentication",
    "BytesRange": ".videos",
    "DiscardedVideo": ".videos",
    "DiscardedVideoLanguageOrigin": ".videos",
    "DiscardedVideoUpdatePayload": ".videos",
    "DiscardedVideoUpdatePayloadDict": ".videos",
    "DiscardedVideosListResponse": ".videos",
    "EncodingQuality": ".videos",
    "EncodingQualityStatus": ".videos",
    "Metadata": ".videos",
    "MetadataDict": ".videos",
    "ReceivedParts": ".videos",
    "TokenUploadPayload": ".videos",
    "TokenUploadPayloadDict": ".videos",
    "Video": ".videos",
    "VideoAssets": ".videos",
    "VideoClip": ".videos",
    "VideoClipDict": ".videos",
    "VideoCreationPayload": ".videos",
    "VideoCreationPayloadDict": ".videos",
    "VideoLanguageOrigin": ".videos",
    "VideoSortBy": ".videos",
    "VideoSortByLike": ".videos",
    "VideoSource": ".videos",
    "VideoSourceLiveStream": ".videos",
    "VideoSourceLiveStreamLink": ".videos",
    "VideoStatus": ".videos",
    "VideoStatusEncoding": ".videos",
    "VideoStatusEncodingMetadata": ".videos",
    "VideoStatusIngest": ".videos",
    "VideoStatusIngestStatus": ".videos",
    "VideoThumbnailPickPayload": ".videos",
    "VideoThumbnailPickPayloadDict": ".videos",
    "VideoThumbnailUploadPayload": ".videos",
    "VideoThumbnailUploadPayloadDict": ".videos",
    "VideoUpdatePayload": ".videos",
    "VideoUpdatePayloadDict": ".videos",
    "VideoUploadPayload": ".videos",
    "VideoUploadPayloadDict": ".videos",
    "VideoWatermark": ".videos",
    "VideoWatermarkDict": ".videos",
    "VideosListResponse": ".videos",
    "Caption": ".captions",
    "CaptionUpdatePayload": ".captions",
    "CaptionUpdatePayloadDict": ".captions",
    "CaptionUploadPayload": ".captions",
    "CaptionUploadPayloadDict": ".captions",
    "CaptionsListResponse": ".captions",
    "Chapter": ".chapters",
    "ChapterUploadPayload": ".chapters",
    "ChapterUploadPayloadDict": ".chapters",
    "ChaptersListResponse": ".chapters",
    "UploadToken": ".upload_tokens",
    "UploadTokenCreationPayload": ".upload_tokens",
    "UploadTokenCreationPayloadDict": ".upload_tokens",
    "UploadTokensListResponse": ".upload_tokens",
    "UploadTokensSortBy": ".upload_tokens",
    "UploadTokensSortByLike": ".upload_tokens",
    "LiveStream": ".live_streams",
    "LiveStreamAssets": ".live_streams",
    "LiveStreamCreationPayload": ".live_streams",
    "LiveStreamCreationPayloadDict": ".live_streams",
    "LiveStreamThumbnailUploadPayload": ".live_streams",
    "LiveStreamThumbnailUploadPayloadDict": ".live_streams",
    "LiveStreamUpdatePayload": ".live_streams",
    "LiveStreamUpdatePayloadDict": ".live_streams",
    "LiveStreamsListResponse": ".live_streams",
    "LiveStreamsSortBy": ".live_streams",
    "LiveStreamsSortByLike": ".live_streams",
    "Restream": ".live_streams",
    "RestreamPayload": ".live_streams",
    "RestreamPayloadDict": ".live_streams",
    "PlayerTheme": ".player_themes",
    "PlayerThemeAssets": ".player_themes",
    "PlayerThemeCreationPayload": ".player_themes",
    "PlayerThemeCreationPayloadDict": ".player_themes",
    "PlayerThemeLogoUploadPayload": ".player_themes",
    "PlayerThemeLogoUploadPayloadDict": ".player_themes",
    "PlayerThemeUpdatePayload": ".player_themes",
    "PlayerThemeUpdatePayloadDict": ".player_themes",
    "PlayerThemesListResponse": ".player_themes",
    "PlayerThemesSortBy": ".player_themes",
    "PlayerThemesSortByLike": ".player_themes",
    "Watermark": ".watermarks",
    "WatermarkUploadPayload": ".watermarks",
    "WatermarkUploadPayloadDict": ".watermarks",
    "WatermarksListResponse": ".watermarks",
    "WatermarksSortBy": ".watermarks",
    "WatermarksSortByLike": ".watermarks",
    "SummariesListResponse": ".summaries",
    "SummariesSortBy": ".summaries",
    "SummariesSortByLike": ".summaries",
    "Summary": ".summaries",
    "SummaryCreationPayload": ".summaries",
    "SummaryCreationPayloadDict": ".summaries",
    "SummaryCreationPayloadOrigin": ".summaries",
    "SummaryCreationPayloadOriginLike": ".summaries",
    "SummaryOrigin": ".summaries",
    "SummaryOriginLike": ".summaries",
    "SummarySource": ".summaries",
    "SummarySourceStatus": ".summaries",
    "SummarySourceStatusLike": ".summaries",
    "SummaryUpdatePayload": ".summaries",
    "SummaryUpdatePayloadDict": ".summaries",
    "TagCount": ".tags",
    "TagsListResponse": ".tags",
    "TagsSortBy": ".tags",
    "TagsSortByLike": ".tags",
    "AnalyticsAggregatedMetricsResponse": ".analytics",
    "AnalyticsAggregation": ".analytics",
    "AnalyticsAggregationContext": ".analytics",
    "AnalyticsAggregationLike": ".analytics",
    "AnalyticsBreakdown": ".analytics",
    "AnalyticsBreakdownContext": ".analytics",
    "AnalyticsBreakdownLike": ".analytics",
    "AnalyticsBucket": ".analytics",
    "AnalyticsDataPoint": ".analytics",
    "AnalyticsFilter": ".analytics",
    "AnalyticsFilterContinentItem": ".analytics",
    "AnalyticsFilterContinentItemLike": ".analytics",
    "AnalyticsFilterDict": ".analytics",
    "AnalyticsFilterMediaType": ".analytics",
    "AnalyticsFilterMediaTypeLike": ".analytics",
    "AnalyticsGetAggregatedMetricsMetric": ".analytics",
    "AnalyticsGetAggregatedMetricsMetricLike": ".analytics",
    "AnalyticsGetMetricsOverTimeMetric": ".analytics",
    "AnalyticsGetMetricsOverTimeMetricLike": ".analytics",
    "AnalyticsGetMetricsOverTimeSortBy": ".analytics",
    "AnalyticsGetMetricsOverTimeSortByLike": ".analytics",
    "AnalyticsInterval": ".analytics",
    "AnalyticsIntervalLike": ".analytics",
    "AnalyticsMetric": ".analytics",
    "AnalyticsMetricLike": ".analytics",
    "AnalyticsMetricsBreakdownResponse": ".analytics",
    "AnalyticsMetricsOverTimeResponse": ".analytics",
    "AnalyticsOverTimeContext": ".analytics",
    "AnalyticsSortBy": ".analytics",
    "AnalyticsSortByLike": ".analytics",
    "LiveStreamSession": ".analytics",
    "LiveStreamSessionsListResponse": ".analytics",
    "PlayerSessionEvent": ".analytics",
    "PlayerSessionEventsListResponse": ".analytics",
    "SessionClient": ".analytics",
    "SessionDetails": ".analytics",
    "SessionDevice": ".analytics",
    "SessionLocation": ".analytics",
    "SessionOperatingSystem": ".analytics",
    "SessionReferrer": ".analytics",
    "Timeframe": ".analytics",
    "VideoSession": ".analytics",
    "VideoSessionsListResponse": ".analytics",
    "ViewDuration": ".analytics",
    "ViewDurationLike": ".analytics",
    "Account": ".account",
    "AccountQuota": ".account",
    "EncodingFormat": ".shared",
    "PaginationLink": ".shared",
    "PaginationModel": ".shared",
    "ProblemDetails": ".shared",
    "ProblemItem": ".shared",
    "ProblemRange": ".shared",
    "SortOrder": ".shared",
    "SortOrderLike": ".shared",
    "SummaryAttribute": ".shared",
    "SummaryAttributeLike": ".shared",
    "TranscriptLanguage": ".shared",
    "TranscriptLanguageLike": ".shared",
    "VideoQuality": ".shared",
    "LiveStreamBroadcastEndedEvent": ".webhooks",
    "LiveStreamBroadcastEndedEventType": ".webhooks",
    "LiveStreamBroadcastStartedEvent": ".webhooks",
    "LiveStreamBroadcastStartedEventType": ".webhooks",
    "VideoCaptionGeneratedEvent": ".webhooks",
    "VideoCaptionGeneratedEventGenerationMode": ".webhooks",
    "VideoCaptionGeneratedEventType": ".webhooks",
    "VideoEncodingQualityCompletedEvent": ".webhooks",
    "VideoEncodingQualityCompletedEventType": ".webhooks",
    "VideoSourceRecordedEvent": ".webhooks",
    "VideoSourceRecordedEventType": ".webhooks",
    "VideoSummaryGeneratedEvent": ".webhooks",
    "VideoSummaryGeneratedEventType": ".webhooks",
    "Webhook": ".webhooks",
    "WebhookCreationPayload": ".webhooks",
    "WebhookCreationPayloadDict": ".webhooks",
    "WebhookEventName": ".webhooks",
    "WebhookEventNameLike": ".webhooks",
    "WebhooksListResponse": ".webhooks",
}

if not TYPE_CHECKING:  # a type checker knows the names from above, and reports a misspelt one

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(_MODULES[name], __name__), name)


def __dir__() -> list[str]:
    return [*globals(), *_MODULES]
