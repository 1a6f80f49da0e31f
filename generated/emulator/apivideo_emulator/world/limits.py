"""Rate limits: so many requests of a kind in a minute, shown by headers and kept with 429."""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from ..base.document import ServedOperation
from ..base.settings import LimitsName

Kind: TypeAlias = Literal["upload", "write", "read"]

LIMITS: Final[Mapping[LimitsName, Mapping[Kind, int]]] = {
    "sandbox": {"upload": 40, "write": 40, "read": 100},
    "production": {"upload": 100, "write": 200, "read": 500},
    "none": {"upload": 1_000_000, "write": 1_000_000, "read": 1_000_000},
}
"""Requests in a minute, by environment and kind of operation."""

_WINDOW: Final = timedelta(seconds=60)


@dataclass(frozen=True, kw_only=True, slots=True)
class Allowance:
    """What is left in a window once a request is counted. `remaining` is negative when it was one too many."""

    limit: int
    remaining: int
    retry_after: int

    @property
    def is_exceeded(self) -> bool:
        """Whether the request has to be refused."""
        return self.remaining < 0

    def headers(self) -> dict[str, str]:
        """Give the headers that every response carries."""
        return {
            "X-RateLimit-Limit": str(self.limit),
            "X-RateLimit-Remaining": str(max(self.remaining, 0)),
            "X-RateLimit-Retry-After": str(self.retry_after),
        }


class RateLimiter:
    """Counts requests by who makes them and what kind they are, in windows that begin with the first one."""

    def __init__(self, name: LimitsName) -> None:
        self._limits = LIMITS[name]
        self._windows: dict[tuple[str, Kind], tuple[datetime, int]] = {}
        self._lock = threading.Lock()

    def take(self, who: str, operation: ServedOperation, now: datetime) -> Allowance:
        """Count a request, and return what is left."""
        kind = _kind(operation)
        with self._lock:
            start, count = self._windows.get((who, kind), (now, 0))
            if now - start >= _WINDOW:
                start, count = now, 0
            self._windows[who, kind] = start, count + 1
        limit = self._limits[kind]
        left = math.ceil((start + _WINDOW - now).total_seconds())
        return Allowance(limit=limit, remaining=limit - count - 1, retry_after=left)

    def clear(self) -> None:
        """Begin new windows."""
        with self._lock:
            self._windows.clear()


def _kind(operation: ServedOperation) -> Kind:
    if operation.is_upload:
        return "upload"
    return "read" if operation.is_read else "write"
