"""Keywords of JSON Schema that say what a value must be besides its type: if, contains, dependentRequired and such."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diff.change import Change
from generator.diff.place import NARROWED, REPLACED, WARNING, WIDENED, Place, Verdict
from generator.diff.schemas.shape import Pair
from generator.ir.schemas import Json

_SCHEMAS: Final = {
    "if": "if",
    "then": "then",
    "else": "else",
    "not": "not",
    "contains": "contains",
    "propertyNames": "property-names",
    "unevaluatedItems": "unevaluated-items",
    "unevaluatedProperties": "unevaluated-properties",
}
_MAPS: Final = {
    "dependentRequired": ("dependent-required", REPLACED),
    "dependentSchemas": ("dependent-schema", Verdict(WARNING, WARNING)),
    "patternProperties": ("pattern-property", Verdict(WARNING, WARNING)),
}


def compare_conditions(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare what the document asks of a value in these keywords. What they contain is compared as a whole."""
    if pair.has_same_keywords:
        return
    before, after = pair.base.keywords(), pair.revision.keywords()
    for keyword, name in _SCHEMAS.items():
        sides = before.get(keyword), after.get(keyword)
        changed = Verdict(WARNING, WARNING)
        yield from _compare(place, pair, (name, f"'{keyword}'"), sides, changed)
    for keyword, (name, changed) in _MAPS.items():
        old, new = _entries(before.get(keyword)), _entries(after.get(keyword))
        for entry in dict.fromkeys((*old, *new)):
            told = f"'{keyword}' for '{entry}'"
            yield from _compare(place, pair, (name, told), (old.get(entry), new.get(entry)), changed)
    yield from _compare_tuples(place, pair, before.get("prefixItems"), after.get("prefixItems"))


def _compare(
    place: Place, pair: Pair, names: tuple[str, str], sides: tuple[Json, Json], changed: Verdict
) -> Iterator[Change]:
    name, told = names
    before, after = sides
    if before == after:
        return
    if before is None:
        yield place.change(f"{name}-added", NARROWED, f"must now fulfil {told}", pair.where)
    elif after is None:
        yield place.change(f"{name}-removed", WIDENED, f"need no longer fulfil {told}", pair.where)
    else:
        yield place.change(f"{name}-changed", changed, f"must fulfil another {told}", pair.where)


def _compare_tuples(place: Place, pair: Pair, before: Json, after: Json) -> Iterator[Change]:
    old, new = (len(side) if isinstance(side, list) else 0 for side in (before, after))
    if new > old:
        told = f"has its own schemas for {new} leading items, and had {old}"
        yield place.change("prefix-items-added", WIDENED, told, pair.where)
    elif old > new:
        told = f"has its own schemas for {new} leading items, and had {old}"
        yield place.change("prefix-items-removed", NARROWED, told, pair.where)


def _entries(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
