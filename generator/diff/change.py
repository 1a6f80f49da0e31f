"""A change between two documents: what kind, how bad for whom, where on both sides, in one sentence."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Level(StrEnum):
    """What a change does to somebody who uses the API, or the SDK: breaks them, may break them, or does not."""

    BREAKING = "breaking"
    WARNING = "warning"
    INFO = "info"


class Direction(StrEnum):
    """Which way the changed thing travels; NONE for what does not travel (operations, security, SDK names)."""

    REQUEST = "request"
    RESPONSE = "response"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Change:
    """One change. rule: its id, in kebab case. message: one sentence a maintainer understands, without a full stop.

    subject: what it is a change of, in words that stay the same when lines move ("GET /videos query title").
    base, revision: JSON pointers into the two bundled documents; "" on the side where it does not exist.
    migration: what somebody who is broken by it does instead, as a sentence; "" where nothing need be done.
    """

    rule: str
    level: Level
    direction: Direction
    subject: str
    message: str
    base: str = ""
    revision: str = ""
    migration: str = ""

    @cached_property
    def fingerprint(self) -> str:
        """Name this change as long as it says the same of the same thing: 12 hexadecimal digits."""
        text = f"{self.rule}\n{self.direction}\n{self.subject}\n{self.message}"
        return hashlib.sha256(text.encode()).hexdigest()[:12]
