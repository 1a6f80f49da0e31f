"""Dates of `x-sunset` and values of `x-stability-level`: how long something is there, and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final

from generator.changes.change import Change
from generator.changes.rules import make
from generator.changes.where import Where
from generator.ir.schemas import Extensions, Json, Missing

STABILITY: Final = ("draft", "alpha", "beta", "stable")
"""Values of `x-stability-level`, the least stable first."""


def sunset_of(extensions: Extensions) -> str:
    """Return the date as it is spelled, "" for none."""
    return spelled(extensions.get("x-sunset"))


def spelled(value: Json | Missing) -> str:
    """Return the text of an extension, "" for none."""
    return "" if value is None or isinstance(value, Missing) else str(value)


def parse_sunset(text: str) -> date | None:
    """Return the day; None if it is none."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def is_over(text: str, today: date | None) -> bool:
    """Whether the day has come; without a `today` no day has come."""
    day = parse_sunset(text)
    return day is not None and today is not None and day <= today


def is_earlier(new: str, old: str) -> bool:
    """Whether a date lies before another; False where one of them is no date."""
    after, before = parse_sunset(new), parse_sunset(old)
    return bool(after and before and after < before)


def compare_stability(prefix: str, where: Where, before: Json | Missing, after: Json | Missing) -> Iterator[Change]:
    """Compare two levels of stability. prefix: how the names of the three rules begin."""
    old, new = spelled(before), spelled(after)
    if old == new:
        return
    if old in STABILITY and new in STABILITY:
        is_less = STABILITY.index(new) < STABILITY.index(old)
        yield make(f"{prefix}stability-{'decreased' if is_less else 'increased'}", where, old, new)
    else:
        yield make(f"{prefix}stability-changed", where, old or "none", new or "none")
