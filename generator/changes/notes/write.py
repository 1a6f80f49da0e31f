"""All lines of an entry, sorted into sections, what breaks first; and the entry as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.changes.change import Change
from generator.changes.notes.background import Background
from generator.changes.notes.line import Line, Section, added, code, removed
from generator.changes.notes.methods import note_arguments, note_methods
from generator.changes.notes.reading import of_rules
from generator.changes.notes.rules import note_rules
from generator.changes.notes.types import find_successors, note_members, note_types

BREAKING: Final = "**Breaking:** "
"""What a line begins with that asks for a change of code."""

_WIDTH: Final = 120
_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"


def write_notes(changes: Sequence[Change], background: Background) -> tuple[Line, ...]:
    """Give the lines for all changes of package and API, those that break first within each section."""
    successors = find_successors(changes, background)
    lines = dict.fromkeys(
        (
            *note_methods(changes, background),
            *_note_package(changes),
            *note_types(changes, background, successors),
            *note_arguments(changes, successors),
            *note_members(changes, background, successors),
            *note_rules(changes, background),
        )
    )
    order = list(Section)
    return tuple(sorted(lines, key=lambda line: (order.index(line.section), not line.is_breaking)))


def _note_package(changes: Sequence[Change]) -> Iterator[Line]:
    """Return what can be imported and chosen."""
    for one in of_rules(changes, "export-removed", "environment-removed"):
        yield removed(f"{code(one.symbol)} was removed.", one.symbol)
    for one in of_rules(changes, "export-added", "environment-added"):
        yield added(f"{code(one.symbol)} was added.", one.symbol)


def to_markdown(lines: Iterable[Line]) -> dict[Section, str]:
    """Give the bullets of each section that has any, wrapped."""
    bullets: dict[Section, list[str]] = {}
    for line in lines:
        bullets.setdefault(line.section, []).append(_bullet(line))
    return {section: "\n".join(texts) for section, texts in bullets.items()}


def _bullet(line: Line) -> str:
    """Wrap a line, but never within a code span."""
    text = f"{BREAKING if line.is_breaking else ''}{line.text}"
    parts = text.split("`")
    held = "`".join(part.replace(" ", _HARD_SPACE) if number % 2 else part for number, part in enumerate(parts))
    wrapped = textwrap.fill(
        held, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return wrapped.replace(_HARD_SPACE, " ")
