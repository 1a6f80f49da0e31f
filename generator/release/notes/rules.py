"""What the API says beyond the names of the package: limits, defaults, deprecations, of things that users can name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from generator.diff.change import Change, Level
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section, quote, were
from generator.release.notes.reading import SURFACE


def tell_rules(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Tell of what breaks or may break, and of deprecations, unless a change of the package says it already."""
    package = [change for change in changes if change.rule.startswith(SURFACE)]
    told = {pointer for change in package if _says_all(change) for pointer in (change.base, change.revision)} - {""}
    api = [change for change in changes if not change.rule.startswith(SURFACE)]
    yield from _tell_deprecations(api, background)
    untold = [change for change in api if change.level is not Level.INFO and not _is_told(change, told)]
    named = [change for change in untold if not _symbol(change, background).endswith("()")]
    is_explained = any(change.level is Level.BREAKING for change in (*package, *named))
    yield from _tell_together(named if is_explained else untold, background)


def _tell_together(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Tell what happened alike to several things in one line.

    Of a method as a whole only what is needed to explain a new major version: what the package makes of media types,
    bodies and statuses is its own business.
    """
    groups: dict[tuple[str, Level], list[str]] = defaultdict(list)
    for change in changes:
        symbol = _symbol(change, background)
        if symbol and symbol not in groups[change.message, change.level]:
            groups[change.message, change.level].append(symbol)
    for (message, level), symbols in groups.items():
        if symbols:
            text = f"{quote(symbols)}: {message}."
            yield Line(section=Section.CHANGED, text=text, is_breaking=level is Level.BREAKING)


def _tell_deprecations(api: Sequence[Change], background: Background) -> Iterator[Line]:
    deprecated = [one for one in api if "deprecated" in one.rule and "reactivated" not in one.rule]
    symbols = dict.fromkeys(symbol for change in deprecated if (symbol := _symbol(change, background)))
    if symbols:
        yield Line(section=Section.DEPRECATED, text=f"{quote(symbols)} {were(symbols)} deprecated.")


def _says_all(change: Change) -> bool:
    """Whether a change of the package leaves nothing to say of what is below its place: a new name does."""
    return not change.rule.endswith("-renamed") and not change.rule.startswith(f"{SURFACE}return-")


def _is_told(change: Change, told: set[str]) -> bool:
    """Whether a change of the package stands at the same place, or above it."""
    return any(pointer and _is_within(pointer, told) for pointer in (change.base, change.revision))


def _is_within(pointer: str, places: set[str]) -> bool:
    return any(pointer == place or pointer.startswith(f"{place}/") for place in places)


def _symbol(change: Change, background: Background) -> str:
    """Give the nearest symbol of the package at or above the place of a change; "" if there is none."""
    return _nearest(change.revision, background.symbols) or _nearest(change.base, background.symbols_before)


def _nearest(pointer: str, symbols: Mapping[str, str]) -> str:
    while pointer:
        if pointer in symbols:
            return symbols[pointer]
        pointer = pointer.rpartition("/")[0]
    return ""
