"""What the API says beyond the names of the package: limits, defaults, deprecations, of things that users can name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diff.change import Change, Level
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section, listing, quote, were
from generator.release.notes.reading import SURFACE, read_argument

_PLACE: Final = re.compile(
    r"(?:'[^']+' of )?the (?:request body|response \w+|(?:[\w-]+ )*parameter '[^']+') (?P<predicate>.+)"
)
"""How a message begins that is about a value: where it stands in the document."""

_PATTERNS: Final = re.compile(r"((?:pattern from|the pattern) )(\S+)(?: to (\S+))?$")


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
        symbols = groups[change.message, change.level]
        symbols += [symbol] if symbol and symbol not in symbols else []
    for (message, level), symbols in groups.items():
        text = _sentence(symbols, message)
        yield Line(section=Section.CHANGED, text=text, is_breaking=level is Level.BREAKING)


def _sentence(symbols: Sequence[str], message: str) -> str:
    """Say of symbols what a message says of a place of the document; of the API as a whole there is no symbol."""
    if not symbols:
        return f"{message[:1].upper()}{message[1:]}."
    message = _PATTERNS.sub(
        lambda found: f"{found[1]}`{found[2]}`" + (f" to `{found[3]}`" if found[3] else ""), message
    )
    found = _PLACE.fullmatch(message)
    if found is None or any(symbol.endswith("()") for symbol in symbols):
        return f"{quote(symbols)}: {message}."
    return f"{listing(map(_spoken, symbols))} {found['predicate']}."


def _spoken(symbol: str) -> str:
    """Say `limit=` of `client.videos.list()` for an argument."""
    if not symbol.endswith("=)"):
        return f"`{symbol}`"
    call, argument = read_argument(symbol)
    return f"`{argument}` of `{call}`"


def _tell_deprecations(api: Sequence[Change], background: Background) -> Iterator[Line]:
    deprecated = [one for one in api if "deprecated" in one.rule and "reactivated" not in one.rule]
    symbols = dict.fromkeys(symbol for change in deprecated if (symbol := _symbol(change, background)))
    if symbols:
        yield Line(section=Section.DEPRECATED, text=f"{listing(map(_spoken, symbols))} {were(symbols)} deprecated.")


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
