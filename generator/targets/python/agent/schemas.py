"""Schemas of arguments as small JSON Schemas: what an agent must know to give a value, and what checks it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from generator.ir.api import Api
from generator.ir.schemas import (
    MISSING,
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
    NumericFacts,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from generator.ir.walk import resolve

_DEEPEST: Final = 8
"""Levels that are written out; what lies deeper may be any value."""
_NUMERIC: Final = (
    ("minimum", "minimum"),
    ("maximum", "maximum"),
    ("exclusive_minimum", "exclusiveMinimum"),
    ("exclusive_maximum", "exclusiveMaximum"),
)


class SchemaWriter(Struct, frozen=True, kw_only=True):
    """Writes the schemas of one catalog. named: the objects and unions that several places share, by name."""

    api: Api
    named: dict[str, Mapping[str, Json]] = {}

    def write(self, schema: Schema, depth: int = 0) -> dict[str, Json]:
        """Say what values a schema allows. A named object or union becomes a reference."""
        match schema:
            case SchemaRef(target=target):
                return self._reference(schema, target, depth)
            case Nullable(of=inner):
                return {**self.write(inner, depth), "nullable": True}
            case _ if depth > _DEEPEST:
                return {}
            case _:
                return self._written(schema, depth)

    def _reference(self, schema: SchemaRef, target: str, depth: int) -> dict[str, Json]:
        found = resolve(schema, self.api.schemas)
        inner = found.of if isinstance(found, Nullable) else found
        if not isinstance(inner, ObjectSchema | OneOfSchema) or target not in self.api.schemas:
            return self.write(found, depth) if not isinstance(found, SchemaRef) else {}
        name = target.removeprefix("#/components/schemas/")
        if name not in self.named:
            self.named[name] = {}  # a schema that holds itself finds its own name
            self.named[name] = self.write(found, 0)
        return {"$ref": name}

    def _written(self, schema: Schema, depth: int) -> dict[str, Json]:
        match schema:
            case ObjectSchema():
                return self._object(schema, depth)
            case MapSchema(values=values):
                return {"type": "object", "values": self.write(values, depth + 1)}
            case ArraySchema(items=items):
                return {"type": "array", "items": self.write(items, depth + 1)}
            case EnumSchema(values=values):
                return {"enum": [*values], **_default(schema)}
            case OneOfSchema(variants=variants):
                return {"anyOf": [self.write(one, depth + 1) for one in variants]}
            case _:
                return _scalar(schema) | _default(schema)

    def _object(self, schema: ObjectSchema, depth: int) -> dict[str, Json]:
        members = [one for one in schema.properties if not self._is_read_only(one.schema)]
        properties: dict[str, Json] = {one.name: self.write(one.schema, depth + 1) for one in members}
        written: dict[str, Json] = {"type": "object", "properties": properties}
        required: list[Json] = [one.name for one in members if one.required]
        return written | ({"required": required} if required else {})

    def _is_read_only(self, schema: Schema) -> bool:
        return schema.read_only or resolve(schema, self.api.schemas).read_only


def _scalar(schema: Schema) -> dict[str, Json]:
    match schema:
        case StringSchema(format=name, min_length=lowest, max_length=highest):
            lengths: dict[str, Json] = {"minLength": lowest} if lowest else {}
            longest: dict[str, Json] = {"maxLength": highest} if highest is not None else {}
            kind: dict[str, Json] = {"format": name} if name else {}
            return {"type": "string"} | kind | lengths | longest
        case IntegerSchema():
            return {"type": "integer"} | _bounds(schema)
        case NumberSchema():
            return {"type": "number"} | _bounds(schema)
        case BooleanSchema():
            return {"type": "boolean"}
        case BinarySchema():
            return {"type": "string"}
        case NullSchema():
            return {"type": "null"}
        case _:
            return {}


def _bounds(schema: NumericFacts) -> dict[str, Json]:
    found = {key: getattr(schema, name) for name, key in _NUMERIC}
    return {key: value for key, value in found.items() if value is not None}


def _default(schema: Schema) -> dict[str, Json]:
    return {} if schema.default is MISSING else {"default": schema.default}  # type: ignore[dict-item]
