"""How old a recording is, and how old it may be."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How many days old a recording may be: after `warning` it is told, after `error` it no longer counts."""

    warning: int = 90
    error: int = 180


PATIENCE: Final = Patience()


def age_in_days(recorded_at: str, today: date) -> int | None:
    """Give how old a recording is; None for a moment that cannot be read."""
    try:
        return (today - datetime.fromisoformat(recorded_at).date()).days
    except ValueError:
        return None
