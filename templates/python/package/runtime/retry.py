"""When a call is sent again, and after how long. No I/O: one pure decision.

A call is *safe* (reads), *idempotent* (twice is as once) or *unsafe*. A safe or idempotent call is sent again
after a lost connection and after 429, 502, 503 and 504. An unsafe call is sent again only when the server
cannot have acted on it: the connection was never made, it answered 429, or it answered 503 with `Retry-After`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

from .errors import ArgumentError, TransportError
from .operation import RetryClass
from .transport.protocol import RawResponse

TOO_MANY_REQUESTS: Final = 429
UNAVAILABLE: Final = 503

AttemptResult: TypeAlias = TransportError | RawResponse
"""What came of one attempt."""


class RetryPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How often and how long.

    retries: attempts after the first. base, cap: seconds; attempt n waits a random part of `base * 2**(n-1)`, never
    more than `cap`. longest_wait: a server that asks for a longer wait ends the call at once, with the wait in the
    error. statuses: of responses that are worth another attempt.
    Raises ArgumentError for a number of retries, or seconds, below 0.
    """

    retries: int = 2
    base: float = 0.5
    cap: float = 8.0
    longest_wait: float = 60.0
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})

    def __post_init__(self) -> None:
        if self.retries < 0:
            raise ArgumentError(f"retries is {self.retries}; give 0 for none, or a positive number")
        for name in ("base", "cap", "longest_wait"):
            if not getattr(self, name) >= 0:
                raise ArgumentError(f"{name} is {getattr(self, name)}; give seconds, 0 or more")


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt that did not succeed: which one (from 1), and what came of it.

    asked_wait: seconds that the server asks to wait. time_left: seconds until the deadline of the call, None for none.
    """

    number: int
    outcome: AttemptResult
    asked_wait: float | None
    time_left: float | None
    retry_class: RetryClass
    can_replay: bool


def wait_before_retry(policy: RetryPolicy, attempt: Attempt, random: Callable[[], float]) -> float | None:
    """Seconds to wait before the call is sent again; None: it is not.

    random: gives numbers from 0 up to 1 (full jitter, so that many clients do not come back at once).
    """
    if attempt.number > policy.retries or not attempt.can_replay or not _may_send_again(policy, attempt):
        return None
    wait = _wait(policy, attempt, random)
    if wait is None or (attempt.time_left is not None and wait >= attempt.time_left):
        return None
    return wait


def _may_send_again(policy: RetryPolicy, attempt: Attempt) -> bool:
    outcome = attempt.outcome
    if isinstance(outcome, TransportError):
        return attempt.retry_class != "unsafe" or not outcome.may_have_been_processed
    if outcome.status not in policy.statuses:
        return False
    return attempt.retry_class != "unsafe" or was_refused_unread(outcome.status, attempt.asked_wait)


def was_refused_unread(status: int, asked_wait: float | None) -> bool:
    """Whether an error response says that the server did not act on the call."""
    return status == TOO_MANY_REQUESTS or (status == UNAVAILABLE and asked_wait is not None)


def _wait(policy: RetryPolicy, attempt: Attempt, random: Callable[[], float]) -> float | None:
    if attempt.asked_wait is None:
        return random() * min(policy.cap, policy.base * 2.0 ** min(attempt.number - 1, 30))
    return attempt.asked_wait if attempt.asked_wait <= policy.longest_wait else None
