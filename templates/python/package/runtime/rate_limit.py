"""What response headers say of a rate limit, and how long they ask to wait."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final

import msgspec

WINDOW_HEADER: Final = "x-ratelimit-retry-after"
LIMIT_HEADER: Final = "x-ratelimit-limit"
REMAINING_HEADER: Final = "x-ratelimit-remaining"
TOO_MANY_REQUESTS: Final = 429
ROUNDING: Final = 1.0
"""Servers count whole seconds, rounded either way: what they say may be off by this much."""
LONGEST_WINDOW: Final = 86_400.0
"""Limits are reset every day at the latest; a longer time until then is taken for a mistake."""
MOST_DIGITS: Final = 15


class RateLimit(msgspec.Struct, frozen=True, kw_only=True):
    """The `X-RateLimit-*` headers: calls per window, calls left, seconds until the window is reset.

    A value is None where the server did not say it, or not as a number.
    """

    limit: int | None = None
    remaining: int | None = None
    retry_after: float | None = None


UNKNOWN: Final = RateLimit()


def read_rate_limit(headers: Mapping[str, str]) -> RateLimit:
    """Read the `X-RateLimit-*` headers of one response."""
    limit = headers.get(LIMIT_HEADER)
    remaining = headers.get(REMAINING_HEADER)
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

    On 429 that is `X-RateLimit-Retry-After`, which this kind of API sends with every response; then, for any
    status, `Retry-After`: seconds or a date (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3), which is compared
    with the server's own clock where the response says that.
    """
    if status == TOO_MANY_REQUESTS:
        window = _seconds(headers.get(WINDOW_HEADER))
        if window is not None:
            return window
    given = headers.get("retry-after")
    if given is None:
        return None
    seconds = _seconds(given)
    return _seconds_until(given, _moment(headers.get("date")) or now()) if seconds is None else seconds


def asked_wait(status: int, headers: Mapping[str, str]) -> float | None:
    """Seconds after which the server wants the call again, or None.

    A refusal over the limit that says 0 means less than a second: the header counts whole ones.
    """
    seconds = read_retry_after(status, headers)
    return ROUNDING if seconds == 0 and status == TOO_MANY_REQUESTS else seconds


def _whole(text: str | None) -> int | None:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        return None
    return int(text)


def _seconds(text: str | None) -> float | None:
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        return None
    return max(0.0, seconds) if math.isfinite(seconds) else None


def _seconds_until(text: str, now: datetime) -> float | None:
    moment = _moment(text)
    return None if moment is None else max(0.0, (moment - now).total_seconds())


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        moment = parsedate_to_datetime(text)
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
