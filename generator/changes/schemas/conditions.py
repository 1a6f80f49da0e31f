"""Keywords of JSON Schema that say what a value must be besides its type: if, contains, dependentRequired and such.

What came and what went is reported as a whole. Where both sides have a keyword, what it contains is compared by the
rules of all schemas, below the place "(then)"; of `not` and `if` it is said as a whole whether more or less is allowed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.rules.schemas import ALTERNATIVES, CONDITIONS, ENTRIES
from generator.changes.schemas.shape import Pair
from generator.changes.where import Where
from generator.ir.schemas import MISSING, Json, Schema

_AS_A_WHOLE: Final = ("if", "dependentRequired", "patternProperties")
"""Keywords of which any difference is one change. What `patternProperties` hold is compared as other members are."""
_ELSEWHERE: Final = ("not", "contentSchema", *ALTERNATIVES)


def compare_conditions(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare which of these keywords there are, and those that are compared as a whole."""
    if pair.has_same_keywords:
        return
    where, before, after = pair.at(where), pair.base.keywords(), pair.revision.keywords()
    for keyword, name in CONDITIONS.items():
        old, new = before.get(keyword), after.get(keyword)
        yield from _compare(where, keyword, name, (old, new), (_describe(old), _describe(new)))
    for keyword, name in ENTRIES.items():
        entries = _entries(before.get(keyword)), _entries(after.get(keyword))
        for entry in dict.fromkeys((*entries[0], *entries[1])):
            sides = entries[0].get(entry), entries[1].get(entry)
            yield from _compare(where, keyword, name, sides, (entry, entry))
    for keyword, name in ALTERNATIVES.items():
        yield from _compare_alternatives(where, name, before.get(keyword), after.get(keyword))
    old, new = len(_listed(before.get("prefixItems"))), len(_listed(after.get("prefixItems")))
    if new != old:
        yield make(f"prefix-items-{'added' if new > old else 'removed'}", where, old, new)


def fragments(pair: Pair) -> Iterator[tuple[str, Schema, Schema]]:
    """Give the schemas in keywords that both sides have: the step of the path, and both."""
    before, after = pair.base.conditions(), pair.revision.conditions()
    for step, schema in before.items():
        keyword = step.partition(" ")[0]
        if step in after and keyword not in _AS_A_WHOLE and keyword not in _ELSEWHERE:
            yield f"({step})", schema, after[step]
    for keyword in ALTERNATIVES if before else ():
        lists = _listed(pair.base.keywords().get(keyword)), _listed(pair.revision.keywords().get(keyword))
        if changed := _one_changed(*lists):
            steps = (f"{keyword} {listed.index(one)}" for listed, one in zip(lists, changed, strict=True))
            old, new = before.get(next(steps)), after.get(next(steps))
            if old and new:
                yield f"({keyword})", old, new


def negations(pair: Pair) -> tuple[Schema, Schema] | None:
    """Return what `not` holds on both sides, where that differs."""
    if pair.base.keywords().get("not") == pair.revision.keywords().get("not"):
        return None
    before, after = pair.base.conditions().get("not"), pair.revision.conditions().get("not")
    return (before, after) if before and after else None


def _compare(
    where: Where, keyword: str, name: str, sides: tuple[Json, Json], shown: tuple[str, str]
) -> Iterator[Change]:
    before, after = sides
    if before == after:
        return
    if before is None:
        yield make(f"{name}-added", where, MISSING, shown[1])
    elif after is None:
        yield make(f"{name}-removed", where, shown[0])
    elif keyword in _AS_A_WHOLE:
        yield make(f"{name}-changed", where, *shown)


def _compare_alternatives(where: Where, name: str, before: Json, after: Json) -> Iterator[Change]:
    """Compare lists of constraints of which a value must satisfy one."""
    old, new = _listed(before), _listed(after)
    if old == new:
        return
    if not old:
        yield make(f"{name}-constraint-added", where, MISSING, tuple(map(_describe, new)))
    elif not new:
        yield make(f"{name}-constraint-removed", where, tuple(map(_describe, old)))
    elif not _one_changed(old, new):
        for one in _without(old, new):
            yield make(f"{name}-constraint-narrowed", where, _describe(one))
        for one in _without(new, old):
            yield make(f"{name}-constraint-widened", where, MISSING, _describe(one))


def _one_changed(old: list[Json], new: list[Json]) -> tuple[Json, Json] | None:
    """Return the one alternative that is another one now, where all others are the same."""
    gone, come = _without(old, new), _without(new, old)
    return (gone[0], come[0]) if len(gone) == len(come) == 1 else None


def _without(values: list[Json], others: list[Json]) -> list[Json]:
    return [value for value in values if value not in others]


def _describe(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)


def _listed(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _entries(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}
