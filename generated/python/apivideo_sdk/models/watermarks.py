"""Types that `client.watermarks` alone uses."""

from __future__ import annotations

from typing import Literal, Required, TypeAlias, TypedDict

from ..runtime.request.files import FileInput
from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel


class WatermarksSortBy(OpenStrEnum):
    """Source: `#/paths/~1watermarks/get/parameters/0/schema`"""

    CREATED_AT = "createdAt"


WatermarksSortByLike: TypeAlias = WatermarksSortBy | Literal["createdAt"]


class WatermarksListResponse(Model, kw_only=True):
    """One page of watermarks.

    Source: `#/components/schemas/WatermarksListResponse`
    """

    data: list[Watermark]
    """The watermarks on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class WatermarkUploadPayload(Model, kw_only=True):
    """An image to lay over videos.

    Source: `#/components/schemas/WatermarkUploadPayload`
    """

    file: str
    """Content of the image, JPEG or PNG."""


class Watermark(Model, kw_only=True, rename="camel"):
    """An image that can be laid over videos.

    Source: `#/components/schemas/Watermark`
    """

    watermark_id: str
    """Unique identifier of the watermark; begins with `watermark_`."""
    created_at: Instant | None = None
    """When the image was uploaded, as ISO 8601 with an offset."""


class WatermarkUploadPayloadDict(TypedDict, total=False):
    """What may be given for `WatermarkUploadPayload`, in the names of the API."""

    file: Required[FileInput]
