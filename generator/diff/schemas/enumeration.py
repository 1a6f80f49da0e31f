"""`enum` and `const`. Enums are open: a value that an answer may now have breaks nobody, so that it is a note only."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.diff.place import NARROWED, NOTED, REPLACED, WIDENED, Place
from generator.diff.schemas.shape import Pair, Shape, is_structural
from generator.ir.schemas import EnumSchema, Json, Missing

_Values = tuple[Json, ...]


def compare_enumerations(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare the values a document names. A constant is held against an enum as an enum of one."""
    yield from _compare_extensible(place, pair)
    if is_structural(pair.base) or is_structural(pair.revision):
        return
    before, after = _values(pair.base), _values(pair.revision)
    was_constant, is_constant = _is_constant(pair.base), _is_constant(pair.revision)
    if was_constant and is_constant:
        if before != after:
            told = f"is now always {_listed(after)}, and was {_listed(before)}"
            yield place.change("const-changed", REPLACED, told, pair.where)
    elif before and after:
        yield from _compare_values(place, pair, before, after)
    elif after:
        name, told = ("const-added", "always") if is_constant else ("became-enum", "one of")
        yield place.change(name, NARROWED, f"is now {told} {_listed(after)}", pair.where)
    elif was_constant:
        yield place.change("const-removed", WIDENED, f"is no longer always {_listed(before)}", pair.where)
    elif before:
        yield place.change("enum-removed", NOTED, "may now have values that are not listed", pair.where)


def _compare_values(place: Place, pair: Pair, before: _Values, after: _Values) -> Iterator[Change]:
    is_body = place.kind == "response-body" and not place.path
    for value in before:
        if value not in after:
            told = f"no longer has the value {_spelled(value)}"
            change = place.change("enum-value-removed", NARROWED, told, pair.where)
            rule = "response-mediatype-enum-value-removed" if is_body else change.rule
            yield place.named_change(rule, change.level, change.message, pair.where)
    for value in after:
        if value not in before:
            yield place.change("enum-value-added", NOTED, f"has the new value {_spelled(value)}", pair.where)


def _compare_extensible(place: Place, pair: Pair) -> Iterator[Change]:
    before, after = (_extensible(side) for side in (pair.base, pair.revision))
    for value in before if after else ():
        if value not in after:
            told = f"no longer has the value {_spelled(value)}"
            yield place.change("x-extensible-enum-value-removed", NARROWED, told, pair.where)
    for value in after if before else ():
        if value not in before:
            told = f"has the new value {_spelled(value)}"
            yield place.change("x-extensible-enum-value-added", NOTED, told, pair.where)


def _values(shape: Shape) -> _Values:
    if isinstance(shape.schema, EnumSchema):
        return shape.schema.values
    return (shape.keywords()["const"],) if _is_constant(shape) else ()


def _is_constant(shape: Shape) -> bool:
    return "const" in shape.keywords()


def _extensible(shape: Shape) -> list[Json]:
    values = shape.extension("x-extensible-enum")
    return values if not isinstance(values, Missing) and isinstance(values, list) else []


def _spelled(value: Json) -> str:
    return f"'{value}'"


def _listed(values: _Values) -> str:
    return ", ".join(_spelled(value) for value in values)
