"""Levels that a project gives to rules itself: a file of rules, or patterns of them, each with a level or `off`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from generator.changes.groups import PlacedChange
from generator.changes.levels import Level
from generator.changes.rules import known_ids
from generator.document.entries import Entry, read_entries
from generator.problems import Problem, UnusableInputError

_OFF: Final = "off"
_LEVELS: Final[Mapping[str, Level | None]] = {**{str(level): level for level in Level}, _OFF: None}


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenLevels:
    """Rule or pattern -> level, None to leave changes by it out. Of several that fit, the last one counts."""

    levels: tuple[tuple[str, Level | None], ...] = ()

    def apply(self, found: Iterable[PlacedChange]) -> Iterator[PlacedChange]:
        """Give the changes with the levels they have here."""
        for one in found:
            fitting = [level for pattern, level in self.levels if fnmatchcase(one.change.id, pattern)]
            level = fitting[-1] if fitting else one.change.level
            if level is not None:
                yield one if level is one.change.level else replace(one, change=replace(one.change, level=level))


def read_severity(file: Path | None) -> ChosenLevels:
    """Read a YAML list of `rule` and `level`. Raises UnusableInputError at a rule or level that does not exist."""
    if file is None:
        return ChosenLevels()
    return ChosenLevels(levels=tuple(map(_checked, read_entries(file, ("rule", "level")))))


def _checked(entry: Entry) -> tuple[str, Level | None]:
    rule, level = entry.values["rule"], entry.values["level"]
    if level not in _LEVELS:
        raise _unusable(entry, f"there is no level {level!r}; write {', '.join(_LEVELS)}")
    if not any(fnmatchcase(known, rule) for known in known_ids()):
        near = get_close_matches(rule, known_ids(), n=1)
        hint = f"did you mean {near[0]!r}?" if near else "write an id that diff prints in brackets, * for any text"
        raise _unusable(entry, f"there is no rule {rule!r}; {hint}")
    return rule, _LEVELS[level]


def _unusable(entry: Entry, message: str) -> UnusableInputError:
    return UnusableInputError(Problem(where=entry.where, rule="severity", message=message))
