"""Stretches of time: what analytics measure, and the periods of the API of 2021."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Final

_RANGE: Final = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK: Final = re.compile(r"(\d{4})-W(\d{2})")
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
_YEAR: Final = re.compile(r"\d{4}")

_DECEMBER: Final = 12


@dataclass(frozen=True, slots=True)
class MetricTimeframe:
    """From `start` on, up to `end` and without it."""

    start: datetime
    end: datetime

    @property
    def seconds(self) -> float:
        """How long it is; 0 when it ends before it starts."""
        return max(0.0, (self.end - self.start).total_seconds())

    def holds(self, moment: datetime | None) -> bool:
        """Return whether a moment lies in it; None does not."""
        return moment is not None and self.start <= moment < self.end

    def steps(self, length: timedelta) -> Iterator[tuple[datetime, MetricTimeframe]]:
        """Cut it at multiples of a length in UTC: each multiple, and what of the timeframe lies behind it."""
        edge = self.start - (self.start - datetime.min.replace(tzinfo=UTC)) % length
        while edge < self.end:
            yield edge, MetricTimeframe(max(edge, self.start), min(edge + length, self.end))
            edge += length


def read_period(text: str) -> MetricTimeframe:
    """Read a day, a week (`2026-W14`), a month, a year, or `first day/last day`. Raises ValueError for all else."""
    try:
        first, last = _days(text)
        return MetricTimeframe(_midnight(first), _midnight(last + timedelta(days=1)))
    except OverflowError as error:
        raise ValueError(f"{text!r} is beyond the calendar") from error


def _days(text: str) -> tuple[date, date]:
    if found := _RANGE.fullmatch(text):
        return date.fromisoformat(found[1]), date.fromisoformat(found[2])
    if _DAY.fullmatch(text):
        return date.fromisoformat(text), date.fromisoformat(text)
    if found := _WEEK.fullmatch(text):
        year, week = int(found[1]), int(found[2])
        return date.fromisocalendar(year, week, 1), date.fromisocalendar(year, week, 7)
    if found := _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if _YEAR.fullmatch(text):
        return date(int(text), 1, 1), date(int(text), _DECEMBER, 31)
    raise ValueError(f"{text!r} is no day, week, month, year or range of days")


def _month(year: int, month: int) -> tuple[date, date]:
    first = date(year, month, 1)
    following = date(year + 1, 1, 1) if month == _DECEMBER else date(year, month + 1, 1)
    return first, following - timedelta(days=1)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
