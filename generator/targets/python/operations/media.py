"""Which of several media types a client speaks, and how each is read and written.

Source: Media Type Object, https://spec.openapis.org/oas/v3.1.1#media-type-object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Final, Literal, TypeAlias

from generator.ir.api import Api
from generator.ir.operations import MediaType, Parameter
from generator.ir.schemas import ArraySchema, BinarySchema, ObjectSchema, OneOfSchema, Schema, StringSchema
from generator.ir.walk import resolve, resolve_value

BodyKind: TypeAlias = Literal["json", "multipart", "form", "binary", "text", "jsonl", "jsonseq", "parts"]
ResponseKind: TypeAlias = Literal["json", "text", "bytes", "none", "jsonl", "jsonseq", "events", "data"]

STREAM_KINDS: Final = frozenset({"jsonl", "jsonseq", "events", "data"})
"""Kinds of responses that are read item by item; "data" are the JSON values that server-sent events carry."""

TYPED_KINDS: Final = frozenset({"json", *STREAM_KINDS})
"""Kinds of responses that are read to the type of their schema."""

_BODY_PREFERENCE: Final = ("json", "multipart", "form", "parts", "jsonl", "jsonseq", "binary", "text")
_RESPONSE_PREFERENCE: Final = ("json", "jsonl", "jsonseq", "events", "data", "text", "bytes")
_SEQUENCES: Final[Mapping[str, Literal["jsonl", "jsonseq", "events"]]] = {
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/ndjson": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/json-seq": "jsonseq",
    "application/geo+json-seq": "jsonseq",
    "text/event-stream": "events",
}
"""Media types of sequences: https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types."""

_EVENT_FIELDS: Final = frozenset({"event", "data", "id", "retry"})

_JSON: Final = ("application/json", "text/json", "application/x-json")
_TEXT_SUFFIXES: Final = ("xml", "yaml", "csv", "javascript", "ndjson", "jsonl", "x-www-form-urlencoded")


def preferred_body(content: Iterable[MediaType], api: Api) -> tuple[BodyKind, MediaType] | None:
    """The representation to send: JSON before multipart, form, raw bytes and text. None where there is none."""
    kinds: list[tuple[BodyKind, MediaType]] = [(body_kind(media, api), media) for media in content]
    return min(kinds, key=lambda one: _BODY_PREFERENCE.index(one[0]), default=None)


def preferred_response(content: Iterable[MediaType], api: Api) -> tuple[ResponseKind, MediaType] | None:
    """The representation to read: JSON before text, and text before raw bytes. None where there is none."""
    kinds: list[tuple[ResponseKind, MediaType]] = [(response_kind(media, api), media) for media in content]
    return min(kinds, key=lambda one: _RESPONSE_PREFERENCE.index(one[0]), default=None)


def body_kind(media: MediaType, api: Api) -> BodyKind:
    """How a body of this type is written."""
    essence = essence_of(media.content_type)
    if essence.startswith("multipart/"):
        is_positional = media.item is not None or media.prefix_types or media.item_type
        return "parts" if is_positional and _is_list(media, api) else "multipart"
    if essence == "application/x-www-form-urlencoded":
        return "form"
    match response_kind(media, api):
        case "bytes":
            return "binary"
        case "jsonl" | "jsonseq" as kind if _is_list(media, api):
            return kind
        case "json":
            return "json"
        case _:
            return "text"


def querystring_kind(parameter: Parameter, api: Api) -> BodyKind:
    """How a query that is one value is written."""
    media = MediaType(content_type=parameter.content_type, schema=parameter.schema, pointer=parameter.pointer)
    kind = body_kind(media, api)
    return kind if kind in {"form", "json"} else "text"


def _is_list(media: MediaType, api: Api) -> bool:
    return media.schema is not None and isinstance(resolve_value(media.schema, api.schemas), ArraySchema)


def response_kind(media: MediaType, api: Api) -> Literal["json", "text", "bytes", "jsonl", "jsonseq", "events", "data"]:
    """How a response of this type is read. `*/*` is what its schema says, raw bytes without one."""
    essence = essence_of(media.content_type)
    schema = None if media.schema is None else resolve_value(media.schema, api.schemas)
    if _SEQUENCES.get(essence) == "events":
        return _event_kind(media, api)
    if isinstance(schema, BinarySchema):
        return "bytes"
    if essence in _SEQUENCES:
        return _SEQUENCES[essence]
    if essence in _JSON or essence.endswith("+json"):
        return "json"
    if essence in {"*/*", "application/*"} and schema is not None:
        return "text" if isinstance(schema, StringSchema) else "json"
    is_text = essence.startswith("text/") or essence.endswith(_TEXT_SUFFIXES)
    return "text" if is_text else "bytes"


def item_schema(media: MediaType, api: Api) -> Schema | None:
    """Schema of each item of a stream: `itemSchema`, the items of a list, else the whole; None for a mere text."""
    if media.item is not None or media.schema is None:
        return media.item
    match resolve_value(media.schema, api.schemas):
        case ArraySchema(items=items):
            return items
        case StringSchema() | BinarySchema():
            return None
        case _:
            return media.schema


def _event_kind(media: MediaType, api: Api) -> Literal["events", "data"]:
    """Whether items are events, with the fields that events have, or the JSON that is the data of each."""
    item = item_schema(media, api)
    return "events" if item is None or _is_event(item, api) else "data"


def _is_event(schema: Schema, api: Api) -> bool:
    match resolve_value(schema, api.schemas):
        case ObjectSchema(properties=members):
            return bool(members) and {one.name for one in members} <= _EVENT_FIELDS
        case OneOfSchema(variants=variants):
            return all(_is_event(one, api) for one in variants)
        case _:
            return False


def is_file(schema: Schema, api: Api) -> bool:
    """Whether a member of a multipart body is sent as a file: raw bytes, or an array of them."""
    value = resolve_value(schema, api.schemas)
    item = resolve_value(value.items, api.schemas) if isinstance(value, ArraySchema) else value
    return isinstance(item, BinarySchema)


def has_file(media: MediaType, api: Api) -> bool:
    """Whether a multipart body has a member that is sent as a file."""
    found = None if media.schema is None else resolve(media.schema, api.schemas)
    return isinstance(found, ObjectSchema) and any(is_file(member.schema, api) for member in found.properties)


def essence_of(content_type: str) -> str:
    """`type/subtype` in lower case, without parameters."""
    return content_type.split(";", 1)[0].strip().lower()


def usual_file_type(allowed: Sequence[str]) -> str:
    """What bytes without a name are sent as: any bytes where the document allows them, else the first that it names."""
    any_bytes = "application/octet-stream"
    named = [one for one in allowed if "*" not in one]
    is_allowed = any(fnmatchcase(any_bytes, essence_of(one)) for one in allowed)
    return any_bytes if is_allowed or not named else named[0]


def sent_content_type(kind: BodyKind, content_type: str) -> str:
    """The header of a request body: the document's, or a plain one for its kind where that is a range."""
    if "*" not in content_type:
        return content_type.strip()
    plain = {
        "json": "application/json",
        "multipart": "multipart/form-data",
        "form": "application/x-www-form-urlencoded",
        "binary": "application/octet-stream",
        "text": "text/plain",
        "jsonl": "application/jsonl",
        "jsonseq": "application/json-seq",
        "parts": "multipart/mixed",
    }
    return plain[kind]
