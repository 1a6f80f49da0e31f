"""Client hints (`x-client-*`) in typed form: what a document says of how clients should look."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from generator.ir.schemas import Extensions

RetryClass: TypeAlias = Literal["safe", "idempotent", "unsafe"]


class PaginationHint(Struct, frozen=True, kw_only=True):
    """Where a list answer keeps its items and its links. Paths are dotted (`pagination.links`); "" if unknown.

    `x-client-paginated: true` gives no paths: the parser finds them from the answer's schema and the query.
    """

    items: str
    page: str = ""
    page_size: str = ""
    links: str = ""
    total: str = ""
    pages: str = ""


class ChunkUploadHint(Struct, frozen=True, kw_only=True):
    """How an operation takes a large file in parts. Sizes are bytes; None and "" where the document does not say.

    file: the member of the body that is the file. header: the one that numbers the parts. id: the member of the
    answer that names what was uploaded. copies: members of the body that repeat the id once it is known. received:
    how the `type` of a refusal ends when the part, or the whole file, had arrived. status, result: ids of the
    operations that tell which parts arrived (`parts` is the dotted path to them) and what was uploaded; each has one
    parameter in its path, which takes the id.
    """

    file: str
    header: str = "Content-Range"
    id: str = ""
    copies: tuple[str, ...] = ()
    smallest_part: int | None = None
    largest_part: int | None = None
    usual_part: int | None = None
    most_parts: int | None = None
    received: tuple[str, ...] = ()
    status: str = ""
    parts: str = ""
    result: str = ""


EvidenceKind: TypeAlias = Literal["live", "found", "tests", "documentation", "document"]
"""What shows that an operation is as the document has it, the strongest first.

A recording of the API itself; a response of it that was found in public; a test that runs against it; what its
documentation says; what a published document says.
"""


class Verified(Struct, frozen=True, kw_only=True):
    """`x-verified`: by what an operation is known. date: of the evidence, `2024`, `2024-07` or `2024-07-23`."""

    date: str
    evidence: EvidenceKind
    source: str


class OperationHints(Struct, frozen=True, kw_only=True):
    """`x-verified`, `x-client-action`, `-paginated`, `-chunk-upload`, `-hidden`, `-retry`, `-merge-patch`, others."""

    action: str = ""
    pagination: PaginationHint | None = None
    chunk_upload: ChunkUploadHint | None = None
    is_hidden: bool = False
    is_merge_patch: bool = False
    retry: RetryClass | None = None
    description: str = ""
    verified: Verified | None = None
    others: Extensions = {}


class TokenExchangeHint(Struct, frozen=True, kw_only=True):
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
