"""`type` and `format`: what kind of value stands here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diff.change import Change
from generator.diff.place import INFO, NARROWED, NOTED, REPLACED, WARNING, WIDENED, Place, Verdict
from generator.diff.schemas.shape import Pair, Shape, is_list_of_types, is_structural
from generator.ir.schemas import ArraySchema, BinarySchema, StringSchema

_WIDER_FORMATS: Final = {("int32", "int64"), ("float", "double")}
_LOOSE: Final = re.compile(r"(application|text)/(.*\+)?xml\b|text/plain\b")
"""Media types whose values carry no type of their own."""


def compare_types(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare types; where these are the same, formats. Unions of schemas are compared by their variants."""
    base, revision = pair.base, pair.revision
    if is_structural(base) or is_structural(revision):
        return
    if base.types() == revision.types():
        yield from _compare_formats(place, pair)
    elif is_list_of_types(base.schema) or is_list_of_types(revision.schema):
        yield from _compare_lists(place, pair)
    else:
        yield from _compare_single(place, pair)


def is_other_type(pair: Pair) -> bool:
    """Whether no value fits both sides, so that bounds and members need not be compared."""
    before, after = pair.base.types(), pair.revision.types()
    return bool(before and after) and not _wider(before) & _wider(after)


def _compare_lists(place: Place, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.types(), pair.revision.types()
    if _is_sent_as_text(place, pair):
        yield place.change("type-generalized", WIDENED, _told(pair), pair.where)
        return
    if after and before - _wider_of(after):
        told = f"no longer allows {_names(before - _wider_of(after))}" if before else f"is only {_names(after)} now"
        yield place.change("list-of-types-narrowed", NARROWED, told, pair.where)
    if not after or after - _wider_of(before):
        told = f"now also allows {_names(after - _wider_of(before))}" if after else "now allows any value"
        yield place.change("list-of-types-widened", WIDENED, told, pair.where)


def _compare_single(place: Place, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.types(), pair.revision.types()
    if _LOOSE.match(place.content_type):
        yield place.change("type-compatible", NOTED, _told(pair), pair.where)
    elif not after or (before and before < _wider_of(after)) or _is_sent_as_text(place, pair):
        yield place.change("type-generalized", WIDENED, _told(pair), pair.where)
    elif not before or after < _wider_of(before):
        yield from _specialized(place, pair, _told(pair))
    else:
        yield from _changed(place, pair, _told(pair))


def _compare_formats(place: Place, pair: Pair) -> Iterator[Change]:
    before, after = _format(pair.base), _format(pair.revision)
    if before == after:
        return
    told = f"changed its format from {before or 'none'} to {after or 'none'}"
    if not after or (before, after) in _WIDER_FORMATS:
        yield place.change("type-generalized", WIDENED, told, pair.where)
    elif not before or (after, before) in _WIDER_FORMATS:
        yield from _specialized(place, pair, told)
    else:
        yield from _changed(place, pair, told)


def _format(shape: Shape) -> str:
    """Return the format; raw bytes and base64 have one name in all versions of OpenAPI."""
    match shape.schema:
        case BinarySchema():
            return "binary"
        case StringSchema(format=name):
            return name
        case _:
            return str(shape.keywords().get("format", ""))


def _specialized(place: Place, pair: Pair, told: str) -> Iterator[Change]:
    is_told_apart = place.kind != "request-body" and not (place.kind == "request-parameter" and not place.is_member)
    yield place.change("type-specialized" if is_told_apart else "type-changed", NARROWED, told, pair.where)


def _changed(place: Place, pair: Pair, told: str) -> Iterator[Change]:
    is_member = place.kind == "request-parameter" and place.is_member
    yield place.change("type-changed", Verdict(WARNING, INFO) if is_member else REPLACED, told, pair.where)


def _is_sent_as_text(place: Place, pair: Pair) -> bool:
    """Whether a parameter takes what it took before: as text, or as the only item of a list of text."""
    if place.kind != "request-parameter" or place.is_member or place.content_type:
        return False
    before, after = pair.base.types(), pair.revision.types()
    if before & {"object", "array"} or not before:
        return False
    if after == {"string"}:
        return not pair.revision.keywords()
    array = pair.revision.schema
    return isinstance(array, ArraySchema) and not pair.revision.keywords() and _is_bare_text(array)


def _is_bare_text(array: ArraySchema) -> bool:
    return isinstance(array.items, StringSchema) and not array.items.keywords


def _wider_of(types: frozenset[str]) -> frozenset[str]:
    return types | {"integer"} if "number" in types else types


def _wider(types: frozenset[str]) -> frozenset[str]:
    return types | {"number"} if "integer" in types else types


def _told(pair: Pair) -> str:
    return f"changed its type from {_names(pair.base.types())} to {_names(pair.revision.types())}"


def _names(types: frozenset[str]) -> str:
    return " or ".join(sorted(types)) or "any"
