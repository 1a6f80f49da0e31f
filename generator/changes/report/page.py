"""Changes as one HTML page: counts on top, a card for each, the worst first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.changes.groups import ChangeGroup
from generator.changes.levels import Level
from generator.escaping import printable
from generator.pages import render_page

_WORDS: Final = {Level.BREAKING: "Breaking", Level.WARNING: "May break", Level.INFO: "Harmless"}
_TONES: Final = {Level.BREAKING: "bad", Level.WARNING: "warn", Level.INFO: "note"}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Card:
    """One change as the template shows it. head: what it is a change of, or how many such things there are."""

    message: str
    migration: str
    reason: str
    head: str
    is_single: bool
    subjects: tuple[str, ...]
    rule: str
    fingerprint: str
    base: str
    revision: str


@dataclass(frozen=True, kw_only=True, slots=True)
class _Section:
    """All changes of one level."""

    word: str
    tone: str
    cards: tuple[_Card, ...]

    @property
    def count(self) -> int:
        """How many."""
        return len(self.cards)


def page(groups: Sequence[ChangeGroup], names: Sequence[tuple[str, str]]) -> str:
    """Write the page. names: what is compared, base and revision of each document."""
    sections = tuple(_sections(groups))
    values = {
        "title": "What changed",
        "documents": tuple((printable(base), printable(revision)) for base, revision in names),
        "tiles": sections,
        "sections": tuple(section for section in sections if section.cards),
        "is_clean": not groups,
    }
    return render_page("changes", values)


def _sections(groups: Sequence[ChangeGroup]) -> Iterator[_Section]:
    for level, word in _WORDS.items():
        cards = tuple(_card(one) for one in groups if one.level is level and not one.first.reason)
        yield _Section(word=word, tone=_TONES[level], cards=cards)
    agreed = tuple(_card(one) for one in groups if one.first.reason)
    yield _Section(word="Acknowledged", tone="good", cards=agreed)


def _card(one: ChangeGroup) -> _Card:
    subjects, is_single = tuple(map(printable, one.subjects)), len(one.subjects) == 1
    head = subjects[0] if is_single else f"in {len(subjects)} places"
    return _Card(
        message=one.headline(),
        migration=one.advice(),
        reason=one.first.reason,
        head=head if one.needs_subjects else "",
        is_single=is_single,
        subjects=subjects,
        rule=one.first.change.id,
        fingerprint=one.fingerprint,
        base=printable(str(one.first.base or "")),
        revision=printable(str(one.first.revision or "")),
    )
