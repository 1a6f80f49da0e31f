"""`enum` and `const`: https://json-schema.org/draft/2020-12/json-schema-validation#name-enum."""

from __future__ import annotations

import math
from typing import Final, Literal, TypeAlias

from generator.ir.schemas import EnumSchema, Json, Nullable, NullSchema, Schema
from generator.parse.node import Node
from generator.parse.schemas.facts import parse_facts
from generator.parse.schemas.type_names import types_of

Scalar: TypeAlias = str | int | float | bool
Kind: TypeAlias = Literal["string", "integer", "number", "boolean", "mixed"]

_CONTAINERS: Final = {"object", "array"}
_LONGEST: Final = 20


def parse_enumeration(node: Node) -> Schema | None:
    """Read `enum`, or `const`, which is a list of one value; null among them makes it `Nullable`.

    A value is read as the declared type where it is only spelled otherwise (`type: string, enum: [480]` means
    "480"). None if there are no values to name, or not all of them can be: then the type alone counts.
    """
    values, key = _listed_values(node)
    types = tuple(name for name in types_of(node) if name != "null")
    if any(isinstance(value, dict | list) for value in values):
        node.warn("enum-of-containers", "objects and lists among the values cannot be named; any value is taken", key)
        return None
    scalars = _scalars(values)
    if scalars and types and _CONTAINERS.issuperset(types):
        node.warn("value-fits-schema", f"none of these values is of type {types[0]!r}; the type alone counts", key)
        return None
    facts = parse_facts(node)
    if not scalars:
        return NullSchema(**facts) if None in values else None
    typed = tuple(_as_declared(value, types) for value in scalars)
    schema = EnumSchema(**facts, values=typed, kind=_kind_of(typed, types))
    return Nullable(**facts, of=schema) if None in values else schema


def _listed_values(node: Node) -> tuple[list[Json], str]:
    if "const" in node.value:
        return [node.value["const"]], "const"
    values = node.value.get("enum")
    if isinstance(values, list) and values:
        return values, "enum"
    node.warn("structure", "'enum' is not a list of values; the type alone counts", "enum")
    return [], "enum"


def _scalars(values: list[Json]) -> tuple[Scalar, ...]:
    found: dict[tuple[type, Scalar], Scalar] = {}
    for value in values:
        if isinstance(value, str | int | float):
            found.setdefault((type(value), value), value)
    return tuple(found.values())


def _as_declared(value: Scalar, types: tuple[str, ...]) -> Scalar:
    match types:
        case ("string",) if not isinstance(value, str):
            return str(value).lower() if isinstance(value, bool) else str(value)
        case ("integer",) if isinstance(value, str):
            return int(value) if _is_whole(value) else value
        case ("integer",) if isinstance(value, float) and math.isfinite(value) and value % 1 == 0:
            return int(value)
        case _:
            return value


def _is_whole(text: str) -> bool:
    return text.isascii() and text.removeprefix("-").isdecimal() and len(text) < _LONGEST


def _kind_of(values: tuple[Scalar, ...], types: tuple[str, ...]) -> Kind:
    kinds: set[Kind] = {_kind(value) for value in values}
    if kinds == {"integer", "number"} or (kinds == {"integer"} and types == ("number",)):
        return "number"
    return kinds.pop() if len(kinds) == 1 else "mixed"


def _kind(value: Scalar) -> Kind:
    match value:
        case bool():
            return "boolean"
        case str():
            return "string"
        case int():
            return "integer"
        case float():
            return "number"
