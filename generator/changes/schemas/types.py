"""`type` and `format`: what kind of value stands here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, SchemaShape, is_list_of_types, is_structural, is_whole
from generator.changes.where import Where
from generator.ir.schemas import MISSING, ArraySchema, BinarySchema, StringSchema

_WIDER_FORMATS: Final = {("int32", "int64"), ("float", "double")}


def compare_types(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare types; where these are the same, formats. Unions of schemas are compared by their variants."""
    base, revision = pair.base, pair.revision
    if is_structural(base) or is_structural(revision):
        return
    if base.types() == revision.types() or _are_both_whole(pair):
        yield from _compare_formats(where, pair)
    elif is_list_of_types(base.schema) or is_list_of_types(revision.schema):
        yield from _compare_lists(where, pair)
    else:
        yield _change(where, pair, "type", _ending(where, pair))


def compare_empty_lists(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare whether an array without items may stand where another type does."""
    sides = (pair.base, pair.revision)
    was_empty, is_empty = (side.has_empty_list for side in sides)
    if was_empty == is_empty or any(is_structural(side) or "array" in side.types() for side in sides):
        return
    if is_empty:
        yield make("list-of-types-widened", pair.used(where), tuple(sorted(pair.base.types())), ("array",))
    else:
        yield make("list-of-types-narrowed", pair.used(where), ("array",), tuple(sorted(pair.revision.types())))


def _are_both_whole(pair: Pair) -> bool:
    """Whether `integer` is only spelled as a number in whole steps on the other side."""
    sides = ((pair.base, pair.revision), (pair.revision, pair.base))
    return any(one.types() == {"integer"} and is_whole(other) for one, other in sides)


def is_other_type(pair: Pair) -> bool:
    """Whether no value fits both sides, so that bounds and members need not be compared."""
    before, after = pair.base.types(), pair.revision.types()
    return bool(before and after) and not _wider(before) & _wider(after)


def _compare_lists(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.types(), pair.revision.types()
    if _is_sent_as_text(where, pair):
        yield _change(where, pair, "type", "generalized")
        return
    lost, won = before - _wider_of(after), after - _wider_of(before)
    if after and (lost or not before):
        yield make("list-of-types-narrowed", pair.at(where), tuple(sorted(lost)), tuple(sorted(after)))
    if not after or (before and won):
        yield make("list-of-types-widened", pair.at(where), tuple(sorted(before)), tuple(sorted(won)))


def _ending(where: Where, pair: Pair) -> str:
    before, after = pair.base.types(), pair.revision.types()
    if _is_loose(where.content_type):
        return "compatible"
    if not after or (before and before < _wider_of(after)) or _is_sent_as_text(where, pair):
        return "generalized"
    return _specialized(where) if not before or after < _wider_of(before) else "changed"


def _is_loose(content_type: str) -> bool:
    """Whether values of a media type carry no type of their own: text and XML."""
    name = content_type.partition(";")[0].strip().lower()
    return name in {"text/plain", "text/xml", "application/xml"} or name.endswith("+xml")


def _compare_formats(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = _format(pair.base), _format(pair.revision)
    if before == after:
        return
    ending = "changed"
    if not after or (before, after) in _WIDER_FORMATS:
        ending = "generalized"
    elif not before or (after, before) in _WIDER_FORMATS:
        ending = _specialized(where)
    yield make(f"format-{ending}", pair.at(where), before or MISSING, after or MISSING)


def _format(shape: SchemaShape) -> str:
    """Return the format; raw bytes and base64 have one name in all versions of OpenAPI."""
    match shape.schema:
        case BinarySchema():
            return "binary"
        case StringSchema(format=name):
            return name
        case _:
            return str(shape.keywords().get("format", ""))


def _specialized(where: Where) -> str:
    is_whole = where.kind == "request-body" or (where.kind == "request-parameter" and not where.is_member)
    return "narrowed-to" if is_whole else "specialized"


def _change(where: Where, pair: Pair, kind: str, ending: str) -> Change:
    names = (tuple(sorted(side.types())) for side in (pair.base, pair.revision))
    return make(f"{kind}-{ending}", pair.at(where), *names)


def _is_sent_as_text(where: Where, pair: Pair) -> bool:
    """Whether a parameter takes what it took before: as text, or as the only item of a list of text."""
    if where.kind != "request-parameter" or where.content_type:
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
