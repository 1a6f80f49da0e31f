"""Values that are no JSON, as headers and bodies of text hold them, against their schemas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from generator.document import Json
from generator.ir.operations import Header, MediaType
from generator.ir.schemas import (
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    NumberSchema,
    Schema,
    StringSchema,
)
from generator.ir.walk import resolve_value
from generator.recordings.conformance.misfits import Misfit, misfits
from generator.recordings.described import Described
from generator.recordings.parameters import NUMBER, WHOLE, written

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content

_BOOLEANS: Final = {"true": True, "false": False}


def header_misfits(header: Header, text: str, described: Described) -> Iterator[Misfit]:
    """Give how the value of a header departs from its schema; what is no single value, and no list, is not judged."""
    schema, pointer = resolve_value(header.schema, described.api.schemas), header.schema.pointer
    if isinstance(schema, ArraySchema):
        items = resolve_value(schema.items, described.api.schemas)
        yield from misfits(described, pointer, [_read(items, one.strip()) for one in text.split(",")], "response")
    elif _says_something(schema):
        yield from misfits(described, pointer, _read(schema, text), "response")


def body_misfits(body: Content, media_type: MediaType, described: Described) -> Iterator[Misfit]:
    """Give how a body that is no JSON departs from its schema: text by its value, bytes by how many they are."""
    if media_type.schema is None:
        return
    schema, pointer = resolve_value(media_type.schema, described.api.schemas), media_type.schema.pointer
    text: str | None = getattr(body, "text", None)
    if isinstance(schema, BinarySchema):
        size: int | None = getattr(body, "size", None) if text is None else len(text.encode())
        yield from _size_misfits(schema, size)
    elif text is not None and _says_something(schema):
        yield from misfits(described, pointer, _read(schema, text), "response")


def _size_misfits(schema: BinarySchema, size: int | None) -> Iterator[Misfit]:
    """Compare the size of a file with the lengths that the schema allows."""
    limits = dict(schema.keywords)
    least, most = limits.get("minLength"), limits.get("maxLength")
    if size is not None and isinstance(least, int) and size < least:
        text = f"{size:,} bytes are fewer than {least:,}"
        yield Misfit(rule="outside-limits", text=text, steps=(), pointer=schema.pointer)
    if size is not None and isinstance(most, int) and size > most:
        text = f"{size:,} bytes are more than {most:,}"
        yield Misfit(rule="outside-limits", text=text, steps=(), pointer=schema.pointer)


def _says_something(schema: Schema) -> bool:
    """Return whether a schema is one of single values, and not any text will do."""
    if isinstance(schema, StringSchema):
        return bool(schema.keywords or schema.format)
    return isinstance(schema, EnumSchema | IntegerSchema | NumberSchema | BooleanSchema)


def _read(schema: Schema, text: str) -> Json:
    """Read a text as its schema takes it; one that is nothing of the kind stays a text, and misfits."""
    match schema:
        case EnumSchema(values=values):
            return next((value for value in values if written(value) == text), text)
        case BooleanSchema():
            return _BOOLEANS.get(text, text)
        case IntegerSchema():
            return int(text) if WHOLE.fullmatch(text) else text
        case NumberSchema():
            return float(text) if NUMBER.fullmatch(text) else text
        case _:
            return text
