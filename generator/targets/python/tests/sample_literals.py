"""Sample values as Python writes them in a call, beside what they are on the wire."""

from __future__ import annotations

import base64
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from generator.ir.schemas import (
    AnySchema,
    ArraySchema,
    Json,
    MapSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    StringSchema,
)
from generator.ir.walk import resolve_value
from generator.targets.python.package.declared import literal
from generator.targets.python.package.imports import Import
from generator.targets.python.tests.matching import Matcher


class SampleLiteral(Struct, frozen=True, kw_only=True):
    """One value: its Python source with the imports that needs, and its JSON as it must be sent."""

    source: str
    wire: Json
    imports: frozenset[Import] = frozenset()


def sample_literal(schema: Schema, value: Json, matcher: Matcher) -> SampleLiteral:
    """Write a value that fits its schema; one that does not is written as plain JSON."""
    resolved = resolve_value(schema, matcher.api.schemas)
    match resolved:
        case ObjectSchema() if isinstance(value, dict):
            return _members(
                {name: sample_literal(_member(resolved, name), one, matcher) for name, one in value.items()}
            )
        case MapSchema(values=values) if isinstance(value, dict):
            return _members({name: sample_literal(values, one, matcher) for name, one in value.items()})
        case ArraySchema(positions=(_, *_) as positions) if isinstance(value, list):
            return _tuple([sample_literal(one, each, matcher) for one, each in zip(positions, value, strict=False)])
        case ArraySchema(items=items) if isinstance(value, list):
            return _items([sample_literal(items, one, matcher) for one in value])
        case OneOfSchema(variants=variants):
            chosen = next((one for one in variants if matcher.matches(one, value)), None)
            return _plain(value) if chosen is None else sample_literal(chosen, value, matcher)
        case StringSchema(format=spelled) if isinstance(value, str):
            return _text(spelled, value)
        case _:
            return _plain(value)


def _member(schema: ObjectSchema, name: str) -> Schema:
    found = next((member.schema for member in schema.properties if member.name == name), None)
    if found is not None:
        return found
    return AnySchema(pointer=schema.pointer) if isinstance(schema.additional, bool) else schema.additional


def _members(members: dict[str, SampleLiteral]) -> SampleLiteral:
    source = ", ".join(f"{literal(name)}: {one.source}" for name, one in members.items())
    return SampleLiteral(
        source=f"{{{source}}}",
        wire={name: one.wire for name, one in members.items()},
        imports=frozenset[Import]().union(*(one.imports for one in members.values())),
    )


def _items(items: list[SampleLiteral]) -> SampleLiteral:
    return SampleLiteral(
        source=f"[{', '.join(one.source for one in items)}]",
        wire=[one.wire for one in items],
        imports=frozenset[Import]().union(*(one.imports for one in items)),
    )


def _tuple(items: list[SampleLiteral]) -> SampleLiteral:
    source = f"({', '.join(one.source for one in items)}{',' if len(items) == 1 else ''})"
    return replace(_items(items), source=source)


def _text(spelled: str, value: str) -> SampleLiteral:
    match spelled:
        case "date-time":
            moment = datetime.fromisoformat(value).isoformat().replace("+00:00", "Z")
            return _imported(f"datetime.fromisoformat({literal(value)})", moment, "datetime")
        case "date":
            return _imported(f"date.fromisoformat({literal(value)})", value, "date")
        case "byte":
            return SampleLiteral(source=repr(base64.b64decode(value)), wire=value)
        case _:
            return _plain(value)


def _imported(source: str, wire: str, name: str) -> SampleLiteral:
    return SampleLiteral(source=source, wire=wire, imports=frozenset({Import(module="datetime", name=name)}))


def _plain(value: Json) -> SampleLiteral:
    return SampleLiteral(source=literal(value), wire=value)
