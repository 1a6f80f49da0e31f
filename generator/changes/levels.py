"""How bad a change is, and which way the changed thing travels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """What a change does to somebody who uses the API, or the SDK: breaks them, may break them, or does not."""

    BREAKING = "breaking"
    WARNING = "warning"
    INFO = "info"

    @property
    def breaks(self) -> bool:
        """Whether it breaks somebody for certain."""
        return self is Level.BREAKING


class Direction(StrEnum):
    """Which way the changed thing travels; NONE for what does not travel (operations, security, SDK names)."""

    REQUEST = "request"
    RESPONSE = "response"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How bad one kind of change is in what is sent to the API, and in what comes from it."""

    request: Level
    response: Level

    def at(self, direction: Direction) -> Level:
        """Return the level for one direction, the worse one for none."""
        match direction:
            case Direction.REQUEST:
                return self.request
            case Direction.RESPONSE:
                return self.response
            case Direction.NONE:
                return worst((self.request, self.response))


def worst(levels: Iterable[Level]) -> Level:
    """Return the worst level, INFO for none."""
    return min(levels, key=list(Level).index, default=Level.INFO)


NARROWED: Final = Verdict(Level.BREAKING, Level.INFO)
"""Less is allowed than before: who sends must follow, who receives does not care."""
WIDENED: Final = Verdict(Level.INFO, Level.BREAKING)
"""More is allowed than before: who receives may meet what it does not know."""
BREAKS: Final = Verdict(Level.BREAKING, Level.BREAKING)
MAY_BREAK: Final = Verdict(Level.WARNING, Level.WARNING)
NOTED: Final = Verdict(Level.INFO, Level.INFO)
