"""Whether a value has the structure a schema asks for: bounds and patterns aside, which no type in Python holds.

Documents have slips in their examples. One that does not fit is no argument for a call, and no answer that can be
expected to come out of the models as it went in.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Final, assert_never

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


class Fitting(Struct, frozen=True, kw_only=True):
    """Decides for one API. `is_given`: values are arguments, so that enums are closed."""

    api: Api
    is_given: bool

    def fits(self, schema: Schema, value: Json, depth: int = 0) -> bool:
        """Whether the value is of the schema's structure, with no member that the schema does not name."""
        resolved = resolve(schema, self.api.schemas)
        if depth > _DEEPEST:
            return False
        match resolved:
            case Nullable(of=inner, empty_list=empty_list):
                return value is None or (empty_list and value == []) or self.fits(inner, value, depth + 1)
            case ObjectSchema():
                return isinstance(value, dict) and self._fits_object(resolved, value, depth)
            case MapSchema(values=values):
                return isinstance(value, dict) and self._all_fit(values, value, depth)
            case ArraySchema(items=items):
                return isinstance(value, list) and all(self.fits(items, one, depth + 1) for one in value)
            case OneOfSchema(variants=variants):
                return any(self.fits(one, value, depth + 1) for one in variants)
            case SchemaRef():
                return True
            case _:
                return self._fits_scalar(resolved, value)

    def _fits_object(self, schema: ObjectSchema, value: Mapping[str, Json], depth: int) -> bool:
        known = {member.name for member in schema.properties}
        others = {name: one for name, one in value.items() if name not in known}
        if others and known and isinstance(schema.additional, bool):
            return False
        if not isinstance(schema.additional, bool) and not self._all_fit(schema.additional, others, depth):
            return False
        return all(
            self.fits(member.schema, value[member.name], depth + 1) if member.name in value else self._may_lack(member)
            for member in schema.properties
        )

    def _may_lack(self, member: Property) -> bool:
        own, resolved = member.schema, resolve(member.schema, self.api.schemas)
        is_read_only = own.read_only or resolved.read_only
        is_write_only = own.write_only or resolved.write_only
        return not member.required or (is_read_only if self.is_given else is_write_only)

    def _all_fit(self, schema: Schema, members: Mapping[str, Json], depth: int) -> bool:
        return all(self.fits(schema, one, depth + 1) for one in members.values())

    def _fits_scalar(
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
                return isinstance(value, str) and _fits_format(spelled, value)
            case EnumSchema():
                return self._fits_enum(schema, value)
            case _:
                assert_never(schema)

    def _fits_enum(self, schema: EnumSchema, value: Json) -> bool:
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


def _fits_format(spelled: str, value: str) -> bool:
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
