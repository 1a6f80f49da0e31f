"""What api.video's own client 1.4 calls things, and what this package calls them: the one table of a migration.

Only names are here. A method is written as its call, a payload by its class: `update(video_id, VideoUpdatePayload)`
takes the members of that payload as keyword arguments in this package. `old -> new` is a method that is called
otherwise. Names of arguments are the same, but for those of `ARGUMENTS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

OFFICIAL: Final = "apivideo"
"""The package that is imported, of the distribution api.video."""

CLIENT: Final = "AuthenticatedApiClient"


class MovedMethod(NamedTuple):
    """A method of both clients. arguments: by position in the official one; payload: the class of the last one."""

    api: str
    name: str
    resource: str
    moved_to: str
    arguments: tuple[str, ...]
    payload: str = ""

    @property
    def official(self) -> str:
        """The method as users of the official client know it."""
        return f"{self.api}.{self.name}"

    @property
    def ours(self) -> str:
        """The method, from a client on."""
        return f"{self.resource}.{self.moved_to}"

    @property
    def payload_argument(self) -> str:
        """The keyword by which the official client takes the payload."""
        return _snake(self.payload)

    @property
    def is_list(self) -> bool:
        """Whether it gives a page: `data` and `pagination` there, `items` and totals here."""
        return self.name.startswith(("list", "get_metrics_"))

    @property
    def is_session(self) -> bool:
        """Whether it begins an upload whose parts are given one by one."""
        return self.name.endswith("_progressive_session")


_METHODS: Final[Mapping[str, tuple[str, ...]]] = {
    "AnalyticsApi": (
        "get_aggregated_metrics(metric, aggregation)",
        "get_metrics_breakdown(metric, breakdown)",
        "get_metrics_over_time(metric)",
    ),
    "CaptionsApi": (
        "upload(video_id, language, file)",
        "get(video_id, language)",
        "update(video_id, language, CaptionsUpdatePayload)",
        "delete(video_id, language)",
        "list(video_id)",
    ),
    "ChaptersApi": (
        "upload(video_id, language, file)",
        "get(video_id, language)",
        "delete(video_id, language)",
        "list(video_id)",
    ),
    "LiveStreamsApi": (
        "create(LiveStreamCreationPayload)",
        "get(live_stream_id)",
        "update(live_stream_id, LiveStreamUpdatePayload)",
        "delete(live_stream_id)",
        "list()",
        "upload_thumbnail(live_stream_id, file)",
        "delete_thumbnail(live_stream_id)",
        "complete(live_stream_id)",
    ),
    "PlayerThemesApi": (
        "create(PlayerThemeCreationPayload)",
        "get(player_id)",
        "update(player_id, PlayerThemeUpdatePayload)",
        "delete(player_id)",
        "list()",
        "upload_logo(player_id, file)",
        "delete_logo(player_id)",
    ),
    "SummariesApi": (
        "create(SummaryCreationPayload)",
        "update(summary_id, SummaryUpdatePayload)",
        "delete(summary_id)",
        "list()",
        "get_summary_source(summary_id)",
    ),
    "TagsApi": ("list()",),
    "UploadTokensApi": (
        "create_token(TokenCreationPayload)",
        "get_token(upload_token)",
        "delete_token(upload_token)",
        "list()",
    ),
    "VideosApi": (
        "create(VideoCreationPayload)",
        "upload(video_id, file)",
        "create_upload_progressive_session(video_id) -> upload_session",
        "upload_with_upload_token(token, file)",
        "create_upload_with_upload_token_progressive_session(token, video_id) -> upload_with_upload_token_session",
        "get(video_id)",
        "update(video_id, VideoUpdatePayload)",
        "delete(video_id)",
        "list()",
        "upload_thumbnail(video_id, file)",
        "pick_thumbnail(video_id, VideoThumbnailPickPayload)",
        "get_discarded(video_id)",
        "get_status(video_id)",
        "list_discarded()",
        "update_discarded(video_id, DiscardedVideoUpdatePayload)",
    ),
    "WatermarksApi": ("upload(file)", "delete(watermark_id)", "list()"),
    "WebhooksApi": ("create(WebhooksCreationPayload)", "get(webhook_id)", "delete(webhook_id)", "list()"),
}

ARGUMENTS: Final[Mapping[str, str]] = {"_from": "from_"}
"""Arguments that are called otherwise. Those of `OPTIONS` are options of a call."""

REQUEST_TIMEOUT: Final = "_request_timeout"
PROGRESS: Final = "_progress_listener"
SENT_IN_PARTS: Final = frozenset({"VideosApi.upload", "VideosApi.upload_with_upload_token"})
"""Methods that take `chunk_size=` here; in the official client its configuration has it."""

UNMAPPED_ARGUMENTS: Final[Mapping[str, str]] = {
    "async_req": "calls are not made in threads; use AsyncApiVideo, or a thread pool of your own",
    "_preload_content": "the raw response is what client.<resource>.with_response gives",
    "_return_http_data_only": "status and headers are what client.<resource>.with_response gives",
}
"""Arguments that no argument stands for, and what to use."""

DEFAULTS: Final[Mapping[str, str]] = {
    "async_req": "False",
    "_preload_content": "True",
    "_return_http_data_only": "True",
}
"""Their values by which a call is the same without them."""

POSITIONAL: Final[Mapping[str, tuple[str, ...]]] = {
    "LiveStreamCreationPayload": ("name",),
    "RestreamsRequestObject": ("name", "server_url", "stream_key"),
    "SummaryCreationPayload": ("video_id",),
    "VideoCreationPayload": ("title",),
    "VideoThumbnailPickPayload": ("timecode",),
    "WebhooksCreationPayload": ("events", "url"),
}
"""What models take by position in the official client; here models take keywords alone."""

MODELS: Final[Mapping[str, str]] = {
    "AccessToken": "AccessToken",
    "AnalyticsAggregatedMetricsResponse": "AnalyticsAggregatedMetricsResponse",
    "AnalyticsAggregatedMetricsResponseContext": "AnalyticsAggregationContext",
    "AnalyticsAggregatedMetricsResponseContextTimeframe": "Timeframe",
    "AnalyticsMetricsBreakdownResponse": "AnalyticsMetricsBreakdownResponse",
    "AnalyticsMetricsBreakdownResponseContext": "AnalyticsBreakdownContext",
    "AnalyticsMetricsBreakdownResponseData": "AnalyticsBucket",
    "AnalyticsMetricsOverTimeResponse": "AnalyticsMetricsOverTimeResponse",
    "AnalyticsMetricsOverTimeResponseContext": "AnalyticsOverTimeContext",
    "AnalyticsMetricsOverTimeResponseData": "AnalyticsDataPoint",
    "AuthenticatePayload": "AuthenticatePayload",
    "BadRequest": "ProblemDetails",
    "BytesRange": "BytesRange",
    "Caption": "Caption",
    "CaptionsListResponse": "CaptionsListResponse",
    "Chapter": "Chapter",
    "ChaptersListResponse": "ChaptersListResponse",
    "ConflictError": "ProblemDetails",
    "FilterBy": "AnalyticsFilter",
    "FilterBy1": "AnalyticsFilter",
    "FilterBy2": "AnalyticsFilter",
    "ListTagsResponse": "TagsListResponse",
    "ListTagsResponseData": "TagCount",
    "LiveStream": "LiveStream",
    "LiveStreamAssets": "LiveStreamAssets",
    "LiveStreamListResponse": "LiveStreamsListResponse",
    "Metadata": "Metadata",
    "Model403ErrorSchema": "ProblemDetails",
    "NotFound": "ProblemDetails",
    "Pagination": "PaginationModel",
    "PaginationLink": "PaginationLink",
    "PlayerSessionEvent": "PlayerSessionEvent",
    "PlayerTheme": "PlayerTheme",
    "PlayerThemeAssets": "PlayerThemeAssets",
    "PlayerThemesListResponse": "PlayerThemesListResponse",
    "Quality": "EncodingQuality",
    "RefreshTokenPayload": "RefreshTokenPayload",
    "RestreamsRequestObject": "RestreamPayload",
    "RestreamsResponseObject": "Restream",
    "SummariesListResponse": "SummariesListResponse",
    "Summary": "Summary",
    "SummarySource": "SummarySource",
    "TokenListResponse": "UploadTokensListResponse",
    "TooManyRequests": "ProblemDetails",
    "UnrecognizedRequestUrl": "ProblemDetails",
    "UploadToken": "UploadToken",
    "Video": "Video",
    "VideoAssets": "VideoAssets",
    "VideoClip": "VideoClip",
    "VideoSource": "VideoSource",
    "VideoSourceLiveStream": "VideoSourceLiveStream",
    "VideoSourceLiveStreamLink": "VideoSourceLiveStreamLink",
    "VideoStatus": "VideoStatus",
    "VideoStatusEncoding": "VideoStatusEncoding",
    "VideoStatusEncodingMetadata": "VideoStatusEncodingMetadata",
    "VideoStatusIngest": "VideoStatusIngest",
    "VideoStatusIngestReceivedParts": "ReceivedParts",
    "VideoWatermark": "VideoWatermark",
    "VideosListResponse": "VideosListResponse",
    "Watermark": "Watermark",
    "WatermarksListResponse": "WatermarksListResponse",
    "Webhook": "Webhook",
    "WebhooksListResponse": "WebhooksListResponse",
}
"""Models that are no payloads of a call."""

GONE_MODELS: Final = frozenset(
    {"AdditionalBadRequestErrors", "AnalyticsData", "AnalyticsPlays400Error", "AnalyticsPlaysResponse"}
    | {"Link", "VideoId"}
)
"""Models that the official client has and no method of it gives or takes."""

ERRORS: Final[Mapping[str, str]] = {
    "OpenApiException": "ApiVideoError",
    "ApiException": "ApiError",
    "ApiAuthException": "AuthenticationError",
    "UnauthorizedException": "AuthenticationError",
    "ForbiddenException": "PermissionDeniedError",
    "NotFoundException": "NotFoundError",
    "ServiceException": "ServerError",
    "ApiTypeError": "ArgumentError",
    "ApiValueError": "ArgumentError",
    "ApiAttributeError": "AttributeError",
    "ApiKeyError": "KeyError",
}
"""Exceptions; the last two become those of Python."""

PAGE_MEMBERS: Final[Mapping[str, str]] = {
    "data": "items",
    "pagination.items_total": "total",
    "pagination.pages_total": "total_pages",
    "pagination.current_page": "number",
    "pagination.current_page_items": "size",
    "pagination": "response.data.pagination",
    "context": "response.data.context",
}
"""Members of what lists give."""

CLIENT_MEMBERS: Final[Mapping[str, str]] = {
    "AuthenticatedApiClient(api_key)": "ApiVideo(api_key)",
    "AuthenticatedApiClient(api_key, production=False)": 'ApiVideo(api_key, environment="sandbox")',
    "VideosApi(client)": "client.videos",
    "connect()": "Not needed: the key is exchanged for a token at the first call.",
    "refresh_token()": "Not needed: tokens are renewed in time, by any number of threads.",
    "close()": "close()",
    "set_application_name(name, version)": "ApiVideo(api_key, application=(name, version))",
    "set_sdk_name(name, version)": "ApiVideo(api_key, sdk=(name, version))",
    "set_default_header(name, value)": "ApiVideo(api_key, headers={name: value})",
    "call_api(path, method)": "request(method, path)",
    "Configuration(host=...)": "ApiVideo(api_key, base_url=...)",
    "Configuration(chunk_size=...)": "videos.upload(..., chunk_size=...)",
}
"""The client itself: what the official one has, and what takes its place."""


def methods() -> Iterator[MovedMethod]:
    """Give all methods of the official client."""
    for api, calls in _METHODS.items():
        for call in calls:
            yield _read(api, call)


def resource_of(api: str) -> str:
    """Give the attribute of a client that stands for a class of the official one: VideosApi, videos."""
    return _snake(api.removesuffix("Api"))


def _read(api: str, call: str) -> MovedMethod:
    head, _, tail = call.partition(")")
    name, _, inside = head.partition("(")
    written = tuple(one for one in inside.split(", ") if one)
    payload = written[-1] if written and written[-1][0].isupper() else ""
    return MovedMethod(
        api=api,
        name=name,
        resource=resource_of(api),
        moved_to=tail.removeprefix(" -> ") or name,
        arguments=tuple(_snake(one) for one in written),
        payload=payload,
    )


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


METHODS: Final[Mapping[tuple[str, str], MovedMethod]] = {(one.api, one.name): one for one in methods()}
"""Class and name -> method."""

PAYLOADS: Final[Mapping[str, MovedMethod]] = {one.payload: one for one in methods() if one.payload}
"""Class of a payload -> the one method that takes it."""

APIS: Final = frozenset(_METHODS)
