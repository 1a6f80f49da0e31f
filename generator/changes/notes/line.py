"""One line of a changelog entry, and how names are listed in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from generator.escaping import code_span


class Section(StrEnum):
    """The kinds of change, in the order they are written: https://keepachangelog.com/en/1.1.0/."""

    ADDED = "Added"
    CHANGED = "Changed"
    DEPRECATED = "Deprecated"
    REMOVED = "Removed"
    FIXED = "Fixed"
    SECURITY = "Security"


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """One line: a sentence in Markdown without its bullet. is_breaking: code that was right has to change.

    about: the names that it is about, as users write them.
    """

    section: Section
    text: str
    about: tuple[str, ...] = ()
    is_breaking: bool = False


def added(text: str, *about: object) -> Line:
    """Give a line of what is new."""
    return Line(section=Section.ADDED, text=text, about=tuple(map(str, about)))


def removed(text: str, *about: object) -> Line:
    """Give a line of what is gone."""
    return Line(section=Section.REMOVED, text=text, about=tuple(map(str, about)), is_breaking=True)


def changed(text: str, *about: object, is_breaking: bool = True) -> Line:
    """Give a line of what is another thing now."""
    return Line(section=Section.CHANGED, text=text, about=tuple(map(str, about)), is_breaking=is_breaking)


def code(name: object) -> str:
    """Write a name as code."""
    return code_span(str(name))


def quote(names: Iterable[object]) -> str:
    """List names: "`a`, `b` and `c`"."""
    return listing([code(name) for name in names])


def listing(parts: Iterable[str]) -> str:
    """List what is ready to print: "a, b and c"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def were(names: Iterable[object]) -> str:
    """Give the verb for one or several."""
    return "was" if len(list(names)) == 1 else "were"
