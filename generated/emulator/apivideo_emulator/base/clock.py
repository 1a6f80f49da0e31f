"""The emulator's own time: that of the machine, faster, or stopped and moved on by a test."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import Final

FASTEST: Final = 1_000_000
"""How many times as fast as the machine's time a clock may be."""

_LATEST: Final = datetime(9000, 1, 1, tzinfo=UTC)
"""Where time ends, so that what is due later has a date too."""


class Clock:
    """Time that starts at `start` (now when None) and runs `speed` times as fast as the machine's; 0 stands still."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        if not 0 <= speed <= FASTEST:
            raise ValueError(f"the speed of a clock must be from 0 to {FASTEST:,}, got {speed:g}")
        self.speed = speed
        self._start = (start or datetime.now(UTC)).astimezone(UTC)
        self._started = time.monotonic()

    def now(self) -> datetime:
        """Give the time, in UTC."""
        return self._start + timedelta(seconds=(time.monotonic() - self._started) * self.speed)

    def after(self, seconds: float) -> datetime:
        """Give the time so many seconds from now. Raises ValueError for a step back, and for what no calendar has."""
        if seconds < 0:
            raise ValueError(f"time only moves forward, got {seconds} seconds")
        now = self.now()
        if seconds > (_LATEST - now).total_seconds():
            raise ValueError(f"time ends with the year {_LATEST.year}, got {seconds:g} seconds")
        return now + timedelta(seconds=seconds)

    def advance(self, seconds: float) -> None:
        """Move the time on. Raises ValueError where `after` does."""
        self.after(seconds)
        self._start += timedelta(seconds=seconds)


def stamp(moment: datetime) -> str:
    """Write a time as api.video does: whole seconds and a numeric offset, `2026-02-05T09:30:00+00:00`."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def read_stamp(text: str) -> datetime:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(text)
