"""Bounds, patterns and steps: which values of the type are allowed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.diff.change import Change
from generator.diff.place import BREAKING, INFO, NARROWED, NOTED, WARNING, WIDENED, Place, Verdict
from generator.diff.schemas.shape import Pair, Shape
from generator.diff.schemas.types import is_other_type
from generator.ir.schemas import Json

_UPPER: Final = {
    "maximum": "max",
    "exclusiveMaximum": "exclusive-max",
    "maxLength": "max-length",
    "maxItems": "max-items",
    "maxProperties": "max-properties",
    "maxContains": "max-contains",
}
_LOWER: Final = {
    "minimum": "min",
    "exclusiveMinimum": "exclusive-min",
    "minLength": "min-length",
    "minItems": "min-items",
    "minProperties": "min-properties",
    "minContains": "min-contains",
}
_MADE_EXCLUSIVE: Final = (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"))
_SET: Final = Verdict(WARNING, INFO)
_UNSET: Final = Verdict(INFO, WARNING)
_UNSET_THAT_BREAKS: Final = {"maxLength", "minItems"}
_ANY_TEXT: Final = {".*", "^.*$"}


def compare_constraints(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare what narrows a value of one type; on a value of another type it says nothing."""
    if pair.has_same_keywords or is_other_type(pair):
        return
    before, after = _keywords(pair.base), _keywords(pair.revision)
    for keyword in (*_UPPER, *_LOWER):
        yield from _compare_bound(place, pair, keyword, (before.get(keyword), after.get(keyword)))
    yield from _compare_pattern(place, pair, before.get("pattern"), after.get("pattern"))
    yield from _compare_steps(place, pair, before.get("multipleOf"), after.get("multipleOf"))
    yield from _compare_uniqueness(place, pair, before.get("uniqueItems"), after.get("uniqueItems"))


def _keywords(shape: Shape) -> Mapping[str, Json]:
    """Return the keywords as 3.1 has them: in 3.0 `exclusiveMinimum: true` makes `minimum` exclusive."""
    found = shape.keywords()
    for inclusive, exclusive in _MADE_EXCLUSIVE:
        flag = found.get(exclusive)
        if isinstance(flag, bool):
            del found[exclusive]
            if flag and inclusive in found:
                found[exclusive] = found.pop(inclusive)
    return found


def _compare_bound(place: Place, pair: Pair, keyword: str, bounds: tuple[Json, Json]) -> Iterator[Change]:
    before, after = (bound if _is_number(bound) else None for bound in bounds)
    if before == after:
        return
    name = _UPPER.get(keyword) or _LOWER[keyword]
    if before is None:
        yield place.change(f"{name}-set", _SET, f"now has a {keyword} of {after}", pair.where)
    elif after is None:
        unset = WIDENED if keyword in _UNSET_THAT_BREAKS else _UNSET
        yield place.change(f"{name}-unset", unset, f"no longer has a {keyword}, which was {before}", pair.where)
    else:
        is_more = float(str(after)) > float(str(before))
        verdict = WIDENED if is_more == (keyword in _UPPER) else NARROWED
        told = f"changed its {keyword} from {before} to {after}"
        yield place.change(f"{name}-{'increased' if is_more else 'decreased'}", verdict, told, pair.where)


def _compare_pattern(place: Place, pair: Pair, before: Json, after: Json) -> Iterator[Change]:
    if before == after:
        return
    if not before:
        yield place.change("pattern-added", NARROWED, f"must now match the pattern {after}", pair.where)
    elif not after:
        yield place.change("pattern-removed", NOTED, f"need no longer match the pattern {before}", pair.where)
    elif after in _ANY_TEXT:
        yield place.change("pattern-generalized", NOTED, f"changed its pattern from {before} to any text", pair.where)
    else:
        told = f"changed its pattern from {before} to {after}"
        yield place.change("pattern-changed", Verdict(WARNING, INFO), told, pair.where)


def _compare_steps(place: Place, pair: Pair, before: Json, after: Json) -> Iterator[Change]:
    if before == after:
        return
    if before is None:
        yield place.change("multiple-of-added", NARROWED, f"must now be a multiple of {after}", pair.where)
    elif after is None:
        yield place.change("multiple-of-removed", WIDENED, f"need no longer be a multiple of {before}", pair.where)
    else:
        told = f"must be a multiple of {after}, and no longer of {before}"
        yield place.change("multiple-of-changed", Verdict(BREAKING, WARNING), told, pair.where)


def _compare_uniqueness(place: Place, pair: Pair, before: Json, after: Json) -> Iterator[Change]:
    if after and not before:
        yield place.change("unique-items-added", NARROWED, "must now have no item twice", pair.where)
    elif before and not after:
        yield place.change("unique-items-removed", Verdict(INFO, WARNING), "may now have an item twice", pair.where)


def _is_number(bound: Json) -> bool:
    return isinstance(bound, int | float) and not isinstance(bound, bool)
