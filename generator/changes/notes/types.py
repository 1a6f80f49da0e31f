"""Models, enums and aliases by name: which took the place of which, which are gone, which events are new."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.changes.change import Change, Type
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, added, changed, code, listing, quote, removed, were
from generator.changes.notes.reading import Told, of_rules
from generator.changes.words import MARKDOWN, sentence

_REMOVED: Final = ("model-removed", "enum-removed", "alias-removed")
_ADDED: Final = ("model-added", "enum-added", "alias-added")
_RENAMED: Final = ("model-renamed", "enum-renamed", "alias-renamed")
_OTHER_KIND: Final = (
    "type-became-model",
    "type-became-enum",
    "type-became-alias",
    "alias-widened",
    "alias-narrowed",
    "alias-changed",
)


def find_successors(changes: Sequence[Change], background: Background) -> Mapping[str, str]:
    """Give type -> the type that users meet in its place: renamed, or given where the old one was given."""
    removed_names = {one.symbol.name for one in of_rules(changes, *_REMOVED)}
    added_names = [one.symbol.name for one in of_rules(changes, *_ADDED)]
    renames = [(old.name, new.name) for one in of_rules(changes, *_RENAMED) for old, new in (one.names,)]
    pairs = [pair for one in _retyped(changes, background) for pair in _replaced(*one.types)]
    pairs = [pair for pair in pairs if pair[0] in removed_names]
    pairs += [(old, new) for new in added_names for old in removed_names if old.lower() == new.lower()]
    found = {old: new for old, new in pairs if new in added_names}
    return {old: new for old, new in (*renames, *found.items()) if old in background.seen_before}


def _retyped(changes: Sequence[Change], background: Background) -> Iterator[Told]:
    for one in of_rules(changes, "field-type-changed"):
        if one.symbol.owner in background.seen:
            yield one
    yield from of_rules(changes, "return-type-changed", "return-type-widened")


def _replaced(old: Type, new: Type) -> Iterator[tuple[str, str]]:
    """Give the one name that differs between two types; nothing when more does."""
    found = _differences(old, new)
    yield from found if found is not None and len(found) == 1 else ()


def _differences(old: Type, new: Type) -> list[tuple[str, str]] | None:
    """Return the names that differ; None where the types are built in different ways."""
    if len(old.arguments) != len(new.arguments):
        return None
    found = [(old.name, new.name)] if old.name != new.name else []
    for one, other in zip(old.arguments, new.arguments, strict=True):
        inner = _differences(one, other)
        if inner is None:
            return None
        found += inner
    return found


def tell_types(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Report types that users meet; those that only carry a body or a page are no concern of theirs."""
    shown = [(old, new) for old, new in successors.items() if new in background.seen]
    shown.sort(key=lambda pair: pair[0] not in background.answers)
    if shown:
        names = listing(f"{code(old)} is {code(new)}" for old, new in shown)
        yield changed(f"Types got new names: {names}.", *(name for pair in shown for name in pair))
    for one in of_rules(changes, *_OTHER_KIND):
        if one.symbol.name in background.seen:
            yield changed(f"{sentence(one.change, MARKDOWN)}.", one.symbol, is_breaking=one.is_breaking)
    yield from _tell_removals(changes, background, successors)
    events = [one.symbol for one in of_rules(changes, "model-added") if one.symbol.name in background.events]
    if events:
        yield added(f"Events that are sent to webhooks got types: {quote(events)}.", *events)


def _tell_removals(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    gone = [one.symbol.name for one in of_rules(changes, *_REMOVED) if one.symbol.name not in successors]
    direct = [name for name in gone if name in background.answers]
    within = [name for name in gone if name not in direct and name in background.seen_before]
    if direct:
        remark = f", with the types of {'its' if len(direct) == 1 else 'their'} fields" if within else ""
        yield removed(f"{quote(direct)} {were(direct)} removed{remark}.", *direct)
    elif within:
        yield removed(f"{quote(within)} {were(within)} removed.", *within)
