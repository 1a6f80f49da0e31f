"""Types that `client.videos` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import UNSET, Instant, Model, OpenStrEnum, UnsetType
from .shared import (
    EncodingFormat,
    PaginationModel,
    SummaryAttribute,
    SummaryAttributeLike,
    TranscriptLanguage,
    TranscriptLanguageLike,
    VideoQuality,
)


class VideoLanguageOrigin(OpenStrEnum):
    """Who set the language last: `api` for a request, `auto` for detection; null when there is no
    language yet.

    Source: `#/components/schemas/Video/properties/languageOrigin`
    """

    API = "api"
    AUTO = "auto"


class DiscardedVideoLanguageOrigin(OpenStrEnum):
    """Who set the language last: `api` for a request, `auto` for detection; null when there is no
    language yet.

    Source: `#/components/schemas/DiscardedVideo/properties/languageOrigin`
    """

    API = "api"
    AUTO = "auto"


class VideoStatusIngestStatus(OpenStrEnum):
    """For a file that is uploaded, `uploading` and then `uploaded`; for one that is downloaded or
    copied, `ingesting` and then `ingested`.

    Source: `#/components/schemas/VideoStatusIngest/properties/status`
    """

    UPLOADING = "uploading"
    UPLOADED = "uploaded"
    INGESTING = "ingesting"
    INGESTED = "ingested"


class EncodingQualityStatus(OpenStrEnum):
    """`waiting` before encoding has begun, `encoding` while it is under way, then `encoded`, or
    `failed` when this version could not be made.

    Source: `#/components/schemas/EncodingQuality/properties/status`
    """

    WAITING = "waiting"
    ENCODING = "encoding"
    ENCODED = "encoded"
    FAILED = "failed"


class VideoSortBy(OpenStrEnum):
    """Source: `#/components/parameters/VideoSortBy/schema`"""

    TITLE = "title"
    CREATED_AT = "createdAt"
    PUBLISHED_AT = "publishedAt"
    UPDATED_AT = "updatedAt"


VideoSortByLike: TypeAlias = VideoSortBy | Literal["title", "createdAt", "publishedAt", "updatedAt"]


class VideosListResponse(Model, kw_only=True):
    """One page of videos.

    Source: `#/components/schemas/VideosListResponse`
    """

    data: list[Video]
    """The videos on this page."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class VideoCreationPayload(Model, kw_only=True, rename="camel"):
    """A video to create. Its file is uploaded afterwards, unless `source` says where to fetch it.

    Source: `#/components/schemas/VideoCreationPayload`
    """

    title: str
    """Title of the video, for lists and above the player."""
    description: str | None = None
    """What the video is about, in any number of words. None when left out."""
    source: str | None = None
    """Address of a file to download, or identifier of one of your videos to copy. The video is then
    created with 202, and cannot be uploaded to.
    """
    public: bool | None = None
    """Whether anyone may watch, or only who has a private token. Default: `True`."""
    panoramic: bool | None = None
    """Whether the video is a 360-degree one, which viewers turn around in. Default: `False`."""
    mp4_support: bool | None = None
    """Whether to make an MP4 file besides the HLS stream. Default: `True`."""
    player_id: str | None = None
    """Player theme to show the video with. The default theme when left out."""
    tags: list[str] | None = None
    """Tags to find the video by; they may contain spaces."""
    metadata: list[Metadata] | None = None
    """Pairs of key and value to find the video by."""
    clip: VideoClip | None = None
    """Section of the file to keep. All of it when left out."""
    watermark: VideoWatermark | None = None
    """Image to lay over the video. None when left out."""
    language: TranscriptLanguage | None | UnsetType = UNSET
    """Language of the speech; detected when left out or null."""
    transcript: bool | None = None
    """Whether to transcribe the speech. The transcript becomes a caption of the video once it is
    done. False when left out.
    """
    transcript_summary: bool | None = None
    """Whether to summarize the transcript; set `transcript` as well. False when left out."""
    transcript_summary_attributes: list[SummaryAttribute] | None = None
    """Pieces of the summary to generate. All of them when left out."""

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            title: str,
            description: str | None = ...,
            source: str | None = ...,
            public: bool | None = ...,
            panoramic: bool | None = ...,
            mp4_support: bool | None = ...,
            player_id: str | None = ...,
            tags: list[str] | None = ...,
            metadata: list[Metadata] | None = ...,
            clip: VideoClip | None = ...,
            watermark: VideoWatermark | None = ...,
            language: TranscriptLanguageLike | None | UnsetType = ...,
            transcript: bool | None = ...,
            transcript_summary: bool | None = ...,
            transcript_summary_attributes: Sequence[SummaryAttributeLike] | None = ...,
        ) -> None: ...


class Video(Model, kw_only=True, rename="camel"):
    """A video: what it is called, how it is found and where it is watched.

    Source: `#/components/schemas/Video`
    """

    __nullable__ = frozenset({"discardedAt", "deletesAt", "languageOrigin"})
    video_id: str
    """Unique identifier of the video; begins with `vi`."""
    created_at: Instant
    """When the video was created, as ISO 8601 with an offset."""
    title: str
    """Title. A video uploaded with a token alone is titled after its file."""
    description: str
    """Description; an empty text when there is none."""
    published_at: Instant
    """When the video was published, which happens as it is created."""
    updated_at: Instant
    """When the video was last changed, as ISO 8601 with an offset."""
    discarded_at: Instant | None = None
    """When the video was discarded: null for a video that is not, absent where Video Restore has
    never been on.
    """
    deletes_at: Instant | None = None
    """When the discarded video will be deleted for good, 90 days after it was discarded; null or
    absent for a video that is not discarded.
    """
    discarded: bool | None = None
    """Whether the video was deleted while Video Restore was on, and can still be restored; absent
    where Video Restore has never been on.
    """
    language: str | None = None
    """Language of the speech, as an IETF tag. Detected when it was not set; absent until then."""
    language_origin: VideoLanguageOrigin | None = None
    """Who set the language last: `api` for a request, `auto` for detection; null when there is no
    language yet.
    """
    tags: list[str]
    """Tags for grouping and filtering; they may contain spaces."""
    metadata: list[Metadata]
    """Pairs of key and value for grouping and filtering."""
    source: VideoSource
    """Where the file of the video came from: an upload, a live stream, or an address."""
    assets: VideoAssets
    """Addresses for watching and showing the video."""
    player_id: str | None = None
    """Player theme the video is shown with; absent when the default theme is used."""
    public: bool
    """Whether anyone may watch. A private video needs a private token, good for one session, in its
    addresses.
    """
    panoramic: bool
    """Whether the video is a 360-degree one, which viewers turn around in."""
    mp4_support: bool
    """Whether an MP4 file is made besides the HLS stream."""


class VideoUpdatePayload(Model, kw_only=True, rename="camel"):
    """What to change of a video; a property that is left out stays as it is.

    Source: `#/components/schemas/VideoUpdatePayload`
    """

    player_id: str | None | UnsetType = UNSET
    """Player theme to show the video with; null goes back to the default theme."""
    title: str | None = None
    """Another title for the video. Unchanged when left out."""
    description: str | None = None
    """Another description of the video. Unchanged when left out."""
    public: bool | None = None
    """Whether anyone may watch, or only who has a private token."""
    panoramic: bool | None = None
    """Whether the video is a 360-degree one, which viewers turn around in. Unchanged when left out.
    """
    mp4_support: bool | None = None
    """Whether to offer an MP4 file besides the HLS stream."""
    tags: list[str] | None = None
    """All tags the video is to have: the list takes the place of the old one, and an empty list
    removes every tag.
    """
    metadata: list[Metadata] | None = None
    """All metadata the video is to have: the list takes the place of the old one, and an empty list
    removes all of it.
    """
    language: TranscriptLanguage | None | UnsetType = UNSET
    """Language of the speech; detected when left out or null."""
    transcript: bool | None = None
    """Whether to transcribe the speech. The transcript becomes a caption of the video once it is
    done. False when left out.
    """
    transcript_summary: bool | None = None
    """Whether to summarize the transcript; set `transcript` as well. False when left out."""
    transcript_summary_attributes: list[SummaryAttribute] | None = None
    """Pieces of the summary to generate. All of them when left out."""

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            player_id: str | None | UnsetType = ...,
            title: str | None = ...,
            description: str | None = ...,
            public: bool | None = ...,
            panoramic: bool | None = ...,
            mp4_support: bool | None = ...,
            tags: list[str] | None = ...,
            metadata: list[Metadata] | None = ...,
            language: TranscriptLanguageLike | None | UnsetType = ...,
            transcript: bool | None = ...,
            transcript_summary: bool | None = ...,
            transcript_summary_attributes: Sequence[SummaryAttributeLike] | None = ...,
        ) -> None: ...


class VideoUploadPayload(Model, kw_only=True):
    """A video file, or one part of it.

    Source: `#/components/schemas/VideoUploadPayload`
    """

    file: str
    """The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless it is the last.
    """


class VideoStatus(Model, kw_only=True):
    """How far the upload and the encoding of a video have come.

    Source: `#/components/schemas/VideoStatus`
    """

    __nullable__ = frozenset({"ingest"})
    __empty_lists__ = frozenset({"ingest"})
    ingest: VideoStatusIngest | None = None
    """How far the file has arrived. A video that has received nothing yet has null here, or an
    empty array, which stands for null.
    """
    encoding: VideoStatusEncoding
    """How far the encoding of the file has come."""


class VideoThumbnailUploadPayload(Model, kw_only=True):
    """An image to use as thumbnail.

    Source: `#/components/schemas/VideoThumbnailUploadPayload`
    """

    file: str
    """JPEG, PNG or WebP image of at most 8 MiB."""


class VideoThumbnailPickPayload(Model, kw_only=True):
    """The frame to use as thumbnail.

    Source: `#/components/schemas/VideoThumbnailPickPayload`
    """

    timecode: str
    """Position of the frame as `HH:MM:SS`, with a fraction of a second (`00:01:04.500`) or the
    number of a frame (`00:01:04:12`) if need be, or as a number of seconds (`64`). One beyond
    the end picks the first frame. Pattern:
    `^(?:\\d{2,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3}|:\\d{1,2})?|\\d{1,7})$`.
    """


class TokenUploadPayload(Model, kw_only=True, rename="camel"):
    """A video file, or one part of it, sent with an upload token.

    Source: `#/components/schemas/TokenUploadPayload`
    """

    file: str
    """The file, at most 200 MiB in one request; or a part, of at least 5 MiB unless it is the last.
    """
    video_id: str | None = None
    """Video the part belongs to. Leave it out of the first part to create a video, and send the
    `videoId` of that response along with every later part; or name an empty video from the start
    to fill it.
    """


class DiscardedVideosListResponse(Model, kw_only=True):
    """One page of discarded videos.

    Source: `#/components/schemas/DiscardedVideosListResponse`
    """

    data: list[DiscardedVideo]
    """The discarded videos on this page."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class DiscardedVideo(Model, kw_only=True, rename="camel"):
    """A video that was deleted while Video Restore was on: it is kept for 90 days, cannot be
    watched, and can be restored.

    Source: `#/components/schemas/DiscardedVideo`
    """

    __nullable__ = frozenset({"discardedAt", "deletesAt", "languageOrigin", "assets"})
    video_id: str
    """Unique identifier of the video; begins with `vi`."""
    created_at: Instant | None = None
    """When the video was created, as ISO 8601 with an offset."""
    title: str | None = None
    """Title. A video uploaded with a token alone is titled after its file."""
    description: str | None = None
    """Description; an empty text when there is none."""
    published_at: Instant | None = None
    """When the video was published, which happens as it is created."""
    updated_at: Instant | None = None
    """When the video was last changed, as ISO 8601 with an offset."""
    discarded_at: Instant | None = None
    """When the video was discarded, as ISO 8601 with an offset."""
    deletes_at: Instant | None = None
    """When the video will be deleted for good, 90 days after it was discarded."""
    discarded: bool | None = None
    """True for a video that can still be restored."""
    language: str | None = None
    """Language of the speech, as an IETF tag. Detected when it was not set; absent until then."""
    language_origin: DiscardedVideoLanguageOrigin | None = None
    """Who set the language last: `api` for a request, `auto` for detection; null when there is no
    language yet.
    """
    tags: list[str] | None = None
    """Tags for grouping and filtering; they may contain spaces."""
    metadata: list[Metadata] | None = None
    """Pairs of key and value for grouping and filtering."""
    source: VideoSource | None = None
    """Where the file of the video came from: an upload, a live stream, or an address."""
    assets: VideoAssets | None = None
    """Addresses for watching; null while the video cannot be watched."""
    player_id: str | None = None
    """Player theme the video is shown with; absent when the default theme is used."""
    public: bool | None = None
    """Whether anyone may watch. A private video needs a private token, good for one session, in its
    addresses.
    """
    panoramic: bool | None = None
    """Whether the video is a 360-degree one, which viewers turn around in."""
    mp4_support: bool | None = None
    """Whether an MP4 file is made besides the HLS stream."""


class DiscardedVideoUpdatePayload(Model, kw_only=True):
    """Says that a discarded video is to be restored.

    Source: `#/components/schemas/DiscardedVideoUpdatePayload`
    """

    discarded: bool | None = None
    """`false` restores the video. `true` is refused: a video is discarded by deleting it."""


class Metadata(Model, kw_only=True):
    """One key and its value, which you choose freely to classify a video and to find it again.

    Source: `#/components/schemas/Metadata`
    """

    key: str | None = None
    """Name, such as `Author`. Upper and lower case differ."""
    value: str | None = None
    """Value that belongs to the key, such as `John Doe`."""


class VideoClip(Model, kw_only=True, rename="camel"):
    """The section of the source to keep. It can be set only as the video is created; the file is
    cut when it arrives.

    Source: `#/components/schemas/VideoClip`
    """

    start_timecode: str | None = None
    """Where the clip starts, as `HH:MM:SS` with optional milliseconds or frame number, or as a
    number of seconds. The start of the file when left out. Pattern:
    `^(?:\\d{2,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3}|:\\d{1,2})?|\\d{1,7})$`.
    """
    end_timecode: str | None = None
    """Where the clip ends, in the same notation. The end of the file when left out. Pattern:
    `^(?:\\d{2,3}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,3}|:\\d{1,2})?|\\d{1,7})$`.
    """


class VideoWatermark(Model, kw_only=True):
    """An image laid over the video, and where. It is burned in as the video is encoded, and cannot
    be changed later. Distances are in pixels (`10px`) or percent (`5%`).

    Source: `#/components/schemas/VideoWatermark`
    """

    id: str | None = None
    """Identifier of an uploaded watermark; begins with `watermark_`."""
    top: str | None = None
    """Distance from the top edge of the video."""
    left: str | None = None
    """Distance from the left edge of the video."""
    bottom: str | None = None
    """Distance from the bottom edge of the video."""
    right: str | None = None
    """Distance from the right edge of the video."""
    width: str | None = None
    """Width in pixels, in percent of the video's width, or `initial` for that of the image."""
    height: str | None = None
    """Height in pixels, in percent of the video's height, or `initial` for that of the image."""
    opacity: str | None = None
    """How opaque the image is, in percent: `100%` hides what is behind it."""


class VideoSource(Model, kw_only=True, rename="camel"):
    """Where the file of a video came from.

    Source: `#/components/schemas/VideoSource`
    """

    uri: str
    """Path within this API: that of the upload, or of the live stream that was recorded."""
    type: str
    """Kind of the source: `upload` for a file that was uploaded, `liveStream` for a recording."""
    live_stream: VideoSourceLiveStream | None = None
    """The live stream the video was recorded from; absent for other videos."""


class VideoAssets(Model, kw_only=True):
    """Addresses for watching a video. They are known from the start, and lead to something once
    encoding has got there.

    Source: `#/components/schemas/VideoAssets`
    """

    hls: str
    """Address of the HLS manifest, for players that stream. Format: uri."""
    iframe: str
    """HTML that embeds the player in a page."""
    player: str
    """Address of a page with nothing but the player. Format: uri."""
    thumbnail: str
    """Image that is shown before the video plays. Format: uri."""
    mp4: str | None = None
    """The video as one MP4 file; absent unless `mp4Support` is on. Format: uri."""


class VideoStatusIngest(Model, kw_only=True, rename="camel"):
    """What has arrived of the file of a video.

    Source: `#/components/schemas/VideoStatusIngest`
    """

    __nullable__ = frozenset({"filesize"})
    status: VideoStatusIngestStatus | None = None
    """For a file that is uploaded, `uploading` and then `uploaded`; for one that is downloaded or
    copied, `ingesting` and then `ingested`.
    """
    filesize: int | None = None
    """Size of the file in bytes; null or absent while it is not known. At least 0."""
    received_bytes: list[BytesRange] | None = None
    """Ranges received so far, when the file is uploaded by bytes."""
    received_parts: ReceivedParts | None = None
    """Parts received so far, when the file is uploaded by parts."""


class VideoStatusEncoding(Model, kw_only=True):
    """How far the encoding of a video has come.

    Source: `#/components/schemas/VideoStatusEncoding`
    """

    __nullable__ = frozenset({"metadata"})
    __empty_lists__ = frozenset({"metadata"})
    playable: bool
    """Whether the video can be watched already, which may be so while larger versions are still
    being made.
    """
    qualities: list[EncodingQuality]
    """The versions that are made, each with its own state."""
    metadata: VideoStatusEncodingMetadata | None = None
    """What is known of the uploaded file. An empty array stands for null, as long as nothing is
    known.
    """


class VideoSourceLiveStream(Model, kw_only=True, rename="camel"):
    """The live stream a video was recorded from.

    Source: `#/components/schemas/VideoSourceLiveStream`
    """

    live_stream_id: str | None = None
    """Identifier of the live stream; begins with `li`."""
    links: list[VideoSourceLiveStreamLink] | None = None
    """Where to read more about the live stream."""


class BytesRange(Model, kw_only=True, rename="camel"):
    """One range of bytes that arrived of a file uploaded by bytes.

    Source: `#/components/schemas/BytesRange`
    """

    from_: int
    """Offset of the first byte of the range, counted from 0. At least 0."""
    to: int
    """Offset of the last byte of the range, which the range includes. At least 0."""
    total: int | None = None
    """Size of the whole file in bytes, as the upload announced it. At least 0."""


class ReceivedParts(Model, kw_only=True):
    """The parts that arrived of a file uploaded by parts.

    Source: `#/components/schemas/ReceivedParts`
    """

    __nullable__ = frozenset({"total"})
    parts: list[int] | None = None
    """Numbers of the parts received so far, counted from 1 and in ascending order, whatever order
    they came in. At most 10000 items.
    """
    total: int | None = None
    """How many parts there will be; null as long as no part has announced it. At least 1."""


class EncodingQuality(Model, kw_only=True):
    """One encoded version of a video and how far it is.

    Source: `#/components/schemas/EncodingQuality`
    """

    type: EncodingFormat
    """Format of this version: an HLS stream, or an MP4 file."""
    quality: VideoQuality
    """Height of the picture of this version."""
    status: EncodingQualityStatus
    """`waiting` before encoding has begun, `encoding` while it is under way, then `encoded`, or
    `failed` when this version could not be made.
    """


class VideoStatusEncodingMetadata(Model, kw_only=True, rename="camel"):
    """Properties of the uploaded file. Each is null until it is known, or when the file has no such
    thing.

    Source: `#/components/schemas/VideoStatusEncodingMetadata`
    """

    __nullable__ = frozenset(
        {"width", "height", "bitrate", "duration", "framerate", "samplerate", "videoCodec", "audioCodec", "aspectRatio"}
    )
    width: int | None = None
    """Width of the picture in pixels; null while unknown."""
    height: int | None = None
    """Height of the picture in pixels; null while unknown."""
    bitrate: float | None = None
    """Bit rate in kilobits per second; null while unknown."""
    duration: int | None = None
    """Length of the video in whole seconds; null while unknown."""
    framerate: int | None = None
    """Frames per second of the video; null while unknown."""
    samplerate: int | None = None
    """Audio samples per second; null without sound."""
    video_codec: str | None = None
    """Codec of the picture, such as `h264`; null while unknown."""
    audio_codec: str | None = None
    """Codec of the sound, such as `aac`; null without sound."""
    aspect_ratio: str | None = None
    """Width to height, such as `16/9`; null while unknown."""


class VideoSourceLiveStreamLink(Model, kw_only=True):
    """An address of the live stream a video was recorded from.

    Source: `#/components/schemas/VideoSourceLiveStreamLink`
    """

    rel: str | None = None
    """How the address relates to the live stream, such as `self`."""
    uri: str | None = None
    """Path of the live stream within this API."""


class VideoCreationPayloadDict(TypedDict, total=False):
    """What may be given for `VideoCreationPayload`, in the names of the API."""

    title: Required[str]
    description: str
    source: str
    public: bool
    panoramic: bool
    mp4Support: bool
    playerId: str
    tags: Sequence[str]
    metadata: Sequence[Metadata | MetadataDict]
    clip: VideoClip | VideoClipDict
    watermark: VideoWatermark | VideoWatermarkDict
    language: TranscriptLanguageLike | None
    transcript: bool
    transcriptSummary: bool
    transcriptSummaryAttributes: Sequence[SummaryAttributeLike]


class VideoUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `VideoUpdatePayload`, in the names of the API."""

    playerId: str | None
    title: str
    description: str
    public: bool
    panoramic: bool
    mp4Support: bool
    tags: Sequence[str]
    metadata: Sequence[Metadata | MetadataDict]
    language: TranscriptLanguageLike | None
    transcript: bool
    transcriptSummary: bool
    transcriptSummaryAttributes: Sequence[SummaryAttributeLike]


class VideoUploadPayloadDict(TypedDict, total=False):
    """What may be given for `VideoUploadPayload`, in the names of the API."""

    file: Required[FileInput]


class VideoThumbnailUploadPayloadDict(TypedDict, total=False):
    """What may be given for `VideoThumbnailUploadPayload`, in the names of the API."""

    file: Required[FileInput]


class VideoThumbnailPickPayloadDict(TypedDict, total=False):
    """What may be given for `VideoThumbnailPickPayload`, in the names of the API."""

    timecode: Required[str]


class TokenUploadPayloadDict(TypedDict, total=False):
    """What may be given for `TokenUploadPayload`, in the names of the API."""

    file: Required[FileInput]
    videoId: str


class DiscardedVideoUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `DiscardedVideoUpdatePayload`, in the names of the API."""

    discarded: bool


class MetadataDict(TypedDict, total=False):
    """What may be given for `Metadata`, in the names of the API."""

    key: str
    value: str


class VideoClipDict(TypedDict, total=False):
    """What may be given for `VideoClip`, in the names of the API."""

    startTimecode: str
    endTimecode: str


class VideoWatermarkDict(TypedDict, total=False):
    """What may be given for `VideoWatermark`, in the names of the API."""

    id: str
    top: str
    left: str
    bottom: str
    right: str
    width: str
    height: str
    opacity: str
