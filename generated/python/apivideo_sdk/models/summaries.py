"""Types that `client.summaries` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, Required, TypeAlias, TypedDict

from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel, SummaryAttribute, SummaryAttributeLike


class SummaryOrigin(OpenStrEnum):
    """How a summary came about: generated from the video (`auto`) or written by hand (`api`).

    Source: `#/components/schemas/SummaryOrigin`
    """

    AUTO = "auto"
    API = "api"


SummaryOriginLike: TypeAlias = SummaryOrigin | Literal["auto", "api"]


class SummarySourceStatus(OpenStrEnum):
    """State of a text: none yet (`missing`), being generated (`waiting`), could not be generated
    (`failed`), there (`completed`), or nothing in the video to sum up (`unprocessable`).

    Source: `#/components/schemas/SummarySourceStatus`
    """

    MISSING = "missing"
    WAITING = "waiting"
    FAILED = "failed"
    COMPLETED = "completed"
    UNPROCESSABLE = "unprocessable"


SummarySourceStatusLike: TypeAlias = (
    SummarySourceStatus | Literal["missing", "waiting", "failed", "completed", "unprocessable"]
)


class SummaryCreationPayloadOrigin(OpenStrEnum):
    """Send `auto` to have the text generated; leave it out to write it by hand.

    Source: `#/components/schemas/SummaryCreationPayload/properties/origin`
    """

    AUTO = "auto"


SummaryCreationPayloadOriginLike: TypeAlias = SummaryCreationPayloadOrigin | Literal["auto"]


class SummariesSortBy(OpenStrEnum):
    """Source: `#/paths/~1summaries/get/parameters/3/schema`"""

    CREATED_AT = "createdAt"
    UPDATED_AT = "updatedAt"
    VIDEO_ID = "videoId"


SummariesSortByLike: TypeAlias = SummariesSortBy | Literal["createdAt", "updatedAt", "videoId"]


class SummariesListResponse(Model, kw_only=True):
    """One page of summaries.

    Source: `#/components/schemas/SummariesListResponse`
    """

    data: list[Summary]
    """The summaries on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class SummaryCreationPayload(Model, kw_only=True, rename="camel"):
    """Which video to sum up, and how.

    Source: `#/components/schemas/SummaryCreationPayload`
    """

    video_id: str
    """Identifier of the video to sum up; begins with `vi`."""
    origin: SummaryCreationPayloadOrigin | None = None
    """Send `auto` to have the text generated; leave it out to write it by hand."""
    attributes: list[SummaryAttribute] | None = None
    """What to generate; both when left out."""

    if TYPE_CHECKING:  # what may be given is more than what is read

        def __init__(
            self,
            *,
            video_id: str,
            origin: SummaryCreationPayloadOriginLike | None = ...,
            attributes: Sequence[SummaryAttributeLike] | None = ...,
        ) -> None: ...


class Summary(Model, kw_only=True, rename="camel"):
    """The summary of a video, without its text.

    Source: `#/components/schemas/Summary`
    """

    summary_id: str
    """Unique identifier of the summary; begins with `summary_`."""
    created_at: Instant
    """When the summary was created, as ISO 8601 with an offset."""
    updated_at: Instant
    """When it or its text was last changed."""
    video_id: str
    """Identifier of the video that is summed up; begins with `vi`."""
    origin: SummaryOrigin
    """How the text came about: generated (`auto`) or written by hand (`api`)."""
    source_status: SummarySourceStatus
    """Whether the text of the summary is there, on its way, or failed."""


class SummarySource(Model, kw_only=True):
    """The text of a summary.

    Source: `#/components/schemas/SummarySource`
    """

    abstract: str | None = None
    """The content of the video in a few sentences."""
    takeaways: list[str] | None = None
    """The main points of the video, three at most, a sentence each. At most 3 items."""


class SummaryUpdatePayload(Model, kw_only=True):
    """The members of the text to replace.

    Source: `#/components/schemas/SummaryUpdatePayload`
    """

    abstract: str | None = None
    """The content of the video in a few sentences."""
    takeaways: list[str] | None = None
    """The complete new list of main points, three at most. At most 3 items."""


class SummaryCreationPayloadDict(TypedDict, total=False):
    """What may be given for `SummaryCreationPayload`, in the names of the API."""

    videoId: Required[str]
    origin: SummaryCreationPayloadOriginLike
    attributes: Sequence[SummaryAttributeLike]


class SummaryUpdatePayloadDict(TypedDict, total=False):
    """What may be given for `SummaryUpdatePayload`, in the names of the API."""

    abstract: str
    takeaways: Sequence[str]
