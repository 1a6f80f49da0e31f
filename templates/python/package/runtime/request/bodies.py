"""Request bodies: what an operation declares and what a caller gives, as bytes or as a stream of them."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable, Iterator, Mapping

import msgspec
from msgspec import UNSET

from ..operation import Body, Querystring, Style
from ..values.encoding import encode_json, members_of, percent_encoded, scalar_text, to_plain
from .charsets import encoded_text
from .contents import AnyContent, AwaitedContent, BytesContent, IteratedContent
from .files import allowed_type, guessed_content_type, open_file
from .multipart import BodyPart, join_parts, new_boundary, parts_of, unnamed_parts
from .parameters import header_text
from .query import parameter_pairs, query_string

_CONTAINERS = (Mapping, list, tuple, msgspec.Struct)
_EXPLODED = Style()
_RECORD_MARKS = {"jsonl": (b"", b"\n"), "jsonseq": (b"\x1e", b"\n")}
_JSON = Style(name="json")
_DEEP_OBJECT = Style(name="deepObject")


class EncodedBody(msgspec.Struct, frozen=True, kw_only=True):
    """A body ready to be sent.

    content: bytes, or something to go through with `for` or `async for`, as often as `can_replay` allows.
    content_length: exact, or None when it cannot be known before the end.
    """

    content: bytes | AnyContent
    content_type: str
    content_length: int | None
    can_replay: bool


def encode_body(declaration: Body, value: object, boundary: str | None = None) -> EncodedBody | None:
    """Write a request body; None where the body is optional and neither it nor a member of it is given.

    value: for objects a dict or model whose members may be UNSET, else the value as it is.
    boundary: of a multipart body; random unless given.
    Raises TypeError or ValueError for what cannot be written, and OSError for files that cannot be read.
    """
    if not declaration.is_required and _is_nothing(value):
        return None
    if value is UNSET:
        raise TypeError("the request needs a body; none was given")
    match declaration.kind:
        case "json":
            return _in_memory(encode_json(value), _content_type(declaration, "application/json"))
        case "form":
            return _form(declaration, value)
        case "multipart":
            return _multipart(declaration, value, boundary or new_boundary())
        case "binary":
            return _binary(declaration, value)
        case "text":
            return _text(declaration, value)
        case "jsonl" | "jsonseq":
            return _records(declaration, *_RECORD_MARKS[declaration.kind], value)
        case "parts":
            parts = unnamed_parts(declaration, _items(declaration, value))
            return _joined(declaration, parts, boundary or new_boundary())


def encode_querystring(declaration: Querystring, values: Mapping[str, object]) -> str:
    """Write a query that is one value, percent-encoded; "" where it is not given."""
    value = values.get(declaration.name, UNSET)
    if value is UNSET:
        return ""
    body = encode_body(declaration.body, value)
    text = body.content.decode() if body is not None and isinstance(body.content, bytes) else ""
    return text if declaration.body.kind == "form" else percent_encoded(text)


def _is_nothing(value: object) -> bool:
    """Whether nothing was given: no value, or no member. An empty object that was given is one."""
    if isinstance(value, Mapping):
        return bool(value) and all(member is UNSET for member in value.values())
    return value is UNSET


def _in_memory(content: bytes, content_type: str) -> EncodedBody:
    return EncodedBody(content=content, content_type=content_type, content_length=len(content), can_replay=True)


def _content_type(declaration: Body, otherwise: str) -> str:
    """Give the declared content type; a wildcard leaves the choice to the sender."""
    return otherwise if "*" in declaration.content_type else declaration.content_type


def _form(declaration: Body, value: object) -> EncodedBody:
    members = _members(declaration, value)
    written = [_form_member(declaration, name, member) for name, member in members.items()]
    text = "&".join(member for member in written if member)
    return _in_memory(text.encode(), _content_type(declaration, "application/x-www-form-urlencoded"))


def _form_member(declaration: Body, name: str, member: object) -> str:
    """Write one member as its pairs, a space as `+`; the styles of RFC 6570, which have no `+`, write it as `%20`.

    Source: https://spec.openapis.org/oas/v3.1.1#appendix-e-percent-encoding-and-form-media-types.
    """
    text = query_string(parameter_pairs(name, member, _form_style(declaration, name, member)))
    return text if name in declaration.styles else text.replace("%20", "+")


def _form_style(declaration: Body, name: str, member: object) -> Style:
    """Choose for a member without style: a list of scalars repeats the name, what is deeper goes in brackets."""
    if name in declaration.styles:
        return declaration.styles[name]
    if "json" in declaration.content_types.get(name, ""):
        return _JSON
    is_flat = isinstance(member, list | tuple) and not any(isinstance(item, _CONTAINERS) for item in member)
    return _EXPLODED if is_flat else _DEEP_OBJECT


def _multipart(declaration: Body, value: object, boundary: str) -> EncodedBody:
    return _joined(declaration, parts_of(declaration, _members(declaration, value)), boundary)


def _joined(declaration: Body, parts: tuple[BodyPart, ...], boundary: str) -> EncodedBody:
    content_type = f"{_content_type(declaration, 'multipart/form-data')}; boundary={boundary}"
    return _streamed(join_parts(parts, boundary), content_type)


def _records(declaration: Body, start: bytes, end: bytes, value: object) -> EncodedBody:
    """Write items one after the other: a list at once, what an iterator gives while it is sent."""
    where = f"the {declaration.content_type} body"
    if isinstance(value, AsyncIterable):
        awaited = (start + encode_json(item) + end async for item in value)
        return _streamed(AwaitedContent(awaited, where), declaration.content_type)
    records = (start + encode_json(item) + end for item in _items(declaration, value))
    if isinstance(value, Iterator):
        return _streamed(IteratedContent(records, where), declaration.content_type)
    return _in_memory(b"".join(records), declaration.content_type)


def _items(declaration: Body, value: object) -> Iterable[object]:
    if isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        raise TypeError(f"a {declaration.content_type} body is a list of items, not {type(value).__name__}")
    return value


def _binary(declaration: Body, value: object) -> EncodedBody:
    opened = open_file(value, "the content")
    guessed = guessed_content_type(opened.name)
    usual = allowed_type(guessed, declaration.allowed) if declaration.allowed else _content_type(declaration, guessed)
    content_type = opened.content_type or usual
    return _streamed(opened.content, header_text("Content-Type", content_type))


def _streamed(content: AnyContent, content_type: str) -> EncodedBody:
    return EncodedBody(
        content=content.data if isinstance(content, BytesContent) else content,
        content_type=content_type,
        content_length=content.length,
        can_replay=content.can_replay,
    )


def _text(declaration: Body, value: object) -> EncodedBody:
    content_type = _content_type(declaration, "text/plain")
    if isinstance(value, bytes):
        return _in_memory(value, content_type)
    charset = "" if "charset=" in content_type else "; charset=utf-8"
    text = scalar_text(to_plain(value, "the content"))
    return _in_memory(encoded_text(text, content_type, "the content"), content_type + charset)


def _members(declaration: Body, value: object) -> dict[str, object]:
    match value:
        case msgspec.Struct():
            return members_of(value)
        case Mapping():
            return {name: member for name, member in value.items() if member is not UNSET}
    raise TypeError(f"a {declaration.content_type} body is a dict or a model, not {type(value).__name__}")
