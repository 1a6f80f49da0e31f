"""Types that `client.live_streams` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel


class LiveStreamsSortBy(OpenStrEnum):
    """Source: `#/paths/~1live-streams/get/parameters/2/schema`"""

    NAME = "name"
    CREATED_AT = "createdAt"
    UPDATED_AT = "updatedAt"


LiveStreamsSortByLike: TypeAlias = LiveStreamsSortBy | Literal["name", "createdAt", "updatedAt"]


class LiveStreamsListResponse(Model, kw_only=True):
    """One page of live streams.

    Source: `#/components/schemas/LiveStreamsListResponse`
    """

    data: list[LiveStream]
    """The live streams on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class LiveStreamCreationPayload(Model, kw_only=True, rename="camel"):
    """What a new live stream is to be like.

    Source: `#/components/schemas/LiveStreamCreationPayload`
    """

    name: str
    """Name of the live stream, for finding it again."""
    public: bool | None = None
    """Whether anyone may watch; true when left out."""
    player_id: str | None = None
    """Identifier of the player theme to show the live stream with; begins with `pl`. The default
    theme when left out.
    """
    restreams: list[RestreamPayload] | None = None
    """Up to five platforms to pass the broadcast on to. At most 5 items."""


class LiveStream(Model, kw_only=True, rename="camel"):
    """A live stream: where it is fed, where it is watched, and whether it is on air.

    Source: `#/components/schemas/LiveStream`
    """

    live_stream_id: str
    """Unique identifier of the live stream; begins with `li`."""
    name: str
    """Name of the live stream, for finding it again."""
    stream_key: str
    """Secret that the encoder sends along; whoever has it can broadcast."""
    public: bool | None = None
    """Whether anyone may watch. A private live stream needs a private token in its addresses."""
    assets: LiveStreamAssets
    """Addresses for watching the live stream."""
    player_id: str | None = None
    """Player theme it is shown with; absent when the default theme is used."""
    broadcasting: bool
    """Whether an encoder is sending to the live stream at this moment."""
    restreams: list[Restream]
    """Platforms the broadcast is passed on to; empty when there are none."""
    created_at: Instant | None = None
    """When the live stream was created, as ISO 8601 with an offset."""
    updated_at: Instant | None = None
    """When the live stream was last changed, as ISO 8601 with an offset."""


class LiveStreamUpdatePayload(Model, kw_only=True, rename="camel"):
    """The members of a live stream to change; what is left out stays.

    Source: `#/components/schemas/LiveStreamUpdatePayload`
    """

    name: str | None = None
    """Another name for the live stream. Unchanged when left out."""
    public: bool | None = None
    """Whether anyone may watch, or only who has a private token. Unchanged when left out."""
    player_id: str | None = None
    """Identifier of another player theme; begins with `pl`. Unchanged when left out."""
    restreams: list[RestreamPayload] | None = None
    """The complete new list of up to five platforms; an empty list ends restreaming. At most 5
    items.
    """


class LiveStreamThumbnailUploadPayload(Model, kw_only=True):
    """A picture for a live stream.

    Source: `#/components/schemas/LiveStreamThumbnailUploadPayload`
    """

    file: str
    """The picture as JPEG, at most 8 MiB."""


class RestreamPayload(Model, kw_only=True, rename="camel"):
    """A platform to pass the broadcast on to.

    Source: `#/components/schemas/RestreamPayload`
    """

    name: str
    """Name of the destination, for finding it again."""
    server_url: str
    """RTMP or RTMPS address with the name of the application, such as `rtmps://host/app`."""
    stream_key: str
    """Secret the platform gave for broadcasting there."""


class LiveStreamAssets(Model, kw_only=True):
    """Addresses under which a live stream can be watched.

    Source: `#/components/schemas/LiveStreamAssets`
    """

    hls: str
    """HLS manifest, for players of your own. Format: uri."""
    iframe: str
    """HTML that embeds the player in a page."""
    player: str
    """Address of a page with nothing but the player. Format: uri."""
    thumbnail: str
    """Picture shown while nothing is on air; JPEG. Format: uri."""


class Restream(Model, kw_only=True, rename="camel"):
    """A platform the broadcast is passed on to.

    Source: `#/components/schemas/Restream`
    """

    name: str
    """Name of the destination, for finding it again."""
    server_url: str
    """RTMP or RTMPS address with the name of the application, such as `rtmps://host/app`."""
    stream_key: str
    """Secret the platform gave for broadcasting there."""


class LiveStreamCreationPayloadDict(TypedDict, total=False):
    """What may be given for `LiveStreamCreationPayload`, in the names of the API."""

    name: Required[str]
    public: bool
    playerId: str
    restreams: Sequence[RestreamPayload | RestreamPayloadDict]


class LiveStreamUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `LiveStreamUpdatePayload`, in the names of the API."""

    name: str
    public: bool
    playerId: str
    restreams: Sequence[RestreamPayload | RestreamPayloadDict]


class LiveStreamThumbnailUploadPayloadDict(TypedDict, total=False):
    """What may be given for `LiveStreamThumbnailUploadPayload`, in the names of the API."""

    file: Required[FileInput]


class RestreamPayloadDict(TypedDict, total=False):
    """What may be given for `RestreamPayload`, in the names of the API."""

    name: Required[str]
    serverUrl: Required[str]
    streamKey: Required[str]
