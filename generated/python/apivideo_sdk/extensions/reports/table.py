"""The numbers of a report under way, by video and by the stretch of time that they measure."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import msgspec

from ...runtime.errors import SdkError
from .plan import Column, Dimension
from .timeframes import Timeframe


class Number(msgspec.Struct, frozen=True):
    """A measured number; None where the response had none. is_estimated: it is a share of what many have together."""

    value: float | None
    is_estimated: bool = False


Numbers: TypeAlias = Mapping[str, Number]
"""One column: the numbers by video."""


class NumberTable:
    """Numbers, errors and notes of a report under way, for any number of threads or tasks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._numbers: dict[tuple[Timeframe, Column, str], Number] = {}
        self._bars: dict[Dimension, dict[str, float]] = {}
        self._notes: dict[str, None] = {}
        self.errors: dict[str, SdkError] = {}
        self.error_before: SdkError | None = None

    def knows(self, cell: Timeframe, video_id: str, column: Column) -> bool:
        """Whether a number is known already."""
        return (cell, column, video_id) in self._numbers

    def keep(self, cell: Timeframe, column: Column, numbers: Numbers) -> None:
        """Keep what was measured."""
        with self._lock:
            self._numbers.update({(cell, column, video_id): number for video_id, number in numbers.items()})

    def keep_bars(self, dimension: Dimension, buckets: Iterable[tuple[str, float]]) -> None:
        """Add the plays of some videos, broken down."""
        with self._lock:
            known = self._bars.setdefault(dimension, {})
            for name, plays in buckets:
                known[name] = known.get(name, 0) + plays

    def fail(self, video_ids: Sequence[str], error: SdkError) -> None:
        """Keep why videos have no more numbers; the first error of each counts."""
        with self._lock:
            for video_id in video_ids:
                self.errors.setdefault(video_id, error)

    def fail_before(self, error: SdkError) -> None:
        """Keep why the timeframe before cannot be compared with."""
        with self._lock:
            self.error_before = self.error_before or error

    def note(self, text: str) -> None:
        """Keep what a reader has to know."""
        with self._lock:
            self._notes.setdefault(text)

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader has to know, each once."""
        return tuple(self._notes)

    def bars(self, dimension: Dimension) -> tuple[tuple[str, float], ...] | None:
        """Give the plays of all videos, broken down, the most first; None where they were not asked for."""
        found = self._bars.get(dimension)
        return None if found is None else tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))

    def total(self, cells: Sequence[Timeframe], column: Column, video_id: str) -> Number:
        """Add up the stretches of a video; None where one of them is not known."""
        numbers = [self._numbers.get((cell, column, video_id), Number(None)) for cell in cells]
        values = [number.value for number in numbers if number.value is not None]
        if len(values) < len(numbers):
            return Number(None)
        return Number(_exact(sum(values), column), any(number.is_estimated for number in numbers))


def _exact(number: float, column: Column) -> float:
    """Give a whole count as int, and a time without the digits in which sums of shares end."""
    if column == "watch_time":
        return round(float(number), 6)
    return int(number) if float(number).is_integer() else number
