"""A change with its places, and changes that are one: the same component seen from many operations."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from generator.diff.change import Change, Level
from generator.problems import Location

_STATUS: Final = re.compile(r"[1-5](\d\d|XX)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A change and where it stands. `near`: the nearest place in the new document, there even if nothing else is.

    base, revision: None on the side where it does not exist. reason: why it was acknowledged, "" if it was not.
    """

    change: Change
    near: Location
    base: Location | None
    revision: Location | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """Changes of one component, which many operations show. There is at least one."""

    members: tuple[Found, ...]

    @property
    def first(self) -> Found:
        """The one that stands for all."""
        return self.members[0]

    @property
    def level(self) -> Level:
        """How bad it is."""
        return self.first.change.level

    @property
    def subjects(self) -> tuple[str, ...]:
        """What it is a change of, each once."""
        return tuple(dict.fromkeys(found.change.subject for found in self.members))

    @property
    def headline(self) -> str:
        """What happened, as a sentence without its full stop: of names, in the words that say what to write now."""
        change = self.first.change
        if change.migration and not self.needs_subjects:
            return change.migration.removesuffix(".")
        return change.message if len({found.change.message for found in self.members}) == 1 else _neutral(change)

    @property
    def advice(self) -> str:
        """What to do about it, where the headline does not say so already; else ""."""
        return self.first.change.migration if self.needs_subjects else ""

    @property
    def needs_subjects(self) -> bool:
        """Whether the message leaves open what it is of: names of the package speak for themselves."""
        return not self.first.change.rule.startswith("sdk-")

    @property
    def fingerprint(self) -> str:
        """The change's own, or one for all of several."""
        return group_fingerprint(found.change for found in self.members)


def group_fingerprint(changes: Iterable[Change]) -> str:
    """Name several changes together; a single one keeps its own fingerprint."""
    fingerprints = sorted({change.fingerprint for change in changes})
    if len(fingerprints) == 1:
        return fingerprints[0]
    return hashlib.sha256("\n".join(fingerprints).encode()).hexdigest()[:12]


def group(found: Iterable[Found]) -> tuple[Group, ...]:
    """Put changes together that say the same of the same place, the worst first, else in the order they come in.

    A header or a status that many operations have is told once, wherever each of them declares it.
    """
    groups: dict[object, list[Found]] = {}
    for one in found:
        groups.setdefault(_identity(one), []).append(one)
    levels = list(Level)
    return tuple(
        sorted((Group(members=tuple(members)) for members in groups.values()), key=lambda one: levels.index(one.level))
    )


def _identity(found: Found) -> object:
    change = found.change
    places = () if _is_repeated(change) else (change.base, change.revision)
    return change.rule, change.level, _neutral(change), places, found.reason


def _neutral(change: Change) -> str:
    """Say a change in words that fit every operation: without the status, and without the way to a member."""
    message = change.message
    *words, last = change.subject.split()
    for status in filter(_STATUS.fullmatch, words):
        message = message.replace(f" {status} ", " ")
    return message if "/" in last else message.replace(f"'{last}'", f"'{last.rpartition('.')[2]}'")


def _is_repeated(change: Change) -> bool:
    """Whether it is of what operations declare again and again: a header, or a whole answer."""
    return " header " in change.subject or bool(_STATUS.fullmatch(change.subject.split()[-1]))
