"""Bounds, patterns and steps: which values of the type are allowed, in whatever spelling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.change import Change, value_of
from generator.changes.rules import make
from generator.changes.rules.schemas import LOWER, UPPER
from generator.changes.schemas.members import members_of
from generator.changes.schemas.shape import Pair, SchemaShape
from generator.changes.schemas.types import is_other_type
from generator.changes.where import Where
from generator.ir.schemas import MISSING, Json

_ANY_TEXT: Final = {".*", "^.*$"}


_MADE_EXCLUSIVE: Final = (("minimum", "exclusiveMinimum", 1), ("maximum", "exclusiveMaximum", -1))
_MEAN_THEMSELVES: Final = frozenset(":/;,@#%&=<>!~'\"")
_ZERO_SAYS_NOTHING: Final = ("minLength", "minItems", "minProperties")


def compare_constraints(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare what narrows a value of one type; on a value of another type it says nothing."""
    if pair.has_same_keywords or is_other_type(pair):
        return
    where, before, after = pair.at(where), normalized(pair.base, pair.revision), normalized(pair.revision, pair.base)
    for keyword in (*UPPER, *LOWER):
        yield from _compare_bound(where, keyword, before.get(keyword), after.get(keyword))
    yield from _compare_pattern(where, before.get("pattern"), after.get("pattern"))
    yield from _compare_steps(where, before.get("multipleOf"), after.get("multipleOf"))
    yield from _compare_required(where, pair)
    if after.get("uniqueItems") and not before.get("uniqueItems"):
        yield make("unique-items-added", where)
    elif before.get("uniqueItems") and not after.get("uniqueItems"):
        yield make("unique-items-removed", where)


def _compare_required(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare the members that a value must have though they are declared nowhere; of others see `members`."""
    before, after = (_required(side) for side in (pair.base, pair.revision))
    for name in sorted(after - before - members_of(pair.revision).keys()):
        yield make("required-member-added", where, MISSING, name)
    for name in sorted(before - after - members_of(pair.base).keys()):
        yield make("required-member-removed", where, name)


def _required(shape: SchemaShape) -> set[str]:
    listed = shape.keywords().get("required")
    return {name for name in listed if isinstance(name, str)} if isinstance(listed, list) else set()


def _compare_bound(where: Where, keyword: str, *bounds: Json) -> Iterator[Change]:
    before, after = (bound if _is_number(bound) else None for bound in bounds)
    if before == after:
        return
    name = UPPER.get(keyword) or LOWER[keyword]
    if before is None:
        yield make(f"{name}-set", where, MISSING, value_of(after))
    elif after is None:
        yield make(f"{name}-unset", where, value_of(before))
    else:
        ending = "increased" if float(str(after)) > float(str(before)) else "decreased"
        yield make(f"{name}-{ending}", where, value_of(before), value_of(after))


def _compare_pattern(where: Where, before: Json, after: Json) -> Iterator[Change]:
    if plain_pattern(before) == plain_pattern(after):
        return
    if not before:
        yield make("pattern-added", where, MISSING, value_of(after))
    elif not after:
        yield make("pattern-removed", where, value_of(before))
    else:
        ending = "generalized" if after in _ANY_TEXT else "changed"
        yield make(f"pattern-{ending}", where, value_of(before), value_of(after))


def _compare_steps(where: Where, before: Json, after: Json) -> Iterator[Change]:
    if before == after:
        return
    if before is None:
        yield make("multiple-of-added", where, MISSING, value_of(after))
    elif after is None:
        yield make("multiple-of-removed", where, value_of(before))
    else:
        yield make(f"multiple-of-{_step(before, after)}", where, value_of(before), value_of(after))


def _step(before: Json, after: Json) -> str:
    """Whether each multiple of the new step is one of the old."""
    old, new = float(str(before)), float(str(after))
    if old and (new / old).is_integer():
        return "narrowed"
    return "widened" if new and (old / new).is_integer() else "changed"


def _is_number(bound: Json) -> bool:
    return isinstance(bound, int | float) and not isinstance(bound, bool)


def normalized(shape: SchemaShape, other: SchemaShape) -> Mapping[str, Json]:
    """Return the keywords of a schema that narrow its values, spelled as those of the other side where both can be."""
    found = shape.keywords()
    for inclusive, exclusive, step in _MADE_EXCLUSIVE:
        flag = found.get(exclusive)
        if isinstance(flag, bool):  # as in 3.0
            del found[exclusive]
            if flag and inclusive in found:
                found[exclusive] = found.pop(inclusive)
        bound = found.get(exclusive)
        is_spelled_inclusive = inclusive in other.keywords() and inclusive not in found
        if shape.types() == {"integer"} and isinstance(bound, int) and is_spelled_inclusive:
            found[inclusive] = bound + step
            del found[exclusive]
    for keyword in _ZERO_SAYS_NOTHING:
        if found.get(keyword) == 0:
            del found[keyword]
    if found.get("multipleOf") == 1 and "integer" in shape.types() | other.types():
        del found["multipleOf"]
    return found


def plain_pattern(pattern: Json) -> Json:
    """Return a pattern without the backslashes before characters that mean themselves."""
    if not isinstance(pattern, str):
        return pattern
    parts, characters = list[str](), iter(pattern)
    for character in characters:
        following = next(characters, "") if character == "\\" else ""
        parts.append(following if following in _MEAN_THEMSELVES else character + following)
    return "".join(parts)
