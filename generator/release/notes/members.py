"""What models and enums hold: fields and members that came, went, or are of another type. Answers belong here too."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.diff.change import Change, Level
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section, quote, were
from generator.release.notes.reading import of_rules, pair_in, read_member, types_in

_CARE: Final = "; check before use"


def tell_members(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell of fields and enum members of types that users meet, and of what methods give."""
    met = [change for change in changes if read_member(change.subject)[0] in background.seen]
    yield from _tell_gains(met)
    yield from _tell_successors(background, successors)
    yield from _tell_losses(met)
    yield from _tell_presence(met)
    yield from _tell_types(met, successors)
    yield from _tell_answers(changes, successors)
    for change in of_rules(met, "field-renamed", "enum-member-renamed"):
        old, new = pair_in(change)
        yield Line(section=Section.CHANGED, text=f"`{old}` became `{new}`.", is_breaking=True)


def _tell_successors(background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell how a type differs from the one whose place it took, where that is more than the name."""
    for old, new in successors.items():
        before, after = background.members_before.get(old, ()), background.members.get(new, ())
        lost = [name for name in before if name not in after]
        gained = [name for name in after if name not in before]
        if new in background.seen and lost:
            noun = "member" if len(lost) == 1 else "members"
            text = f"{_of(old, lost)} {were(lost)} removed; `{new}` has no such {noun}."
            yield Line(section=Section.REMOVED, text=text, is_breaking=True)
        if new in background.seen and gained:
            yield Line(section=Section.ADDED, text=f"`{new}` gained {quote(gained)}.")


def _of(owner: str, members: Sequence[str]) -> str:
    """Name one member in full, several by their owner."""
    return f"`{owner}.{members[0]}`" if len(members) == 1 else f"{quote(members)} of `{owner}`"


def _by_owner(changes: Iterable[Change]) -> Mapping[str, list[str]]:
    members: dict[str, list[str]] = defaultdict(list)
    for change in changes:
        owner, member = read_member(change.subject)
        if member not in members[owner]:
            members[owner].append(member)
    return members


def _tell_gains(changes: Sequence[Change]) -> Iterator[Line]:
    for owner, members in _by_owner(of_rules(changes, "field-added", "enum-member-added")).items():
        yield Line(section=Section.ADDED, text=f"`{owner}` gained {quote(members)}.")
    for owner, members in _by_owner(of_rules(changes, "required-field-added", "field-became-required")).items():
        demanded = [
            change for change in changes if change.level is Level.BREAKING and _is_one_of(change, owner, members)
        ]
        if demanded:
            text = f"`{owner}` now demands {quote(read_member(change.subject)[1] for change in demanded)}."
            yield Line(section=Section.CHANGED, text=text, is_breaking=True)


def _is_one_of(change: Change, owner: str, members: Sequence[str]) -> bool:
    is_demand = change.rule in {"sdk-required-field-added", "sdk-field-became-required"}
    return is_demand and read_member(change.subject)[0] == owner and read_member(change.subject)[1] in members


def _tell_losses(changes: Sequence[Change]) -> Iterator[Line]:
    for owner, members in _by_owner(of_rules(changes, "field-removed", "enum-member-removed")).items():
        text = f"{_of(owner, members)} {were(members)} removed."
        yield Line(section=Section.REMOVED, text=text, is_breaking=True)


def _tell_presence(changes: Sequence[Change]) -> Iterator[Line]:
    present = [change for change in of_rules(changes, "field-became-required") if change.level is Level.INFO]
    if present:
        names = dict.fromkeys(change.subject for change in present)
        verb = "is" if len(names) == 1 else "are"
        yield Line(section=Section.CHANGED, text=f"{quote(names)} {verb} always there.")
    for level in (Level.BREAKING, Level.INFO):
        absent = [change for change in of_rules(changes, "field-became-optional") if change.level is level]
        for owner, members in _by_owner(absent).items():
            text = f"{_of(owner, members)} may be `UNSET`{_CARE if level is Level.BREAKING else ''}."
            yield Line(section=Section.CHANGED, text=text, is_breaking=level is Level.BREAKING)


def _tell_types(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell of types; those that merely may be None now share a line by model."""
    nullable: list[Change] = []
    rules = ("field-type-changed", "field-type-widened", "field-type-narrowed")
    for change in of_rules(changes, *rules):
        old, new = types_in(change)
        if new == f"{old} | None":
            nullable.append(change)
        elif _translate(old, successors) != new:
            text = f"`{change.subject}` is `{new}` instead of `{old}`."
            yield Line(section=Section.CHANGED, text=text, is_breaking=change.level is Level.BREAKING)
    for owner, members in _by_owner(nullable).items():
        text = f"{_of(owner, members)} may be `None`{_CARE}."
        yield Line(section=Section.CHANGED, text=text, is_breaking=True)


def _tell_answers(changes: Sequence[Change], successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell what methods give, but for types that merely got another name."""
    calls: dict[tuple[str, str, bool], list[str]] = defaultdict(list)
    for change in of_rules(changes, "return-type-changed", "return-type-widened", "return-type-narrowed"):
        old, new = types_in(change)
        if _translate(old, successors) != new:
            calls[old, new, change.level is Level.BREAKING].append(change.subject)
    for (old, new, is_breaking), names in calls.items():
        verb = "gives" if len(names) == 1 else "give"
        yield Line(
            section=Section.CHANGED, text=f"{quote(names)} {verb} `{new}` instead of `{old}`.", is_breaking=is_breaking
        )


def _translate(annotation: str, successors: Mapping[str, str]) -> str:
    for old, new in successors.items():
        annotation = re.sub(rf"\b{old}\b", new, annotation)
    return annotation
