"""Types of what webhooks send."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

from ..runtime.values.models import Instant, Model, OpenStrEnum, constant
from .shared import EncodingFormat, PaginationModel, TranscriptLanguage, VideoQuality


class WebhookEventName(OpenStrEnum):
    """What can happen: a broadcast began or ended, a live stream was recorded into a video, one
    quality of a video was encoded, or a caption or summary was generated.

    Source: `#/components/schemas/WebhookEventName`
    """

    LIVE_STREAM_BROADCAST_STARTED = "live-stream.broadcast.started"
    LIVE_STREAM_BROADCAST_ENDED = "live-stream.broadcast.ended"
    VIDEO_SOURCE_RECORDED = "video.source.recorded"
    VIDEO_ENCODING_QUALITY_COMPLETED = "video.encoding.quality.completed"
    VIDEO_CAPTION_GENERATED = "video.caption.generated"
    VIDEO_SUMMARY_GENERATED = "video.summary.generated"


WebhookEventNameLike: TypeAlias = (
    WebhookEventName
    | Literal[
        "live-stream.broadcast.started",
        "live-stream.broadcast.ended",
        "video.source.recorded",
        "video.encoding.quality.completed",
        "video.caption.generated",
        "video.summary.generated",
    ]
)


class LiveStreamBroadcastStartedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/LiveStreamBroadcastStartedEvent/properties/type`
    """

    LIVE_STREAM_BROADCAST_STARTED = "live-stream.broadcast.started"


class LiveStreamBroadcastEndedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/LiveStreamBroadcastEndedEvent/properties/type`
    """

    LIVE_STREAM_BROADCAST_ENDED = "live-stream.broadcast.ended"


class VideoSourceRecordedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/VideoSourceRecordedEvent/properties/type`
    """

    VIDEO_SOURCE_RECORDED = "video.source.recorded"


class VideoEncodingQualityCompletedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/VideoEncodingQualityCompletedEvent/properties/type`
    """

    VIDEO_ENCODING_QUALITY_COMPLETED = "video.encoding.quality.completed"


class VideoCaptionGeneratedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/VideoCaptionGeneratedEvent/properties/type`
    """

    VIDEO_CAPTION_GENERATED = "video.caption.generated"


class VideoCaptionGeneratedEventGenerationMode(OpenStrEnum):
    """How the caption came about; `transcript` is one made of the speech.

    Source: `#/components/schemas/VideoCaptionGeneratedEvent/properties/generationMode`
    """

    TRANSCRIPT = "transcript"


class VideoSummaryGeneratedEventType(OpenStrEnum):
    """Name of the event, by which payloads are distinguished.

    Source: `#/components/schemas/VideoSummaryGeneratedEvent/properties/type`
    """

    VIDEO_SUMMARY_GENERATED = "video.summary.generated"


class WebhooksListResponse(Model, kw_only=True):
    """One page of webhooks.

    Source: `#/components/schemas/WebhooksListResponse`
    """

    data: list[Webhook]
    """The webhooks on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class WebhookCreationPayload(Model, kw_only=True):
    """An endpoint and the events it is to be notified of.

    Source: `#/components/schemas/WebhookCreationPayload`
    """

    events: list[WebhookEventName]
    """Events to be notified of; one at least."""
    url: str
    """Address to deliver the events to; it must be reachable from the public internet."""

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            events: Sequence[WebhookEventNameLike],
            url: str,
        ) -> None: ...


class Webhook(Model, kw_only=True, rename="camel"):
    """An endpoint of yours and the events it is notified of.

    Source: `#/components/schemas/Webhook`
    """

    webhook_id: str
    """Unique identifier of the webhook; begins with `webhook_`."""
    created_at: Instant
    """When the webhook was created, as ISO 8601 with an offset."""
    events: list[WebhookEventName]
    """Events that the webhook is called for."""
    url: str
    """Address the events are delivered to by POST."""
    signature_secret: str | None = None
    """Secret that signs each delivery (HMAC-SHA256); begins with `sig_sec_`."""


class LiveStreamBroadcastStartedEvent(Model, kw_only=True, rename="camel"):
    """A live stream went on air.

    Source: `#/components/schemas/LiveStreamBroadcastStartedEvent`
    """

    type: LiveStreamBroadcastStartedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the broadcast started, as ISO 8601 with an offset."""
    live_stream_id: str
    """The live stream that went on air."""


class LiveStreamBroadcastEndedEvent(Model, kw_only=True, rename="camel"):
    """A live stream went off air.

    Source: `#/components/schemas/LiveStreamBroadcastEndedEvent`
    """

    type: LiveStreamBroadcastEndedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the broadcast ended, as ISO 8601 with an offset."""
    live_stream_id: str
    """The live stream that went off air."""


class VideoSourceRecordedEvent(Model, kw_only=True, rename="camel"):
    """A live stream was recorded.

    Source: `#/components/schemas/VideoSourceRecordedEvent`
    """

    type: VideoSourceRecordedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the recording was there, as ISO 8601 with an offset."""
    live_stream_id: str
    """Identifier of the live stream that was recorded; begins with `li`."""
    video_id: str
    """Identifier of the video made of the recording; begins with `vi`."""


class VideoEncodingQualityCompletedEvent(Model, kw_only=True, rename="camel"):
    """A quality was encoded.

    Source: `#/components/schemas/VideoEncodingQualityCompletedEvent`
    """

    type: VideoEncodingQualityCompletedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the quality was ready, as ISO 8601 with an offset."""
    video_id: str
    """Identifier of the video that was encoded; begins with `vi`."""
    live_stream_id: str | None = None
    """The live stream the video was recorded from; absent for uploaded videos."""
    encoding: EncodingFormat | None = None
    """Format that was encoded: an HLS stream, or an MP4 file."""
    quality: VideoQuality | None = None
    """Quality that was encoded, by its height in pixels."""


class VideoCaptionGeneratedEvent(Model, kw_only=True, rename="camel"):
    """A caption was generated.

    Source: `#/components/schemas/VideoCaptionGeneratedEvent`
    """

    type: VideoCaptionGeneratedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the caption was ready, as ISO 8601 with an offset."""
    video_id: str
    """Identifier of the video that the caption belongs to; begins with `vi`."""
    caption_id: str | None = None
    """Identifier of the caption; begins with `caption_`."""
    generation_mode: VideoCaptionGeneratedEventGenerationMode | None = None
    """How the caption came about; `transcript` is one made of the speech."""
    language: TranscriptLanguage | None = None
    """Language that the caption is in."""


class VideoSummaryGeneratedEvent(Model, kw_only=True, rename="camel"):
    """A summary was generated.

    Source: `#/components/schemas/VideoSummaryGeneratedEvent`
    """

    type: VideoSummaryGeneratedEventType = constant()
    """Name of the event, by which payloads are distinguished."""
    emitted_at: Instant
    """When the summary was ready, as ISO 8601 with an offset."""
    video_id: str
    """Identifier of the video that was summed up; begins with `vi`."""
    summary_id: str | None = None
    """Identifier of the summary; begins with `summary_`."""


class WebhookCreationPayloadDict(TypedDict, total=False):
    """What may be given for `WebhookCreationPayload`, in the names of the API."""

    events: Required[Sequence[WebhookEventNameLike]]
    url: Required[str]
