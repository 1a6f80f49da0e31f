"""Values: `enum`, `const`, `default` and null. Enums are open: a value that a response may now have is a note only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypeAlias

from generator.changes.change import Change, value_of
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, SchemaShape, is_structural
from generator.changes.where import Where
from generator.ir.schemas import MISSING, AnySchema, EnumSchema, Json, Missing

_Values: TypeAlias = tuple[Json, ...]


def compare_enumerations(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare the values a document names. A constant is compared with an enum as an enum of one."""
    where = pair.at(where)
    old, new = (_extensible(side) for side in (pair.base, pair.revision))
    if old and new:
        yield from _compare_values(where, "x-extensible-enum", old, new)
    if is_structural(pair.base) or is_structural(pair.revision):
        return
    before, after = _values(pair.base), _values(pair.revision)
    was_constant, is_constant = _is_constant(pair.base), _is_constant(pair.revision)
    if was_constant and is_constant:
        if before != after:
            yield make("const-changed", where, value_of(before[0]), value_of(after[0]))
    elif before and after:
        yield from _compare_values(where, "enum", before, after)
    elif is_constant:
        yield make("const-added", where, MISSING, value_of(after[0]))
    elif after:
        yield make("became-enum", where, MISSING, tuple(map(str, after)))
    elif was_constant:
        yield make("const-removed", where, value_of(before[0]))
    elif before:
        yield make("enum-removed", where)


def _compare_values(where: Where, name: str, before: _Values, after: _Values) -> Iterator[Change]:
    is_body = where.kind == "response-body" and not where.path and name == "enum"
    removed = "response-mediatype-enum-value-removed" if is_body else f"{name}-value-removed"
    for value in before:
        if value not in after:
            yield make(removed, where, value_of(value))
    for value in after:
        if value not in before:
            yield make(f"{name}-value-added", where, MISSING, value_of(value))


def _values(shape: SchemaShape) -> _Values:
    if isinstance(shape.schema, EnumSchema):
        return shape.schema.values
    return (shape.keywords()["const"],) if _is_constant(shape) else ()


def _is_constant(shape: SchemaShape) -> bool:
    return "const" in shape.keywords()


def _extensible(shape: SchemaShape) -> _Values:
    values = shape.extension("x-extensible-enum")
    return tuple(values) if not isinstance(values, Missing) and isinstance(values, list) else ()


def compare_use(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare what holds for the value at this place, wherever its type is written."""
    where = pair.used(where)
    is_typed = not isinstance(pair.base.schema, AnySchema) and not isinstance(pair.revision.schema, AnySchema)
    if is_typed and pair.revision.is_nullable and not pair.base.is_nullable:
        yield make("became-nullable", where)
    elif is_typed and pair.base.is_nullable and not pair.revision.is_nullable:
        yield make("became-not-nullable", where)
    yield from _compare_defaults(where, pair)


def _compare_defaults(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.default, pair.revision.default
    name = "parameter-default-value" if where.kind == "request-parameter" and not where.is_member else "default-value"
    if isinstance(before, Missing):
        if not isinstance(after, Missing):
            yield make(f"{name}-added", where, before, value_of(after))
    elif isinstance(after, Missing):
        yield make(f"{name}-removed", where, value_of(before), after)
    elif json.dumps(before, default=str) != json.dumps(after, default=str):
        yield make(f"{name}-changed", where, value_of(before), value_of(after))
