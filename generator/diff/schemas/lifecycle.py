"""`deprecated`, `x-sunset` and `x-stability-level` of a property."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diff.change import Change
from generator.diff.place import BREAKING, INFO, Place, Pointers
from generator.diff.schemas.shape import Pair, Shape
from generator.diff.sunset import STABILITY, parse_sunset, spelled


def compare_property_lifecycle(place: Place, pair: Pair, where: Pointers) -> Iterator[Change]:
    """Compare how long a property will be there, and how sure it is."""
    before, after = pair.base, pair.revision
    if after.is_deprecated and not before.is_deprecated:
        yield from _deprecated(place, _sunset(after), where)
    elif before.is_deprecated and not after.is_deprecated:
        yield place.named_change(place.rule("reactivated"), INFO, f"{place.name()} is no longer deprecated", where)
    elif after.is_deprecated:
        yield from _sunset_changed(place, _sunset(before), _sunset(after), where)
    yield from _compare_stability(place, before, after, where)


def _deprecated(place: Place, sunset: str, where: Pointers) -> Iterator[Change]:
    if not sunset:
        yield place.named_change(place.rule("deprecated"), INFO, f"{place.name()} is now deprecated", where)
    elif parse_sunset(sunset):
        told = f"{place.name()} is now deprecated, until {sunset}"
        yield place.named_change(place.rule("deprecated-with-sunset"), INFO, told, where)
    else:
        told = f"{place.name()} has the sunset {sunset!r}, which is no date"
        yield place.named_change(place.rule("deprecated-sunset-invalid"), BREAKING, told, where)


def _sunset_changed(place: Place, before: str, after: str, where: Pointers) -> Iterator[Change]:
    old, new = parse_sunset(before), parse_sunset(after)
    if old and new and new < old:
        told = f"the sunset of {place.name()} moved from {before} to {after}"
        yield place.named_change(place.rule("sunset-date-too-small"), BREAKING, told, where)
    elif old and not after:
        told = f"{place.name()} no longer has the sunset {before}"
        yield place.named_change(place.rule("deprecated-sunset-missing"), BREAKING, told, where)


def _compare_stability(place: Place, before: Shape, after: Shape, where: Pointers) -> Iterator[Change]:
    old, new = (spelled(side.extension("x-stability-level")) for side in (before, after))
    if old == new or old not in STABILITY or new not in STABILITY:
        return
    is_less = STABILITY.index(new) < STABILITY.index(old)
    told = f"the stability of {place.name()} went from {old} to {new}"
    name = f"stability-{'decreased' if is_less else 'increased'}"
    yield place.named_change(place.rule(name), BREAKING if is_less else INFO, told, where)


def _sunset(shape: Shape) -> str:
    return spelled(shape.extension("x-sunset"))
