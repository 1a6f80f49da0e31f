"""Hints in typed form: what a document says of how clients should look (`x-client-*`), and to agents (`x-agent`)."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from msgspec import Struct

from generator.ir.schemas import Extensions

RetryClass: TypeAlias = Literal["safe", "idempotent", "unsafe"]


CONVENTION: Final = "convention"
"""Origin of pages that names of parameters and members say, and no hint."""


class PaginationHint(Struct, frozen=True, kw_only=True):
    """Where a list response keeps its items, and how the next page is asked for.

    Paths are dotted (`pagination.links`), or have slashes where a name has dots; "" if unknown, and for items the
    response itself. page, page_size, offset and cursor are query parameters. next_cursor: path to what `cursor` takes
    next; last_item: path to that in the last item. more: path to whether there are more pages. link_header: the next
    page is in the header `Link`. origin: what says so, a hint or "convention".
    """

    items: str
    page: str = ""
    page_size: str = ""
    links: str = ""
    total: str = ""
    pages: str = ""
    first_page: int = 1
    offset: str = ""
    cursor: str = ""
    next_cursor: str = ""
    last_item: str = ""
    more: str = ""
    link_header: bool = False
    origin: str = ""

    def reason(self) -> str:
        """Say in words how pages are found."""
        ways = (
            (self.cursor and self.next_cursor, f"parameter '{self.cursor}' takes '{self.next_cursor}' of the response"),
            (self.cursor and self.last_item, f"parameter '{self.cursor}' takes '{self.last_item}' of the last item"),
            (self.links, f"'{self.links}' of the response has the address of the next page"),
            (self.link_header, "the header 'Link' has the address of the next page"),
            (self.offset, f"parameter '{self.offset}' counts items"),
            (self.page, f"parameter '{self.page}' counts pages from {self.first_page}"),
        )
        way = "; ".join(text for is_so, text in ways if is_so) or "one page"
        items = f"items in '{self.items}'" if self.items else "the response is the list"
        return f"{items}; {way} ({self.origin})"


class ChunkUploadHint(Struct, frozen=True, kw_only=True):
    """How an operation takes a large file in parts. Sizes are bytes; None and "" where the document does not say.

    file: the member of the body that is the file. header: the one that numbers the parts. id: the member of the
    response that names what was uploaded. copies: members of the body that repeat the id once it is known. received:
    how the `type` of a refusal ends when the part, or the whole file, had arrived. status, result: ids of the
    operations that list which parts arrived (`parts` is the dotted path to them) and what was uploaded; each has one
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


class StreamingHint(Struct, frozen=True, kw_only=True):
    """What is special about a response that is a stream.

    member: of the request body, which asks for a stream when it is true. end: data of the event after which nothing
    follows, "" where the document does not say. is_endless: a client makes the connection anew whenever it ends.
    """

    member: str = "stream"
    end: str = ""
    is_endless: bool = False


class AgentUploadHint(Struct, frozen=True, kw_only=True):
    """What stands around an upload. create: id of the operation that makes what the file goes into.

    title: its argument for a name. source: its argument for an address that the file is fetched from. status: id of the
    operation that says how far it is, until: when it is ready, as `encoding.playable=true`. result: id of the operation
    that gives what was uploaded. Each is "" where there is none.
    """

    create: str = ""
    title: str = ""
    source: str = ""
    status: str = ""
    until: str = ""
    result: str = ""


class AgentHint(Struct, frozen=True, kw_only=True):
    """`x-agent` on an operation: what an agent has to know before it calls.

    intents: what a user says who needs the operation. is_destructive: what it removes cannot be had again. secret:
    members of the response that an agent must not see. cost: what a call costs, "" for nothing of note. is_hidden: it
    is not offered to agents.
    """

    intents: tuple[str, ...] = ()
    is_destructive: bool = False
    secret: tuple[str, ...] = ()
    cost: str = ""
    is_hidden: bool = False
    upload: AgentUploadHint | None = None


class UnsupportedHint(Struct, frozen=True, kw_only=True):
    """Something that users ask for and the API does not do. words: what such a wish is recognized by."""

    what: str
    words: tuple[str, ...]


class ApiAgentHint(Struct, frozen=True, kw_only=True):
    """`x-agent` at the root of the document.

    unsupported: what the API does not do. secret_text: regular expressions for secrets inside of texts; the first
    group is the secret.
    """

    unsupported: tuple[UnsupportedHint, ...] = ()
    secret_text: tuple[str, ...] = ()


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
    """`x-verified`, `x-agent`, and `x-client-*`: action, paginated, chunk-upload, hidden, retry; others are kept."""

    action: str = ""
    pagination: PaginationHint | None = None
    chunk_upload: ChunkUploadHint | None = None
    streaming: StreamingHint = StreamingHint()
    is_hidden: bool = False
    retry: RetryClass | None = None
    description: str = ""
    agent: AgentHint = AgentHint()
    verified: Verified | None = None
    others: Extensions = {}


class TokenExchangeHint(Struct, frozen=True, kw_only=True):
    """`x-client-token-exchange` on a bearer scheme: a key is exchanged for a token that is later refreshed.

    Paths are of the API; names are members of the request and response bodies; `expires_in` counts seconds.
    """

    exchange_path: str
    exchange_key: str
    refresh_path: str
    refresh_key: str
    access_token: str
    refresh_token: str
    expires_in: str
