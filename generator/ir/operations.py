"""Operations in OpenAPI's words: what is sent, what may be answered.

Source: Operation Object, https://spec.openapis.org/oas/v3.1.1#operation-object.
"""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

from generator.ir.extensions import OperationHints
from generator.ir.schemas import Extensions, Json, Schema

ParameterLocation: TypeAlias = Literal["path", "query", "header", "cookie", "querystring"]
ParameterStyle: TypeAlias = Literal[
    "matrix", "label", "simple", "form", "spaceDelimited", "pipeDelimited", "tabDelimited", "deepObject", "cookie"
]


class Example(Struct, frozen=True, kw_only=True):
    """One example value, by the key the document gives it ("" for the keyword `example`)."""

    name: str
    value: Json
    pointer: str
    summary: str = ""


class Encoding(Struct, frozen=True, kw_only=True):
    """How one property of a form or multipart body is sent. headers: of its part, those with a value that is fixed."""

    property_name: str
    content_type: str = ""
    style: ParameterStyle | None = None
    explode: bool | None = None
    allow_reserved: bool = False
    headers: tuple[tuple[str, str], ...] = ()

    @property
    def has_style(self) -> bool:
        """Whether it is written as a query parameter is; its content type does not count then."""
        return self.style is not None or self.explode is not None or self.allow_reserved


class Parameter(Struct, frozen=True, kw_only=True):
    """One Parameter Object. `content_type` is set where the document gives `content` instead of `schema`.

    One in "querystring" is the query as a whole, as its content type and `encoding` have it.
    `is_of_path`: the path item declares it, for all its operations.
    """

    name: str
    location: ParameterLocation
    required: bool
    schema: Schema
    style: ParameterStyle
    explode: bool
    pointer: str
    allow_reserved: bool = False
    content_type: str = ""
    encoding: tuple[Encoding, ...] = ()
    description: str = ""
    deprecated: bool = False
    examples: tuple[Example, ...] = ()
    is_ignored: bool = False
    is_of_path: bool = False
    extensions: Extensions = {}

    @property
    def is_json(self) -> bool:
        """Whether its value is written as JSON: it has a content type, which is not one of text."""
        return bool(self.content_type) and not self.content_type.startswith("text/")


class MediaType(Struct, frozen=True, kw_only=True):
    """One representation of a body. `schema` is None where the document gives none.

    item: schema of each item of a sequence, which `schema` says as a list then. prefix_types, item_type: media types of
    the first parts of a multipart body, and of all further ones; "" where the document does not say. end: data of the
    event that ends a stream, "" where the document does not say.
    """

    content_type: str
    schema: Schema | None
    pointer: str
    examples: tuple[Example, ...] = ()
    encoding: tuple[Encoding, ...] = ()
    item: Schema | None = None
    prefix_types: tuple[str, ...] = ()
    item_type: str = ""
    end: str = ""


class RequestBody(Struct, frozen=True, kw_only=True):
    """One Request Body Object, its media types in document order."""

    required: bool
    content: tuple[MediaType, ...]
    pointer: str
    description: str = ""


class Header(Struct, frozen=True, kw_only=True):
    """One header of a response."""

    name: str
    required: bool
    schema: Schema
    pointer: str
    description: str = ""


class Response(Struct, frozen=True, kw_only=True):
    """One Response Object. `status` as the document spells it: "200", "4XX" or "default"."""

    status: str
    description: str
    headers: tuple[Header, ...]
    content: tuple[MediaType, ...]
    pointer: str
    links: tuple[tuple[str, Json], ...] = ()


class SecurityRequirement(Struct, frozen=True, kw_only=True):
    """Schemes that are needed together: (scheme name, scopes). Empty: no authentication is fine."""

    schemes: tuple[tuple[str, tuple[str, ...]], ...]


class ServerVariable(Struct, frozen=True, kw_only=True):
    """One variable in the braces of a server's address. default: None where the document has none."""

    name: str
    default: str | None = None
    allowed: tuple[str, ...] = ()
    description: str = ""


class Server(Struct, frozen=True, kw_only=True):
    """One Server Object. `url` has the defaults of its variables, `template` the variables in braces.

    environment: its short name, "" where it has none.
    """

    url: str
    template: str
    description: str = ""
    environment: str = ""
    variables: tuple[ServerVariable, ...] = ()
    pointer: str = ""


class Operation(Struct, frozen=True, kw_only=True):
    """One Operation Object with the path item's parameters merged in.

    `operation_id` is always set: the document's, or one made of method and path (`has_own_id` is False then).
    `security` is resolved: the operation's own, else the document's; () means none is needed.
    `variant` tells operations apart that a target made of one: what is special about the body; "" in a document.
    `stream_member`: of two operations that a target made of one, since the response is a stream when this member of the
    body is true; "" for any other.
    """

    operation_id: str
    has_own_id: bool
    method: str
    path: str
    pointer: str
    tags: tuple[str, ...]
    summary: str
    description: str
    deprecated: bool
    parameters: tuple[Parameter, ...]
    request_body: RequestBody | None
    responses: tuple[Response, ...]
    security: tuple[SecurityRequirement, ...]
    servers: tuple[Server, ...]
    hints: OperationHints
    has_own_security: bool = False
    variant: str = ""
    stream_member: str = ""
