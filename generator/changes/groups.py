"""A change with its places in files, and changes that are one: the same component seen from many operations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.changes.change import Change, digest
from generator.changes.levels import Level
from generator.changes.where import Where
from generator.changes.words import PLAIN, WordStyle, migration, name_of, neutral, sentence
from generator.problems import Location


@dataclass(frozen=True, kw_only=True, slots=True)
class PlacedChange:
    """A change and where it stands. `near`: the nearest place in the new document, there even if nothing else is.

    base, revision: None on the side where it does not exist. reason: why it was acknowledged, "" if it was not.
    """

    change: Change
    near: Location
    base: Location | None
    revision: Location | None
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class ChangeGroup:
    """Changes of one component, which many operations show. There is at least one."""

    members: tuple[PlacedChange, ...]

    @property
    def first(self) -> PlacedChange:
        """The one that stands for all."""
        return self.members[0]

    @property
    def level(self) -> Level:
        """How bad it is."""
        return self.first.change.level

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        """What it is a change of, each once."""
        return tuple(dict.fromkeys(found.change.subject for found in self.members))

    def headline(self, style: WordStyle = PLAIN) -> str:
        """Say what happened, without a full stop: of names, in the words that say what to write now."""
        change = self.first.change
        advice = "" if self.needs_subjects else migration(change, style)
        return advice.removesuffix(".") or sentence(change, style, self._name(style))

    def _name(self, style: WordStyle) -> str:
        """Name what all members are changes of: a component where operations know it by different names."""
        places = [found.change.where for found in self.members]
        if len(set(map(_named, places))) == 1:
            return name_of(places[0], style)
        if len({place.path[-1:] for place in places}) == 1:
            return name_of(neutral(places[0]), style)
        return style.name(places[0].base.rpartition("/")[2] or places[0].revision.rpartition("/")[2])

    def advice(self, style: WordStyle = PLAIN) -> str:
        """Say what to do about it, where the headline does not say so already; else ""."""
        return migration(self.first.change, style) if self.needs_subjects else ""

    @property
    def needs_subjects(self) -> bool:
        """Whether the message leaves open what it is of: names of the package speak for themselves."""
        return self.first.change.symbol is None

    @cached_property
    def fingerprint(self) -> str:
        """Name the group as long as the same happens to the same thing, whatever operations show it."""
        return digest(*_identity(self.first.change))


def group(found: Iterable[PlacedChange]) -> tuple[ChangeGroup, ...]:
    """Put changes together that are the same of the same place, the worst first, else in the order they come in.

    A header or a status that many operations have is reported once, wherever each of them declares it.
    """
    groups: dict[object, list[PlacedChange]] = {}
    for one in found:
        key = (digest(*_identity(one.change)), one.change.level, one.reason)
        groups.setdefault(key, []).append(one)
    levels = list(Level)
    return tuple(
        sorted(
            (ChangeGroup(members=tuple(members)) for members in groups.values()),
            key=lambda one: levels.index(one.level),
        )
    )


def _identity(change: Change) -> tuple[object, ...]:
    """Give what changes of one group have in common."""
    where, symbol = change.where, change.symbol
    place = (where.kind, where.name, where.status) if where.kind == "response" else (where.kind, where.name)
    if where.kind in {"response-body", "request-body"}:
        place = (where.kind, where.content_type if where.is_repeated else "")
    pointers = () if where.is_repeated else (where.base, where.revision)
    values = tuple((type(value).__name__, str(value)) for value in (change.before, change.after))
    return change.id, change.rule.name, str(symbol or ""), *place, *pointers, *values


def _named(where: Where) -> tuple[str, ...]:
    return where.name, where.status, where.kind, *where.path
