"""How far a transfer has come, reported while it runs: by several threads or tasks at once, and never backward."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

LEAST_PAUSE: Final = 0.1
RATE_SPAN: Final = 10.0


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """One moment of a transfer.

    bytes_done: sent, or received and written; never less than in the event before. bytes_total: None where it is
    not known yet. parts_done, parts_total: requests of an upload; 1 for a file that goes in one. rate: bytes per
    second over the last ten seconds, 0 at first. seconds_left: at this rate; None while it is unknown.
    """

    bytes_done: int
    bytes_total: int | None
    parts_done: int
    parts_total: int | None
    rate: float
    seconds_left: float | None


OnProgress: TypeAlias = Callable[[Progress], object]
"""Called with each event, one at a time; it must be quick. What it raises ends the transfer."""


class Gauge:
    """What one part of a transfer has done. A part that is sent again begins anew; the total shows it once."""

    __slots__ = ("_meter", "count")

    def __init__(self, meter: Meter) -> None:
        self._meter = meter
        self.count = 0

    def restart(self) -> None:
        """Begin anew: what was counted did not arrive."""
        self._meter.change(self, -self.count)

    def add(self, count: int) -> None:
        """Count bytes that are done."""
        self._meter.change(self, count)

    def finish(self, size: int) -> None:
        """Say that the part is whole: `size` bytes."""
        self._meter.change(self, size - self.count, parts=1)


class Meter:
    """Adds up the gauges of a transfer and reports how far it is, ten times a second at most and at every part's end.

    done, parts_done: what an earlier run of the same transfer had done. clock: seconds, only ever growing.
    """

    def __init__(
        self,
        report: OnProgress | None,
        *,
        clock: Callable[[], float],
        total: int | None = None,
        parts_total: int | None = None,
        done: int = 0,
        parts_done: int = 0,
    ) -> None:
        self.total = total
        self.parts_total = parts_total
        self._report = report
        self._clock = clock
        self._sum = self._shown = done
        self._parts_done = parts_done
        self._reported_at: float | None = None
        self._past = deque([(clock(), done)])
        self._taken_in = done
        self._lock = threading.RLock()

    def gauge(self) -> Gauge:
        """Give the gauge of another part."""
        return Gauge(self)

    def take_in(self, size: int, parts_total: int | None) -> None:
        """Say that there is a part of `size` bytes more; parts_total: all of them, None unless it is the last."""
        with self._lock:
            self._taken_in += size
            if parts_total is not None:
                self.total, self.parts_total = self._taken_in, parts_total

    def change(self, gauge: Gauge, count: int, *, parts: int = 0) -> None:
        """Take in what a gauge counted, and report it when it is time."""
        if self._report is None:
            return
        with self._lock:
            gauge.count += count
            self._sum += count
            self._parts_done += parts
            now = self._clock()
            if parts or self._reported_at is None or now - self._reported_at >= LEAST_PAUSE:
                self._reported_at = now
                self._report(self._event(now))

    def _event(self, now: float) -> Progress:
        self._shown = max(self._shown, self._sum)
        rate = self._rate(now)
        left = None if self.total is None else max(0, self.total - self._shown)
        return Progress(
            bytes_done=self._shown,
            bytes_total=self.total,
            parts_done=self._parts_done,
            parts_total=self.parts_total,
            rate=rate,
            seconds_left=0.0 if left == 0 else left / rate if left is not None and rate > 0 else None,
        )

    def _rate(self, now: float) -> float:
        self._past.append((now, self._shown))
        while len(self._past) > 2 and now - self._past[1][0] >= RATE_SPAN:  # noqa: PLR2004 - the first and the last
            self._past.popleft()
        began, before = self._past[0]
        return (self._shown - before) / (now - began) if now > began else 0.0
