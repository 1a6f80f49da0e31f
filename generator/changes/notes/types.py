"""Types that users meet: new names, those that are gone, what they hold, and what methods return."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.changes.change import Change, Symbol, Type
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, added, changed, code, listing, quote, removed, were
from generator.changes.notes.reading import SymbolChange, by_owner, of_rules
from generator.changes.package.annotations import NONE, renamed, variants
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


_CARE: Final = "; check before use"


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


def _retyped(changes: Sequence[Change], background: Background) -> Iterator[SymbolChange]:
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


def note_types(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Report types that users meet; those that only carry a body or a page are no concern of theirs."""
    shown = [(old, new) for old, new in successors.items() if new in background.seen]
    shown.sort(key=lambda pair: pair[0] not in background.responses)
    if shown:
        names = listing(f"{code(old)} is {code(new)}" for old, new in shown)
        yield changed(f"Types got new names: {names}.", *(name for pair in shown for name in pair))
    for one in of_rules(changes, *_OTHER_KIND):
        if one.symbol.name in background.seen:
            yield changed(f"{sentence(one.change, MARKDOWN)}.", one.symbol, is_breaking=one.is_breaking)
    yield from _note_removals(changes, background, successors)
    events = [one.symbol for one in of_rules(changes, "model-added") if one.symbol.name in background.events]
    if events:
        yield added(f"Events that are sent to webhooks got types: {quote(events)}.", *events)


def _note_removals(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    gone = [one.symbol.name for one in of_rules(changes, *_REMOVED) if one.symbol.name not in successors]
    direct = [name for name in gone if name in background.responses]
    within = [name for name in gone if name not in direct and name in background.seen_before]
    if direct:
        remark = f", with the types of {'its' if len(direct) == 1 else 'their'} fields" if within else ""
        yield removed(f"{quote(direct)} {were(direct)} removed{remark}.", *direct)
    elif within:
        yield removed(f"{quote(within)} {were(within)} removed.", *within)


def note_members(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Report fields and enum members of types that users meet, and what methods give."""
    met = [one for one in changes if one.symbol and one.symbol.kind == "member" and one.symbol.owner in background.seen]
    for owner, members in by_owner(of_rules(met, "field-added", "enum-member-added")).items():
        yield _gained(owner, members)
    required = of_rules(met, "required-field-added", "field-became-required")
    for owner, members in by_owner(one for one in required if one.is_breaking).items():
        yield changed(f"{code(owner)} now demands {quote(members)}.", owner, *members)
    yield from _note_successors(background, successors)
    for owner, members in by_owner(of_rules(met, "field-removed", "enum-member-removed")).items():
        yield removed(f"{_of(owner, members)} {were(members)} removed.", *_about(owner, members))
    yield from _note_presence(met)
    yield from _note_types(met, successors)
    yield from _note_returns(changes, successors)
    for one in of_rules(met, "field-renamed", "enum-member-renamed"):
        old, new = one.names
        yield changed(f"{code(old)} became {code(new)}.", old, new)


def _gained(owner: str, members: Sequence[str]) -> Line:
    return added(f"{code(owner)} gained {quote(members)}.", owner, *members)


def _note_successors(background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Report how a type differs from the one whose place it took, where that is more than the name."""
    for old, new in successors.items():
        before, after = background.members_before.get(old, ()), background.members.get(new, ())
        lost = [name for name in before if name not in after]
        gained = [name for name in after if name not in before]
        if new in background.seen and lost:
            noun = "member" if len(lost) == 1 else "members"
            text = f"{_of(old, lost)} {were(lost)} removed; {code(new)} has no such {noun}."
            yield removed(text, *_about(old, lost), new)
        if new in background.seen and gained:
            yield _gained(new, gained)


def _of(owner: str, members: Sequence[str]) -> str:
    """Name one member in full, several by their owner."""
    return code(f"{owner}.{members[0]}") if len(members) == 1 else f"{quote(members)} of {code(owner)}"


def _about(owner: str, members: Sequence[str]) -> tuple[str, ...]:
    return (f"{owner}.{members[0]}",) if len(members) == 1 else (*members, owner)


def _note_presence(changes: Sequence[Change]) -> Iterator[Line]:
    present = [one for one in of_rules(changes, "field-became-required") if not one.is_breaking]
    if present:
        names = dict.fromkeys(one.symbol for one in present)
        verb = "is" if len(names) == 1 else "are"
        yield changed(f"{quote(names)} {verb} always there.", *names, is_breaking=False)
    absent = list(of_rules(changes, "field-became-optional"))
    for is_breaking in (True, False):
        for owner, members in by_owner(one for one in absent if one.is_breaking is is_breaking).items():
            verb = f"may be `None`{_CARE}" if is_breaking else "may be left out"
            yield changed(f"{_of(owner, members)} {verb}.", *_about(owner, members), is_breaking=is_breaking)


def _note_types(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Report types; those that merely may be None now share a line by model."""
    nullable: list[SymbolChange] = []
    for one in of_rules(changes, "field-type-changed", "field-type-widened", "field-type-narrowed"):
        old, new = one.types
        if variants(new) == (*variants(old), NONE):
            nullable.append(one)
        elif renamed(old, successors) != new:
            text = f"{code(one.symbol)} is {code(new)} instead of {code(old)}."
            yield changed(text, one.symbol, new, old, is_breaking=one.is_breaking)
    for owner, members in by_owner(nullable).items():
        yield changed(f"{_of(owner, members)} may be `None`{_CARE}.", *_about(owner, members))


def _note_returns(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Report what methods give, but for types that merely got another name."""
    calls: dict[tuple[Type, Type, bool], list[Symbol]] = defaultdict(list)
    for one in of_rules(changes, "return-type-changed", "return-type-widened", "return-type-narrowed"):
        old, new = one.types
        if renamed(old, successors) != new:
            calls[old, new, one.is_breaking].append(one.symbol)
    for (old, new, is_breaking), names in calls.items():
        verb = "gives" if len(names) == 1 else "give"
        text = f"{quote(names)} {verb} {code(new)} instead of {code(old)}."
        yield changed(text, *names, new, old, is_breaking=is_breaking)
