"""Types that `client.upload_tokens` alone uses."""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel


class UploadTokensSortBy(OpenStrEnum):
    """Source: `#/paths/~1upload-tokens/get/parameters/0/schema`"""

    CREATED_AT = "createdAt"
    TTL = "ttl"


UploadTokensSortByLike: TypeAlias = UploadTokensSortBy | Literal["createdAt", "ttl"]


class UploadTokensListResponse(Model, kw_only=True):
    """One page of upload tokens.

    Source: `#/components/schemas/UploadTokensListResponse`
    """

    data: list[UploadToken]
    """The upload tokens on this page."""
    pagination: PaginationModel
    """Where this page stands among all pages."""


class UploadTokenCreationPayload(Model, kw_only=True):
    """How long an upload token is to live.

    Source: `#/components/schemas/UploadTokenCreationPayload`
    """

    ttl: int | None = None
    """Seconds until the token expires; 0 for a token that lives until it is deleted. From 0 to
    2147483647. Default: `0`.
    """


class UploadToken(Model, kw_only=True, rename="camel"):
    """A token that lets whoever has it upload videos, without an API key.

    Source: `#/components/schemas/UploadToken`
    """

    __nullable__ = frozenset({"expiresAt"})
    token: str
    """The token itself, which whoever uploads sends with the file; begins with `to`."""
    ttl: int | None = None
    """Seconds the token was valid for when it was created; 0 when it never expires. From 0 to
    2147483647.
    """
    created_at: Instant | None = None
    """When the token was created, as ISO 8601 with an offset."""
    expires_at: Instant | None = None
    """When the token expires; null, or absent, when it never does."""


class UploadTokenCreationPayloadDict(TypedDict, total=False):
    """What may be given for `UploadTokenCreationPayload`, in the names of the API."""

    ttl: int
