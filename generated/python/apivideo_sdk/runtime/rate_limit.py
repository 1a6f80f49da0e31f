"""What an answer says of the rate limit, and how long it asks to wait."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import msgspec

WINDOW_HEADER = "x-ratelimit-retry-after"
TOO_MANY_REQUESTS = 429


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """The `X-RateLimit-*` headers: calls per window, calls left, seconds until the window is reset.

    A value is None where the server did not say it, or not as a number.
    """

    limit: int | None = None
    remaining: int | None = None
    retry_after: float | None = None


UNKNOWN = RateLimit()


def read_rate_limit(headers: Mapping[str, str]) -> RateLimit:
    """Read the `X-RateLimit-*` headers of one answer."""
    limit = headers.get("x-ratelimit-limit")
    remaining = headers.get("x-ratelimit-remaining")
    reset = headers.get(WINDOW_HEADER)
    if limit is None and remaining is None and reset is None:
        return UNKNOWN
    return RateLimit(limit=_whole(limit), remaining=_whole(remaining), retry_after=_seconds(reset))


def _utc_now() -> datetime:
    return datetime.now(UTC)


def read_retry_after(
    status: int, headers: Mapping[str, str], *, now: Callable[[], datetime] = _utc_now
) -> float | None:
    """Seconds the server asks to wait, or None.

    On 429 that is `X-RateLimit-Retry-After`, which this kind of API sends with every answer; then, for any
    status, `Retry-After`: seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
    """
    if status == TOO_MANY_REQUESTS:
        window = _seconds(headers.get(WINDOW_HEADER))
        if window is not None:
            return window
    given = headers.get("retry-after")
    if given is None:
        return None
    seconds = _seconds(given)
    return _seconds_until(given, now()) if seconds is None else seconds


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() else None


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _seconds_until(text: str, now: datetime) -> float | None:
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return None
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (aware - now).total_seconds())
