"""One line of a changelog entry, and how names are listed in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


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
    """One line: a sentence without its bullet. is_breaking: code that was right has to change."""

    section: Section
    text: str
    is_breaking: bool = False


def quote(names: Iterable[str]) -> str:
    """List names: "`a`, `b` and `c`"."""
    return listing([f"`{name}`" for name in names])


def listing(parts: Iterable[str]) -> str:
    """List what is ready to print: "a, b and c"."""
    *first, last = parts
    return f"{', '.join(first)} and {last}" if first else last


def were(names: Iterable[object]) -> str:
    """Give the verb for one or several."""
    return "was" if len(list(names)) == 1 else "were"
