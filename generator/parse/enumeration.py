"""`enum` and `const`: https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2."""

from __future__ import annotations

from typing import Literal

from generator.ir.schemas import AnySchema, EnumSchema, Json, NullSchema, Schema
from generator.parse.context import Context, JsonObject, join, kind_of
from generator.parse.facts import parse_facts

Kind = Literal["string", "integer", "number", "boolean", "mixed"]


def parse_enum(context: Context, node: JsonObject, pointer: str) -> Schema:
    """Read a list of values. null is left out here: it makes the schema nullable."""
    facts = parse_facts(node, pointer)
    listed = [node["const"]] if "const" in node else node["enum"]
    if not isinstance(listed, list):
        context.lose(join(pointer, "enum"), f"an array is due here, not {kind_of(listed)}")
        return AnySchema(**facts)
    values = _as_typed(node, [value for value in listed if isinstance(value, str | int | float | bool)])
    if any(isinstance(value, list | dict) for value in listed):
        return AnySchema(**facts)
    if not values:
        return NullSchema(**facts) if None in listed else AnySchema(**facts)
    distinct = tuple({(type(value), value): value for value in values}.values())
    return EnumSchema(values=distinct, kind=_kind(distinct), **facts)


def _as_typed(node: JsonObject, values: list[str | int | float | bool]) -> list[str | int | float | bool]:
    """Read values as the declared type where a document's YAML read them as another (`- no`, `- 1.0`)."""
    kinds = node.get("type")
    if kinds in ("string", ["string", "null"]):
        return [_as_text(value) for value in values]
    return values


def _as_text(value: str | float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def _kind(values: tuple[Json, ...]) -> Kind:
    if all(isinstance(value, str) for value in values):
        return "string"
    if all(isinstance(value, bool) for value in values):
        return "boolean"
    if any(isinstance(value, str | bool) for value in values):
        return "mixed"
    return "integer" if all(isinstance(value, int) for value in values) else "number"
