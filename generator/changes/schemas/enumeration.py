"""`enum` and `const`. Enums are open: a value that a response may now have breaks nobody, and is a note only."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from generator.changes.change import Change, value_of
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, Shape, is_structural
from generator.changes.where import Where
from generator.ir.schemas import MISSING, EnumSchema, Json, Missing

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


def _values(shape: Shape) -> _Values:
    if isinstance(shape.schema, EnumSchema):
        return shape.schema.values
    return (shape.keywords()["const"],) if _is_constant(shape) else ()


def _is_constant(shape: Shape) -> bool:
    return "const" in shape.keywords()


def _extensible(shape: Shape) -> _Values:
    values = shape.extension("x-extensible-enum")
    return tuple(values) if not isinstance(values, Missing) and isinstance(values, list) else ()
