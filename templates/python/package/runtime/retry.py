"""When a call is sent again, and after how long. No I/O: one pure decision.

A call is *safe* (reads), *idempotent* (twice is as once) or *unsafe*. A safe or idempotent call is sent again
after a lost connection and after 429, 502, 503 and 504. An unsafe call is sent again only when the server
cannot have acted on it: the connection was never made, it answered 429, or it answered 503 with `Retry-After`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

import msgspec

from .errors import TransportError
from .operation import RetryClass
from .transport.protocol import RawResponse

TOO_MANY_REQUESTS: Final = 429
UNAVAILABLE: Final = 503

Outcome: TypeAlias = TransportError | RawResponse
"""What came of one attempt."""


class RetryPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """How often and how long.

    retries: attempts after the first. base, cap: seconds; attempt n waits a random part of `base * 2**(n-1)`, never
    more than `cap`. longest_wait: a server that asks for a longer wait ends the call at once, with the wait in the
    error. deadline: no retry begins later than this many seconds after the call began; None sets no limit.
    """

    retries: int = 2
    base: float = 0.5
    cap: float = 8.0
    longest_wait: float = 60.0
    deadline: float | None = None
    statuses: frozenset[int] = frozenset({429, 502, 503, 504})

    def __post_init__(self) -> None:
        if self.retries < 0:
            raise ValueError(f"retries is {self.retries}; give 0 for none, or a positive number")


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt that did not succeed: which one (from 1), what came of it, seconds since the call began."""

    number: int
    outcome: Outcome
    told_wait: float | None
    elapsed: float
    retry_class: RetryClass
    can_replay: bool


def wait_before_retry(policy: RetryPolicy, attempt: Attempt, random: Callable[[], float]) -> float | None:
    """Seconds to wait before the call is sent again; None: it is not.

    random: gives numbers from 0 up to 1 (full jitter, so that many clients do not come back at once).
    """
    if attempt.number > policy.retries or not attempt.can_replay or not _may_send_again(policy, attempt):
        return None
    wait = _wait(policy, attempt, random)
    if wait is None or (policy.deadline is not None and attempt.elapsed + wait > policy.deadline):
        return None
    return wait


def _may_send_again(policy: RetryPolicy, attempt: Attempt) -> bool:
    outcome = attempt.outcome
    if isinstance(outcome, TransportError):
        return attempt.retry_class != "unsafe" or not outcome.may_have_been_processed
    if outcome.status not in policy.statuses:
        return False
    return attempt.retry_class != "unsafe" or _was_refused_unread(outcome.status, attempt.told_wait)


def _was_refused_unread(status: int, told_wait: float | None) -> bool:
    return status == TOO_MANY_REQUESTS or (status == UNAVAILABLE and told_wait is not None)


def _wait(policy: RetryPolicy, attempt: Attempt, random: Callable[[], float]) -> float | None:
    if attempt.told_wait is None:
        return random() * min(policy.cap, policy.base * 2.0 ** min(attempt.number - 1, 30))
    return attempt.told_wait if attempt.told_wait <= policy.longest_wait else None
