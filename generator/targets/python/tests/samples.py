"""Values for generated tests: what the document gives as example or default, else the plainest valid value."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.operations import Example
from generator.ir.schemas import (
    MISSING,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    Json,
    MapSchema,
    Missing,
    Nullable,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Property,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import resolve, resolve_value
from generator.targets.python.tests.matching import Fitting

_MOST_REFERENCES: Final = 4
"""Below so many named schemas, optional members are left out."""

_BY_FORMAT: Final[Mapping[str, str]] = {
    "date-time": "2024-05-17T09:30:00Z",
    "date": "2024-05-17",
    "time": "09:30:00Z",
    "duration": "PT1M",
    "uuid": "3fa85f64-5717-4562-b3fc-2c963f66afa6",
    "byte": "aGVsbG8=",
    "email": "ada@example.com",
    "uri": "https://example.com/a",
    "url": "https://example.com/a",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "decimal": "1.5",
}
_CANDIDATES: Final = ("text", "a1", "A1", "1", "abc123", "en", "EN", "en-US", "2024-05-17", "1.0.0", "#ff0000")
"""Tried in turn against a pattern."""


class Sampler(Struct, frozen=True, kw_only=True):
    """Samples for one API; `is_given`: for requests, so without read-only members."""

    api: Api
    is_given: bool

    @property
    def fitting(self) -> Fitting:
        """The structural test that samples pass."""
        return Fitting(api=self.api, is_given=self.is_given)

    def first_fitting(self, schema: Schema, examples: Iterable[Example]) -> Json | Missing:
        """The first of the examples that fits the schema, MISSING where none does."""
        return next((one.value for one in examples if self.fitting.fits(schema, one.value)), MISSING)

    def sample(self, schema: Schema, path: tuple[str, ...] = ()) -> Json | Missing:
        """A value that fits. MISSING where the schema would have to contain itself. path: references followed."""
        told = self._told(schema)
        if not isinstance(told, Missing):
            return told
        match schema:
            case SchemaRef(target=target):
                named = self.api.schemas.get(target)
                is_circle = target in path or named is None
                return MISSING if is_circle or named is None else self.sample(named.schema, (*path, target))
            case Nullable(of=inner):
                found = self.sample(inner, path)
                return None if isinstance(found, Missing) else found
            case ObjectSchema():
                return self._object(schema, path)
            case MapSchema(values=values):
                found = self.sample(values, path)
                return {} if isinstance(found, Missing) else {"key": found}
            case ArraySchema():
                return self._array(schema, path)
            case OneOfSchema():
                return self._variant(schema, path)
            case _:
                return _scalar(schema)

    def _told(self, schema: Schema) -> Json | Missing:
        """What the schema itself says: its first fitting example, else its default."""
        spoken = [*schema.examples, *([] if isinstance(schema.default, Missing) else [schema.default])]
        present = [value for value in spoken if value is not None and value not in ("", [], {})]
        return next((value for value in present if self.fitting.fits(schema, value)), MISSING)

    def _object(self, schema: ObjectSchema, path: tuple[str, ...]) -> Json | Missing:
        members: dict[str, Json] = {}
        for member in schema.properties:
            if self._is_hidden(member) or (not member.required and len(path) > _MOST_REFERENCES):
                continue
            found = self.sample(member.schema, path)
            if not isinstance(found, Missing):
                members[member.name] = found
            elif member.required:
                return MISSING
        return members

    def _is_hidden(self, member: Property) -> bool:
        own, resolved = member.schema, resolve(member.schema, self.api.schemas)
        return own.read_only or resolved.read_only if self.is_given else own.write_only or resolved.write_only

    def _array(self, schema: ArraySchema, path: tuple[str, ...]) -> Json:
        found = self.sample(schema.items, path)
        return [] if isinstance(found, Missing) else [found] * max(1, min(schema.min_items or 1, 5))

    def _variant(self, schema: OneOfSchema, path: tuple[str, ...]) -> Json | Missing:
        for tag, variant in self._tagged(schema):
            found = self.sample(variant, path)
            if isinstance(found, Missing):
                continue
            if tag and schema.discriminator and isinstance(found, dict):
                found = {**found, schema.discriminator.property_name: tag}
            if self.fitting.fits(schema, found):
                return found
        return MISSING

    def _tagged(self, schema: OneOfSchema) -> Iterator[tuple[str, Schema]]:
        if schema.discriminator is not None:
            for tag, target in schema.discriminator.mapping:
                yield tag, SchemaRef(pointer=schema.pointer, target=target)
        yield from (("", variant) for variant in schema.variants)


def members_of(schema: Schema, api: Api) -> tuple[Property, ...]:
    """Named members of an object, () for anything else."""
    resolved = resolve_value(schema, api.schemas)
    return resolved.properties if isinstance(resolved, ObjectSchema) else ()


def _scalar(schema: Schema) -> Json:
    match schema:
        case EnumSchema(values=values):
            return values[0]
        case StringSchema():
            return _text(schema)
        case IntegerSchema():
            return int(_number(schema, 1))
        case NumberSchema():
            return _number(schema, 1.5)
        case BooleanSchema():
            return True
        case BinarySchema():
            return "content"
        case _:
            return None if isinstance(schema, NullSchema) else "anything"


def _text(schema: StringSchema) -> str:
    if schema.format in _BY_FORMAT:
        return _BY_FORMAT[schema.format]
    text = next((one for one in _CANDIDATES if _is_valid(schema, one)), _CANDIDATES[0])
    padded = text + "x" * ((schema.min_length or 0) - len(text))
    return padded[: schema.max_length] if schema.max_length else padded


def _is_valid(schema: StringSchema, text: str) -> bool:
    if not (schema.min_length or 0) <= len(text) <= (schema.max_length or len(text)):
        return False
    try:
        return not schema.pattern or re.search(schema.pattern, text) is not None
    except re.error:
        return True


def _number(schema: IntegerSchema | NumberSchema, plain: float) -> float:
    lowest = schema.minimum if schema.minimum is not None else schema.exclusive_minimum
    highest = schema.maximum if schema.maximum is not None else schema.exclusive_maximum
    step = schema.multiple_of or 1
    value = plain
    if lowest is not None and value <= lowest:
        value = lowest + (step if schema.minimum is None else 0)
    if highest is not None and value >= highest:
        value = highest - (step if schema.maximum is None else 0)
    if schema.multiple_of is None:
        return value
    above = math.ceil(value / step) * step
    return above if highest is None or above <= highest else math.floor(value / step) * step
