"""Dates of `x-sunset`: until when something deprecated is still there."""

from __future__ import annotations

from datetime import date
from typing import Final

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
