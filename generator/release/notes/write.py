"""All lines of an entry, sorted into sections, what breaks first; and the entry as Markdown."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.diff.change import Change
from generator.release.notes.arguments import tell_arguments
from generator.release.notes.background import Background
from generator.release.notes.line import Line, Section
from generator.release.notes.members import tell_members
from generator.release.notes.methods import tell_methods
from generator.release.notes.reading import of_rules
from generator.release.notes.rules import tell_rules
from generator.release.notes.types import find_successors, tell_types

BREAKING: Final = "**Breaking:** "
"""What a line begins with that asks for a change of code."""

_WIDTH: Final = 120
_SPACE_IN_CODE: Final = re.compile(r"`[^`]*`")
_HARD_SPACE: Final = "\N{NO-BREAK SPACE}"


def write_notes(changes: Sequence[Change], background: Background) -> tuple[Line, ...]:
    """Give the lines for all changes of package and API, those that break first within each section."""
    successors = find_successors(changes, background)
    lines = dict.fromkeys(
        (
            *tell_methods(changes, background),
            *_tell_package(changes),
            *tell_types(changes, background, successors),
            *tell_arguments(changes, successors),
            *tell_members(changes, background, successors),
            *tell_rules(changes, background),
        )
    )
    order = list(Section)
    return tuple(sorted(lines, key=lambda line: (order.index(line.section), not line.is_breaking)))


def _tell_package(changes: Sequence[Change]) -> Iterator[Line]:
    """Tell what can be imported and chosen."""
    for change in of_rules(changes, "export-removed", "environment-removed"):
        yield Line(section=Section.REMOVED, text=f"`{change.subject}` was removed.", is_breaking=True)
    for change in of_rules(changes, "export-added", "environment-added"):
        yield Line(section=Section.ADDED, text=f"`{change.subject}` was added.")


def to_markdown(lines: Iterable[Line]) -> dict[Section, str]:
    """Give the bullets of each section that has any, wrapped."""
    bullets: dict[Section, list[str]] = {}
    for line in lines:
        bullets.setdefault(line.section, []).append(_bullet(line))
    return {section: "\n".join(texts) for section, texts in bullets.items()}


def _bullet(line: Line) -> str:
    """Wrap a line, but never within a code span."""
    text = f"{BREAKING if line.is_breaking else ''}{line.text}"
    held = _SPACE_IN_CODE.sub(lambda span: span[0].replace(" ", _HARD_SPACE), text)
    wrapped = textwrap.fill(
        held, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False
    )
    return wrapped.replace(_HARD_SPACE, " ")
