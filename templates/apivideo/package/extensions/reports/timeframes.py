"""When a report begins and ends, and the days between."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final, TypeAlias

import msgspec

from ...runtime.values.models import UnsetType

Moment: TypeAlias = datetime | date | str
"""A datetime with its time zone; a date, which begins in that of the report; or one of these as ISO 8601 text."""

_DAY: Final = timedelta(days=1)


class Timeframe(msgspec.Struct, frozen=True):
    """From when, included, to when, excluded; None where it is left to the API."""

    from_: datetime | None
    to: datetime | None


def read_zone(zone: tzinfo | str) -> tzinfo:
    """Give a time zone by its name. Raises ValueError for a name that this machine does not know."""
    if not isinstance(zone, str):
        return zone
    if zone == "UTC":
        return UTC
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - loaded for reports in other zones

    try:
        return ZoneInfo(zone)
    except (KeyError, ValueError) as error:
        raise ValueError(
            f"time_zone is {zone!r}, which this machine does not know; give a name such as Europe/Paris "
            "(Windows needs `pip install tzdata`) or a tzinfo"
        ) from error


def read_timeframe(from_: Moment | UnsetType, to: Moment | UnsetType, zone: tzinfo = UTC) -> Timeframe:
    """Read both ends. Raises TypeError and ValueError for what is no moment, and for ends in the wrong order."""
    timeframe = Timeframe(_moment("from_", from_, zone), _moment("to", to, zone))
    if timeframe.from_ and timeframe.to and timeframe.from_ >= timeframe.to:
        raise ValueError(f"from_ is {timeframe.from_} and to is {timeframe.to}; from_ must be the earlier")
    return timeframe


def last_days(days: int, zone: tzinfo, now: datetime | None = None) -> Timeframe:
    """Give the last whole days before today. Raises ValueError for less than one."""
    if days < 1:
        raise ValueError(f"days is {days}; give how many whole days before today, 1 or more")
    today = (now or datetime.now(UTC)).astimezone(zone).date()
    return Timeframe(_midnight(today - timedelta(days=days), zone), _midnight(today, zone))


def with_both_ends(timeframe: Timeframe, now: datetime | None = None) -> Timeframe:
    """Fill in what was left out: the end is now, the beginning one day before it."""
    end = timeframe.to or (now or datetime.now(UTC)).replace(microsecond=0)
    begin = timeframe.from_ or end - _DAY
    if begin >= end:
        raise ValueError(f"from_ is {begin}, which is not over yet; give `to` as well")
    return Timeframe(begin, end)


def days_of(timeframe: Timeframe, zone: tzinfo) -> Iterator[Timeframe]:
    """Cut a timeframe that has both ends at each midnight."""
    begin, end = timeframe.from_, timeframe.to
    while begin is not None and end is not None and begin < end:
        following = min(end, _midnight(begin.astimezone(zone).date() + _DAY, zone))
        yield Timeframe(begin, following)
        begin = following


def day_of(timeframe: Timeframe, zone: tzinfo) -> date | None:
    """Give the day that a timeframe begins in."""
    return None if timeframe.from_ is None else timeframe.from_.astimezone(zone).date()


def timeframe_before(timeframe: Timeframe, zone: tzinfo) -> Timeframe:
    """Give the timeframe of the same length before one that has both ends; whole days where that one has them."""
    assert timeframe.from_ is not None  # noqa: S101 - for type checkers
    assert timeframe.to is not None  # noqa: S101 - for type checkers
    first, last = timeframe.from_.astimezone(zone), timeframe.to.astimezone(zone)
    if first.time() == last.time() == time():
        return Timeframe(_midnight(first.date() - (last.date() - first.date()), zone), timeframe.from_)
    return Timeframe(timeframe.from_ - (timeframe.to - timeframe.from_), timeframe.from_)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _moment(argument: str, given: Moment | UnsetType, zone: tzinfo) -> datetime | None:
    match given:
        case UnsetType():
            return None
        case datetime():
            return _whole_second(argument, given)
        case date():
            return _midnight(given, zone)
        case str():
            return _moment(argument, _read_text(argument, given), zone)
        case _:
            raise TypeError(f"{argument} is {given!r}; give a datetime, a date or ISO 8601 text, or leave it out")


def _whole_second(argument: str, moment: datetime) -> datetime:
    """The API's form of a moment knows no fractions."""
    if moment.utcoffset() is None:
        raise ValueError(
            f"{argument} is {moment.isoformat()}, without a time zone; "
            "add one, as in datetime(2026, 4, 1, tzinfo=timezone.utc) or 2026-04-01T00:00:00+02:00"
        )
    return moment.replace(microsecond=0)


def _read_text(argument: str, text: str) -> datetime | date:
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    raise ValueError(f"{argument} is {text!r}; give ISO 8601 text such as 2026-04-01 or 2026-04-01T00:00:00+02:00")
