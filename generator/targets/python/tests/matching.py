"""Whether a value has the structure a schema asks for: bounds and patterns aside, which no type in Python holds.

Documents have mistakes in their examples. One that does not match is no argument for a call, and no response that can
be expected to come out of the models as it went in.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Final, TypeAlias, assert_never

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    BinarySchema,
    BooleanSchema,
    EnumSchema,
    IntegerSchema,
    Json,
    MapSchema,
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
from generator.ir.walk import resolve

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)")
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_DEEPEST: Final = 60


_Known: TypeAlias = dict[tuple[str, int], bool]
"""What is decided already: target of a reference and identity of a value -> whether it matches."""


class Matcher(Struct, frozen=True, kw_only=True):
    """Decides for one API. `is_given`: values are arguments, so that enums are closed."""

    api: Api
    is_given: bool
    _decided: dict[tuple[str, int], tuple[Json, bool]] = {}

    def matches(self, schema: Schema, value: Json) -> bool:
        """Whether the value is of the schema's structure, with no member that the schema does not name.

        Each named schema is compared with each part of the value once. False where a schema refers to itself for
        the same value, and beyond 60 levels.
        """
        if not isinstance(schema, SchemaRef):
            return self._matches(schema, value, {}, 0)
        key = (schema.target, id(value))
        if key not in self._decided:
            self._decided[key] = (value, self._matches(schema, value, {}, 0))
        return self._decided[key][1]

    def _matches(self, schema: Schema, value: Json, known: _Known, depth: int) -> bool:
        if depth > _DEEPEST:
            return False
        if not isinstance(schema, SchemaRef):
            return self._matches_resolved(schema, value, known, depth)
        place = (schema.target, id(value))
        if place not in known:
            known[place] = False
            resolved = resolve(schema, self.api.schemas)
            known[place] = self._matches_resolved(resolved, value, known, depth)
        return known[place]

    def _matches_resolved(self, schema: Schema, value: Json, known: _Known, depth: int) -> bool:
        match schema:
            case Nullable(of=inner, empty_list=empty_list):
                return value is None or (empty_list and value == []) or self._matches(inner, value, known, depth + 1)
            case ObjectSchema():
                return isinstance(value, dict) and self._matches_object(schema, value, known, depth)
            case MapSchema(values=values):
                return isinstance(value, dict) and self._all_match(values, value.values(), known, depth)
            case ArraySchema(positions=(_, *_) as positions):
                pairs = zip(positions, value if isinstance(value, list) else (), strict=False)
                is_closed = isinstance(value, list) and len(value) <= len(positions)
                return is_closed and all(self._matches(one, each, known, depth + 1) for one, each in pairs)
            case ArraySchema(items=items):
                return isinstance(value, list) and self._all_match(items, value, known, depth)
            case OneOfSchema(variants=variants):
                return any(self._matches(one, value, known, depth + 1) for one in variants)
            case SchemaRef():
                return True
            case _:
                return self._matches_scalar(schema, value)

    def _matches_object(self, schema: ObjectSchema, value: Mapping[str, Json], known: _Known, depth: int) -> bool:
        names = {member.name for member in schema.properties}
        others = [one for name, one in value.items() if name not in names]
        if others and names and isinstance(schema.additional, bool):
            return False
        if not isinstance(schema.additional, bool) and not self._all_match(schema.additional, others, known, depth):
            return False
        return all(
            self._matches(member.schema, value[member.name], known, depth + 1)
            if member.name in value
            else self._may_lack(member)
            for member in schema.properties
        )

    def _may_lack(self, member: Property) -> bool:
        if not member.required:
            return True
        own, resolved = member.schema, resolve(member.schema, self.api.schemas)
        is_read_only = own.read_only or resolved.read_only
        is_write_only = own.write_only or resolved.write_only
        return is_read_only if self.is_given else is_write_only

    def _all_match(self, schema: Schema, values: Iterable[Json], known: _Known, depth: int) -> bool:
        return all(self._matches(schema, one, known, depth + 1) for one in values)

    def _matches_scalar(
        self,
        schema: EnumSchema
        | StringSchema
        | IntegerSchema
        | NumberSchema
        | BooleanSchema
        | BinarySchema
        | AnySchema
        | NullSchema,
        value: Json,
    ) -> bool:
        match schema:
            case AnySchema():
                return True
            case NullSchema():
                return value is None
            case BooleanSchema():
                return isinstance(value, bool)
            case BinarySchema():
                return isinstance(value, str)
            case IntegerSchema():
                return isinstance(value, int) and not isinstance(value, bool)
            case NumberSchema():
                return isinstance(value, int | float) and not isinstance(value, bool)
            case StringSchema(format=spelled):
                return isinstance(value, str) and _matches_format(spelled, value)
            case EnumSchema():
                return self._matches_enum(schema, value)
            case _:
                assert_never(schema)

    def _matches_enum(self, schema: EnumSchema, value: Json) -> bool:
        if any(type(value) is type(one) and value == one for one in schema.values):
            return True
        is_open = not self.is_given
        match schema.kind:
            case "string":
                return is_open and isinstance(value, str)
            case "integer":
                return is_open and isinstance(value, int) and not isinstance(value, bool)
            case _:
                return False


def _matches_format(spelled: str, value: str) -> bool:
    """Formats that are types of their own: written in any other way they would not come out as they went in."""
    match spelled:
        case "date-time":
            return bool(_MOMENT.fullmatch(value)) and _parses(datetime, value)
        case "date":
            return bool(_DATE.fullmatch(value)) and _parses(date, value)
        case "uuid":
            return bool(_UUID.fullmatch(value))
        case "byte":
            return _is_base64(value)
        case _:
            return True


def _parses(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_base64(value: str) -> bool:
    try:
        return base64.b64encode(base64.b64decode(value, validate=True)).decode() == value
    except (binascii.Error, ValueError):
        return False
