"""Client hints (`x-client-*`) in typed form: what a document says of how clients should look."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from generator.ir.schemas import Extensions

RetryClass: TypeAlias = Literal["safe", "idempotent", "unsafe"]


@dataclass(frozen=True, kw_only=True, slots=True)
class PaginationHint:
    """Where a list answer keeps its items and its links. Paths are dotted (`pagination.links`); "" if unknown.

    `x-client-paginated: true` gives no paths: the parser finds them from the answer's schema and the query.
    """

    items: str
    page: str = ""
    page_size: str = ""
    links: str = ""
    total: str = ""
    pages: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class OperationHints:
    """`x-client-action`, `-paginated`, `-chunk-upload`, `-hidden`, `-retry`, `-merge-patch`; the rest in `others`."""

    action: str = ""
    pagination: PaginationHint | None = None
    is_chunk_upload: bool = False
    is_hidden: bool = False
    is_merge_patch: bool = False
    retry: RetryClass | None = None
    description: str = ""
    others: Extensions = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class TokenExchangeHint:
    """`x-client-token-exchange` on a bearer scheme: a key is exchanged for a token that is later refreshed.

    Paths are of the API; names are members of the request and answer bodies; `expires_in` counts seconds.
    """

    exchange_path: str
    exchange_key: str
    refresh_path: str
    refresh_key: str
    access_token: str
    refresh_token: str
    expires_in: str
