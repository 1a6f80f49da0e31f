"""What the API says beyond the names of the package: limits, defaults, deprecations, of things that users can name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.changes.change import Change, Symbol
from generator.changes.levels import Level
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, Section, code, listing, quote, were
from generator.changes.notes.methods import keyword
from generator.changes.words import MARKDOWN, sentence

_RETURNS: Final = ("return-type-changed", "return-type-widened", "return-type-narrowed")


def note_rules(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Report what breaks or may break, and deprecations, unless a change of the package says it already."""
    package = [change for change in changes if change.symbol]
    reported = {pointer for one in package if _says_all(one) for pointer in (one.where.base, one.where.revision)} - {""}
    api = [change for change in changes if not change.symbol]
    yield from _note_deprecations(api, background)
    unreported = [change for change in api if change.level is not Level.INFO and not _is_reported(change, reported)]
    named = [change for change in unreported if not _is_method(_symbol(change, background))]
    is_explained = any(change.level.breaks for change in (*package, *named))
    yield from _note_together(named if is_explained else unreported, background)


def _note_together(changes: Sequence[Change], background: Background) -> Iterator[Line]:
    """Report what happened alike to several things in one line.

    Of a method as a whole only what is needed to explain a new major version: what the package makes of media types,
    bodies and statuses is its own business.
    """
    groups: dict[object, tuple[Change, dict[Symbol, None]]] = {}
    for change in changes:
        first, symbols = groups.setdefault(_identity(change), (change, {}))
        if symbol := _symbol(change, background):
            symbols[symbol] = None
    for first, symbols in groups.values():
        yield Line(
            section=Section.CHANGED,
            text=_sentence([*symbols], first),
            about=tuple(map(str, symbols)),
            is_breaking=first.level.breaks,
        )


def _identity(change: Change) -> object:
    """Give what changes have in common that are reported together, wherever they stand."""
    where, values = change.where, tuple((type(value), str(value)) for value in (change.before, change.after))
    return change.rule, change.level, where.kind, where.name, where.location, where.status, where.path, values


def _sentence(symbols: Sequence[Symbol], change: Change) -> str:
    """Say of symbols what a change says of a place of the document; of the API as a whole there is no symbol."""
    if not symbols:
        return _capitalized(f"{sentence(change, MARKDOWN)}.")
    if any(map(_is_method, symbols)) or not change.rule.names_place:
        return f"{quote(symbols)}: {sentence(change, MARKDOWN)}."
    return _capitalized(f"{sentence(change, MARKDOWN, listing(map(_described, symbols)))}.")


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _described(symbol: Symbol) -> str:
    """Say `limit=` of `client.videos.list()` for an argument."""
    return f"{code(keyword(symbol))} of {code(symbol.method)}" if symbol.kind == "argument" else code(symbol)


def _note_deprecations(api: Sequence[Change], background: Background) -> Iterator[Line]:
    deprecated = (_symbol(change, background) for change in api if change.rule.is_deprecation)
    symbols = [*dict.fromkeys(symbol for symbol in deprecated if symbol)]
    if symbols:
        text = f"{listing(map(_described, symbols))} {were(symbols)} deprecated."
        yield Line(section=Section.DEPRECATED, text=text, about=tuple(map(str, symbols)))


def _says_all(change: Change) -> bool:
    """Whether a change of the package leaves nothing to say of what is below its place: a new name does."""
    return not isinstance(change.after, Symbol) and change.rule.name not in _RETURNS


def _is_reported(change: Change, reported: set[str]) -> bool:
    """Whether a change of the package stands at the same place, or above it."""
    return any(pointer and _is_within(pointer, reported) for pointer in (change.where.base, change.where.revision))


def _is_within(pointer: str, places: set[str]) -> bool:
    return any(pointer == place or pointer.startswith(f"{place}/") for place in places)


def _is_method(symbol: Symbol | None) -> bool:
    return symbol is not None and symbol.kind == "method"


def _symbol(change: Change, background: Background) -> Symbol | None:
    """Give the nearest symbol of the package at or above the place of a change."""
    nearest = _nearest(change.where.revision, background.symbols)
    return nearest or _nearest(change.where.base, background.symbols_before)


def _nearest(pointer: str, symbols: Mapping[str, Symbol]) -> Symbol | None:
    while pointer:
        if pointer in symbols:
            return symbols[pointer]
        pointer = pointer.rpartition("/")[0]
    return None
