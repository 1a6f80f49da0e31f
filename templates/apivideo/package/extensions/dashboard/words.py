"""Numbers as people read them, and text that HTML takes for text."""

from __future__ import annotations

import html
import re
from datetime import date, datetime, time, timedelta
from typing import Final

NOTHING: Final = "\N{EN DASH}"
"""What stands for a number that is not known."""

_HOUR: Final = 3600
_MINUTE: Final = 60
_CONTROLS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def text(given: object) -> str:
    """Escape text for any place in HTML, quoted attributes included; what no document may contain is replaced."""
    return html.escape(_CONTROLS.sub("\ufffd", str(given)), quote=True)


def count(number: float | None) -> str:
    """Give a count: 1,234."""
    return NOTHING if number is None else f"{number:,.0f}" if float(number).is_integer() else f"{number:,.1f}"


def share(number: float | None) -> str:
    """Give a rate: 43.2 %."""
    return NOTHING if number is None else f"{number * 100:.1f} %"


def duration(seconds: float | None) -> str:
    """Give a time in its two largest units: 3 h 05 min."""
    if seconds is None:
        return NOTHING
    whole = round(seconds)
    if whole >= 100 * _HOUR:
        return f"{whole / _HOUR:,.0f} h"
    if whole >= _HOUR:
        return f"{whole // _HOUR} h {whole % _HOUR // _MINUTE:02d} min"
    return f"{whole // _MINUTE} min {whole % _MINUTE:02d} s" if whole >= _MINUTE else f"{whole} s"


def growth(change: float | None, *, is_rate: bool = False) -> str:
    """Give a change as HTML, with its direction in words for those who see no colors; nothing where none is known."""
    if change is None:
        return ""
    size = f"{abs(change) * 100:.1f} {'points' if is_rate else '%'}"
    if round(abs(change) * 100, 1) == 0:
        return '<span class="same">unchanged</span>'
    return f'<span class="up">▲ {size} more</span>' if change > 0 else f'<span class="down">▼ {size} less</span>'


def day(given: date) -> str:
    """Give a day: 1 April 2026."""
    return f"{given.day} {_MONTHS[given.month - 1]} {given.year}"


def short_day(given: date) -> str:
    """Give a day without its year: 1 Apr."""
    return f"{given.day} {_MONTHS[given.month - 1][:3]}"


def period(begin: datetime | None, end: datetime | None) -> str:
    """Give a timeframe: its days, or its moments where it does not begin and end at midnight."""
    if begin is None or end is None:
        return "the last day" if begin is None and end is None else f"since {begin or ''}" if begin else f"until {end}"
    if begin.time() == end.time() == time():
        last = end.date() - timedelta(days=1)
        return day(begin.date()) if last == begin.date() else f"{day(begin.date())} {NOTHING} {day(last)}"
    return f"{day(begin.date())}, {begin:%H:%M} {NOTHING} {day(end.date())}, {end:%H:%M}"
