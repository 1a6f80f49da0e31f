"""Values of the runtime that generated code declares: the members and defaults of `runtime/operation.py`, as data.

`StyleDeclaration` stands for `Style`, and so on; a test compares members and defaults of both. `source` writes one,
without the members that have their default.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final, TypeAlias

from msgspec import NODEFAULT, Struct

from generator.ir.schemas import Json
from generator.targets.python.package.imports import Annotation, Import
from generator.targets.python.package.runtime_names import runtime_import


class Declared(Struct, frozen=True, kw_only=True):
    """A value that is written as a call of its class, without the members that have their default."""


class FunctionCall(Struct, frozen=True):
    """A call of a function of the runtime."""

    function: str
    arguments: tuple[Value, ...]


class MergedMappings(Struct, frozen=True):
    """Mappings of which later ones add to earlier ones: `a | b`."""

    parts: tuple[Value, ...]


USUAL_PART: Final = 50 * 1024 * 1024
"""Bytes of a part that the runtime takes where nothing is said."""

_SUFFIX: Final = "Declaration"
_LONG_NUMBER: Final = 1000
_NONE_GIVEN: Final[Mapping[str, Any]] = MappingProxyType({})

Value: TypeAlias = (
    "Declared | FunctionCall | MergedMappings | Annotation | Mapping[str, Value] | tuple[Value, ...] | str | int | None"
)


class StyleDeclaration(Declared, frozen=True, kw_only=True):
    """How one parameter is written."""

    name: str = "form"
    explode: bool = True
    allow_reserved: bool = False


class BodyDeclaration(Declared, frozen=True, kw_only=True):
    """A request body."""

    kind: str
    content_type: str
    is_required: bool = True
    files: tuple[str, ...] = ()
    content_types: Mapping[str, str] = _NONE_GIVEN
    styles: Mapping[str, StyleDeclaration] = _NONE_GIVEN
    prefix_types: tuple[str, ...] = ()
    item_type: str = ""
    part_headers: Mapping[str, Mapping[str, str]] = _NONE_GIVEN
    allowed: tuple[str, ...] = ()
    others: Mapping[str, BodyDeclaration] = _NONE_GIVEN


class QuerystringDeclaration(Declared, frozen=True, kw_only=True):
    """A parameter that is the query as a whole."""

    name: str
    body: BodyDeclaration


class ResponseSpecDeclaration(Declared, frozen=True, kw_only=True):
    """One documented response."""

    kind: str
    type: Annotation | None = None
    media_types: tuple[str, ...] = ()
    others: tuple[ResponseSpecDeclaration, ...] = ()


class ChunkUploadDeclaration(Declared, frozen=True, kw_only=True):
    """How an operation takes a large file. Sizes are bytes."""

    file: str
    header: str = "Content-Range"
    id: str = ""
    copies: tuple[str, ...] = ()
    smallest_part: int = 1
    largest_part: int | None = None
    usual_part: int = USUAL_PART
    most_parts: int | None = None
    received: tuple[str, ...] = ()
    status_path: str = ""
    parts: str = ""
    result_path: str = ""


class PaginationDeclaration(Declared, frozen=True, kw_only=True):
    """Where a page keeps its items and its links: dotted wire paths, and names of query parameters."""

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


class ServerVariableDeclaration(Declared, frozen=True, kw_only=True):
    """A part of an address that is chosen when a client is made."""

    name: str
    default: str | None = None
    allowed: tuple[str, ...] = ()


class ServerDeclaration(Declared, frozen=True, kw_only=True):
    """An address, with its variables by argument of the client."""

    url: str
    variables: Mapping[str, ServerVariableDeclaration] = _NONE_GIVEN


class StreamingDeclaration(Declared, frozen=True, kw_only=True):
    """What is special about a stream."""

    end: str = ""
    is_endless: bool = False


class OperationDeclaration(Declared, frozen=True, kw_only=True):
    """One operation. Responses and errors by status."""

    id: str
    method: str
    path: str
    responses: Value
    errors: Value = _NONE_GIVEN
    path_styles: Mapping[str, StyleDeclaration] = _NONE_GIVEN
    query_styles: Mapping[str, StyleDeclaration] = _NONE_GIVEN
    header_styles: Mapping[str, StyleDeclaration] = _NONE_GIVEN
    cookie_styles: Mapping[str, StyleDeclaration] = _NONE_GIVEN
    querystring: QuerystringDeclaration | None = None
    body: BodyDeclaration | None = None
    retry: str = "unsafe"
    is_authenticated: bool = True
    security: tuple[tuple[str, ...], ...] = ()
    servers: Mapping[str, ServerDeclaration] = _NONE_GIVEN
    chunks: ChunkUploadDeclaration | None = None
    idempotency_header: str = ""
    streaming: StreamingDeclaration | None = None


class PagedOperationDeclaration(OperationDeclaration, frozen=True, kw_only=True):
    """An operation whose response is one page of a longer list."""

    pagination: PaginationDeclaration


class KeyExchangeDeclaration(Declared, frozen=True, kw_only=True):
    """Tokens got for an API key: paths, and names of members."""

    id: str = ""
    argument: str = ""
    exchange_path: str
    exchange_key: str
    refresh_path: str
    refresh_key: str
    access_token: str
    refresh_token: str
    expires_in: str


class KeySchemeDeclaration(Declared, frozen=True, kw_only=True):
    """A credential that is sent as it is."""

    kind: str
    name: str = ""
    id: str = ""
    argument: str = ""


class OAuthDeclaration(Declared, frozen=True, kw_only=True):
    """Tokens of OAuth 2.0 or OpenID Connect: where they are got."""

    token_url: str = ""
    refresh_url: str = ""
    authorization_url: str = ""
    device_url: str = ""
    discovery_url: str = ""
    scopes: tuple[str, ...] = ()
    id: str = ""
    argument: str = ""


class CertificateDeclaration(Declared, frozen=True, kw_only=True):
    """A certificate of the client."""

    id: str = ""
    argument: str = ""


SchemeDeclaration: TypeAlias = KeyExchangeDeclaration | KeySchemeDeclaration | OAuthDeclaration | CertificateDeclaration


class ApiDefinitionDeclaration(Declared, frozen=True, kw_only=True):
    """What a client must know of its API before the first call."""

    title: str
    package: str
    version: str
    client_name: str
    env_prefix: str
    environments: Mapping[str, str]
    default_environment: str
    servers: Mapping[str, ServerDeclaration] = _NONE_GIVEN
    schemes: tuple[SchemeDeclaration, ...] = ()
    security: tuple[tuple[str, ...], ...] = ()
    secrets: tuple[str, ...] = ()


def source(value: Value) -> str:
    """Write a value as a Python expression."""
    match value:
        case Declared():
            return f"{_printed(class_of(type(value)))}({', '.join(member_sources(value))})"
        case Annotation():
            return value.text
        case FunctionCall():
            return f"{value.function}({', '.join(source(one) for one in value.arguments)})"
        case MergedMappings():
            return " | ".join(source(one) for one in value.parts)
        case tuple():
            return f"({', '.join(source(one) for one in value)}{',' if len(value) == 1 else ''})"
        case Mapping():
            return f"{{{', '.join(f'{literal(key)}: {source(one)}' for key, one in value.items())}}}"
        case int() if abs(value) >= _LONG_NUMBER:
            return f"{value:_}"
        case _:
            return literal(value)


def member_sources(value: Declared) -> tuple[str, ...]:
    """Write the members of a value as keyword arguments: `is_required=False`."""
    members = ((name, getattr(value, name)) for name in value.__struct_fields__)
    usual = _defaults(type(value))
    return tuple(f"{name}={source(member)}" for name, member in members if name not in usual or member != usual[name])


def class_of(kind: type[Declared]) -> str:
    """Name the class of the runtime that a declaration stands for."""
    return kind.__name__.removesuffix(_SUFFIX)


def imports_of(value: Value) -> frozenset[Import]:
    """Collect what the source of a value needs."""
    if type(value) in _PLAIN:
        return _NOTHING
    match value:
        case Declared():
            members = [getattr(value, name) for name in value.__struct_fields__]
            name = class_of(type(value))
            own = runtime_import(name, alias="" if name == _printed(name) else _printed(name))
            return frozenset({own}).union(*(imports_of(one) for one in members))
        case Annotation():
            return value.imports
        case FunctionCall():
            return frozenset({runtime_import(value.function)}).union(*(imports_of(one) for one in value.arguments))
        case MergedMappings(parts=parts):
            return frozenset[Import]().union(*(imports_of(one) for one in parts))
        case tuple():
            return frozenset[Import]().union(*(imports_of(one) for one in value))
        case Mapping():
            return frozenset[Import]().union(*(imports_of(one) for one in value.values()))
        case _:
            return _NOTHING


def _printed(name: str) -> str:
    """Write the name of a class of the runtime; those that schemas are often called by have a mark before them."""
    return f"_{name}" if name in _OFTEN_SCHEMAS else name


_OFTEN_SCHEMAS: Final = frozenset({"Querystring", "Server", "ServerVariable"})
_PLAIN: Final = frozenset({str, int, float, bool, type(None)})
_NOTHING: Final[frozenset[Import]] = frozenset()


@cache
def _defaults(kind: type[Declared]) -> Mapping[str, object]:
    """Give the members of a class that need not be given, with their defaults."""
    usual = zip(reversed(kind.__struct_fields__), reversed(kind.__struct_defaults__), strict=False)
    return {name: default for name, default in usual if default is not NODEFAULT}


def literal(value: Json) -> str:
    """Write a JSON value as a Python expression: double quotes, and nothing that a source file cannot hold."""
    match value:
        case str():
            return _text(value)
        case list():
            return f"[{', '.join(literal(item) for item in value)}]"
        case dict():
            members = (f"{_text(key)}: {literal(member)}" for key, member in value.items())
            return f"{{{', '.join(members)}}}"
        case _:
            return repr(value)


def _text(value: str) -> str:
    written = repr(value)
    if written[0] == '"' or '"' in value:
        return written
    return f'"{written[1:-1]}"'
