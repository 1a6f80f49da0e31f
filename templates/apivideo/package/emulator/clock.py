"""The emulator's own time: that of the machine, faster, or stopped and moved on by a test."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta


class Clock:
    """Time that starts at `start` (now when None) and runs `speed` times as fast as the machine's; 0 stands still."""

    def __init__(self, start: datetime | None = None, speed: float = 1.0) -> None:
        if speed < 0:
            raise ValueError(f"the speed of a clock must not be negative, got {speed}")
        self.speed = speed
        self._start = (start or datetime.now(UTC)).astimezone(UTC)
        self._started = time.monotonic()

    def now(self) -> datetime:
        """Give the time, in UTC."""
        return self._start + timedelta(seconds=(time.monotonic() - self._started) * self.speed)

    def advance(self, seconds: float) -> None:
        """Move the time on. Raises ValueError for a step back."""
        if seconds < 0:
            raise ValueError(f"time only moves forward, got {seconds} seconds")
        self._start += timedelta(seconds=seconds)


def stamp(moment: datetime) -> str:
    """Write a time as api.video does: whole seconds and a numeric offset, `2026-02-05T09:30:00+00:00`."""
    return moment.astimezone(UTC).replace(microsecond=0).isoformat()


def read_stamp(text: str) -> datetime:
    """Read what `stamp` wrote."""
    return datetime.fromisoformat(text)
