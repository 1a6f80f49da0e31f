"""What generated code declares of an operation, and of the API: plain values that the runtime acts on.

Nothing here does anything. Wire names are the document's; defaults are OpenAPI's own, so that a declaration
says only what is unusual (https://spec.openapis.org/oas/v3.1.1#parameter-object).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, Literal, TypeAlias, TypeVar

import msgspec

T = TypeVar("T")
ItemT = TypeVar("ItemT")

RetryClass: TypeAlias = Literal["safe", "idempotent", "unsafe"]
StyleName: TypeAlias = Literal[
    "matrix",
    "label",
    "simple",
    "form",
    "spaceDelimited",
    "pipeDelimited",
    "tabDelimited",
    "deepObject",
    "cookie",
    "json",
]
BodyKind: TypeAlias = Literal["json", "multipart", "form", "binary", "text", "jsonl", "jsonseq", "parts"]
ResponseKind: TypeAlias = Literal["json", "text", "bytes", "none", "jsonl", "jsonseq", "events", "data"]


class Style(msgspec.Struct, frozen=True, kw_only=True):
    """How one parameter is written, where that is not the default (`form`, exploded, for a query)."""

    name: StyleName = "form"
    explode: bool = True
    allow_reserved: bool = False


class Body(msgspec.Struct, frozen=True, kw_only=True):
    """The request body. `files` are the members of a multipart body that are sent as files.

    `content_types` gives the type of single parts; `is_required` says that a body is sent even when no
    member is set; `is_list`/other shapes need nothing here: the value is passed whole.
    `jsonl`, `jsonseq` and `parts` are sequences of items: a line, a record (RFC 7464) or a part without a name each.
    `prefix_types` are the media types of the first parts, `item_type` that of all others. `part_headers` are headers
    that parts always have.
    allowed: of raw bytes, the media types that the document names; one of them is chosen by the name of the file.
    others: other ways to write the same thing, by the content type that a caller chooses.
    """

    kind: BodyKind
    content_type: str
    is_required: bool = True
    files: tuple[str, ...] = ()
    content_types: Mapping[str, str] = {}
    styles: Mapping[str, Style] = {}
    prefix_types: tuple[str, ...] = ()
    item_type: str = ""
    part_headers: Mapping[str, Mapping[str, str]] = {}
    allowed: tuple[str, ...] = ()
    others: Mapping[str, Body] = {}


class Querystring(msgspec.Struct, frozen=True, kw_only=True):
    """A parameter that is the query as a whole: its name among the arguments, and how it is written."""

    name: str
    body: Body


class ResponseSpec(msgspec.Struct, frozen=True, kw_only=True):
    """One documented response: what kind of body, and the type it reads to (ignored for text, bytes and none).

    The kinds "jsonl", "jsonseq", "events" and "data" are streams, whose type is that of an item: JSON lines, JSON
    records (RFC 7464), server-sent events, and the JSON that is the data of such events.
    media_types: those that are read in this way, () for the usual ones of the kind. others: what else the response may
    be, by its content type.
    """

    kind: ResponseKind
    type: Any = None
    media_types: tuple[str, ...] = ()
    others: tuple[ResponseSpec, ...] = ()


def problems(body: object, *statuses: str) -> dict[str, ResponseSpec]:
    """Errors that response JSON of one type: status by status, as `errors` of an operation takes them."""
    return dict.fromkeys(statuses, ResponseSpec(kind="json", type=body))


class ChunkUpload(msgspec.Struct, frozen=True, kw_only=True):
    """How an operation takes a large file: whole, or in parts that a `Content-Range: part n/N` header numbers.

    file: the member of the body that is the file. id: the member of the response that names what was uploaded, also
    where an incomplete upload answers nothing else. copies: members of the body that repeat what the first response
    said, so that the first part is sent alone unless the caller gives them. Sizes are bytes.
    received: how a refusal of a part ends its `type` when the part, or the whole file, arrived before.
    status_path, parts: where to ask which parts arrived, and the dotted path to their numbers in the response.
    result_path: where to ask for what was uploaded, in the type of the operation's response. Both paths are templates
    with `{id}` in the place of the id; "" where the document does not say.
    """

    file: str
    header: str = "Content-Range"
    id: str = ""
    copies: tuple[str, ...] = ()
    smallest_part: int = 1
    largest_part: int | None = None
    usual_part: int = 50 * 1024 * 1024
    most_parts: int | None = None
    received: tuple[str, ...] = ()
    status_path: str = ""
    parts: str = ""
    result_path: str = ""


class Streaming(msgspec.Struct, frozen=True, kw_only=True):
    """What is special about a stream.

    end: data of the event after which nothing follows, though the connection may stay; "" is `[DONE]` where the data of
    events are JSON, and nothing elsewhere. is_endless: the server closes the connection now and then, and expects a new
    one, as a browser makes it.
    """

    end: str = ""
    is_endless: bool = False


class Pagination(msgspec.Struct, frozen=True, kw_only=True):
    """Where a list response keeps things: dotted wire paths into the response, and names of query parameters.

    items: "" for a response that is the list. page, page_size, offset, cursor: parameters. first_page: where pages are
    counted from. next_cursor: path to what the parameter `cursor` takes next; where that is empty, last_item: path to
    it in the last item. more: path to whether there are further pages. link_header: the header `Link` has the next one.
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


class ServerVariable(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an address that is chosen when a client is made.

    name: what stands in the braces. default: None where one must be given. allowed: () for any value.
    """

    name: str
    default: str | None = None
    allowed: tuple[str, ...] = ()


class Server(msgspec.Struct, frozen=True, kw_only=True):
    """An address, absolute or relative to the base URL. variables: those in its braces, by argument of the client."""

    url: str
    variables: Mapping[str, ServerVariable] = {}


class Operation(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One operation. `T` is what a successful call gives.

    responses: by status: "200", "2XX" or "default". errors: the same for 4xx and 5xx, type of the error body.
    is_authenticated: False where the document says that no credentials are needed; none are sent then. security: what
    credentials are needed by their ids, where that is not what the API needs: any one of the tuples is enough, all
    members of it together; an empty one means that none are needed.
    servers: its own addresses by environment, where it is not at those of the API; the first where none is named.
    streaming: what is special about its stream, if its response is one.
    idempotency_header: the header parameter by which the server knows a repeated call again; "" where the document
    declares none. A call that gives it is retried like an idempotent one.
    """

    id: str
    method: str
    path: str
    responses: Mapping[str, ResponseSpec]
    errors: Mapping[str, ResponseSpec] = {}
    path_styles: Mapping[str, Style] = {}
    query_styles: Mapping[str, Style] = {}
    header_styles: Mapping[str, Style] = {}
    cookie_styles: Mapping[str, Style] = {}
    querystring: Querystring | None = None
    body: Body | None = None
    retry: RetryClass = "unsafe"
    is_authenticated: bool = True
    security: tuple[tuple[str, ...], ...] = ()
    servers: Mapping[str, Server] = {}
    chunks: ChunkUpload | None = None
    idempotency_header: str = ""
    streaming: Streaming | None = None


class PagedOperation(Operation[T], Generic[T, ItemT], frozen=True, kw_only=True):
    """An operation whose response `T` is one page of a longer list of `ItemT`."""

    pagination: Pagination


class KeyExchange(msgspec.Struct, frozen=True, kw_only=True):
    """Bearer tokens got for an API key and refreshed: paths, request members, response members (seconds)."""

    id: str = ""
    argument: str = ""
    exchange_path: str
    exchange_key: str
    refresh_path: str
    refresh_key: str
    access_token: str
    refresh_token: str
    expires_in: str


class KeyScheme(msgspec.Struct, frozen=True, kw_only=True):
    """A credential the API takes as it is: where it goes. `basic` sends user and password, or the key as the user name.

    `digest` answers a challenge with both; `http` is another scheme of HTTP, the one of the name.
    id: its name in the document. argument: its name among the arguments of the client, "" where it has none there.
    """

    kind: Literal["bearer", "basic", "digest", "http", "header", "query", "cookie"]
    name: str = ""
    id: str = ""
    argument: str = ""


class OAuth(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens of OAuth 2.0: where they are got, as far as the document says. discovery_url: where OpenID says the rest.

    scopes: those that some operation needs. id, argument: as of `KeyScheme`.
    """

    token_url: str = ""
    refresh_url: str = ""
    authorization_url: str = ""
    device_url: str = ""
    discovery_url: str = ""
    scopes: tuple[str, ...] = ()
    id: str = ""
    argument: str = ""


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate of the client, which the transport shows. id, argument: as of `KeyScheme`."""

    id: str = ""
    argument: str = ""


Scheme: TypeAlias = KeyExchange | KeyScheme | OAuth | Certificate


class ApiDefinition(msgspec.Struct, frozen=True, kw_only=True):
    """What a client must know of its API before the first call.

    schemes: in order of preference, the first is that of the API key. security: what calls need, as of an operation;
    () where no operation needs the same. environments: name -> base URL, with the defaults of
    variables. servers: those among them that have variables; where there is no environment, the relative one. secrets:
    names of headers, parameters and members that hold credentials, besides those of the schemes.
    """

    title: str
    package: str
    version: str
    client_name: str
    env_prefix: str
    environments: Mapping[str, str]
    default_environment: str
    servers: Mapping[str, Server] = {}
    schemes: tuple[Scheme, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    secrets: tuple[str, ...] = ()
