"""Types that `client.tags` alone uses."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ..runtime.values.models import Model, OpenStrEnum
from .shared import PaginationModel


class TagsSortBy(OpenStrEnum):
    """Source: `#/paths/~1tags/get/parameters/1/schema`"""

    VALUE = "value"
    VIDEO_COUNT = "videoCount"


TagsSortByLike: TypeAlias = TagsSortBy | Literal["value", "videoCount"]


class TagsListResponse(Model, kw_only=True):
    """One page of tags.

    Source: `#/components/schemas/TagsListResponse`
    """

    data: list[TagCount]
    """The tags on this page, each with the number of videos that carry it."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class TagCount(Model, kw_only=True, rename="camel"):
    """A tag and how often it is used.

    Source: `#/components/schemas/TagCount`
    """

    value: str
    """The tag itself."""
    video_count: int
    """How many videos of the account carry the tag. At least 0."""
