"""Models, enums and aliases by name: which took the place of which, which are gone, which events are new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from generator.diff.change import Change
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section, listing, quote, were
from generator.release.notes.reading import of_rules, pair_in, read_member, types_in

_NAME: Final = re.compile(r"[A-Za-z_]\w*")
_KINDS: Final = ("model", "enum", "alias")


def find_successors(changes: Sequence[Change], background: Background) -> Mapping[str, str]:
    """Give type -> the type that users meet in its place: renamed, or given where the old one was given."""
    removed = {change.subject for change in of_rules(changes, *(f"{kind}-removed" for kind in _KINDS))}
    added = [change.subject for change in of_rules(changes, *(f"{kind}-added" for kind in _KINDS))]
    renamed = [pair_in(change) for change in of_rules(changes, *(f"{kind}-renamed" for kind in _KINDS))]
    met = [change for change in changes if read_member(change.subject)[0] in background.seen]
    answers = of_rules(changes, "return-type-changed", "return-type-widened")
    replaced = (*of_rules(met, "field-type-changed"), *answers)
    pairs = [pair for change in replaced for pair in _replaced(*types_in(change)) if pair[0] in removed]
    pairs += [(old, new) for new in added for old in removed if old.lower() == new.lower()]
    found = {old: new for old, new in pairs if new in added}
    return {old: new for old, new in (*renamed, *found.items()) if old in background.seen_before}


def _replaced(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Give the one name that differs between two annotations; nothing when more does."""
    before, after = _NAME.findall(old), _NAME.findall(new)
    if _NAME.sub("", old) == _NAME.sub("", new):
        differing = [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]]
        yield from differing if len(differing) == 1 else ()


def tell_types(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    """Tell of types that users meet; those that only carry a body or a page are no concern of theirs."""
    shown = [(old, new) for old, new in successors.items() if new in background.seen]
    shown.sort(key=lambda pair: pair[0] not in background.answers)
    if shown:
        text = f"Types got new names: {listing(f'`{old}` is `{new}`' for old, new in shown)}."
        yield Line(section=Section.CHANGED, text=text, is_breaking=True)
    for change in of_rules(changes, "type-kind-changed", "alias-changed"):
        if change.subject in background.seen:
            is_breaking = bool(change.migration)
            yield Line(section=Section.CHANGED, text=f"{change.message}.", is_breaking=is_breaking)
    yield from _tell_removals(changes, background, successors)
    events = [change.subject for change in of_rules(changes, "model-added") if change.subject in background.events]
    if events:
        yield Line(section=Section.ADDED, text=f"Events that are sent to webhooks got types: {quote(events)}.")


def _tell_removals(changes: Sequence[Change], background: Background, successors: Mapping[str, str]) -> Iterator[Line]:
    rules = [f"{kind}-removed" for kind in _KINDS]
    gone = [change.subject for change in of_rules(changes, *rules) if change.subject not in successors]
    direct = [name for name in gone if name in background.answers]
    within = [name for name in gone if name not in direct and name in background.seen_before]
    if direct:
        remark = f", with the types of {'its' if len(direct) == 1 else 'their'} fields" if within else ""
        yield Line(section=Section.REMOVED, text=f"{quote(direct)} {were(direct)} removed{remark}.", is_breaking=True)
    elif within:
        yield Line(section=Section.REMOVED, text=f"{quote(within)} {were(within)} removed.", is_breaking=True)
