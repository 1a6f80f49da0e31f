"""Asking again and again until a response says that something has happened. A flow; nothing here does I/O."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, Final, Generic, TypeAlias, TypeVar

import msgspec

from ..errors import ApiError, ArgumentError, RateLimitError, ServerError, TransportError, WaitTimeoutError
from ..transport.flow import Ask, Flow, Sleep
from .session import Session

T = TypeVar("T")

DEFAULT_WAIT: Final = 900.0
"""Seconds a wait lasts at most, unless its caller says otherwise."""
LONGEST_ASKED_WAIT: Final = 3600.0
"""A server that asks for a longer pause, in seconds, is asked again after this one: no wait is lost to nonsense."""

Setback: TypeAlias = RateLimitError | ServerError | TransportError
"""What may well be gone at the next question, and so does not end a wait."""


class Backoff(msgspec.Struct, frozen=True, kw_only=True):
    """How long the pauses between questions are, in seconds.

    The first is `first`, each later one `factor` times as long, none longer than `longest`. What is really waited is a
    random part of that, at least half of it, so that many waits do not ask all at once.
    Raises ArgumentError for pauses that are not above 0, or grow shorter.
    """

    first: float = 1.0
    longest: float = 30.0
    factor: float = 1.5

    def __post_init__(self) -> None:
        if not 0 < self.first <= self.longest < math.inf:
            raise ArgumentError(f"pauses from {self.first} to {self.longest} s; give 0 < first <= longest")
        if not 1 <= self.factor < math.inf:
            raise ArgumentError(f"factor is {self.factor}; give 1 for equal pauses, or more")

    def after(self, pause: float) -> float:
        """Give the full length of the pause that follows one of this full length."""
        return min(self.longest, pause * self.factor)


DEFAULT_BACKOFF: Final = Backoff()


def as_backoff(interval: float | Backoff) -> Backoff:
    """Give the policy a caller means: a number is the seconds of the first pause."""
    if isinstance(interval, Backoff):
        return interval
    return Backoff(first=interval, longest=max(interval, DEFAULT_BACKOFF.longest))


class Wait(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What is waited for, and for how long.

    call: asks; it takes nothing, and gives a response, or an awaitable of one where the driver awaits. until: whether
    a response is the one that is waited for. what: the same in words, for the error; else the error names `until`.
    timeout: seconds; None waits without end. on_progress: called with each result that `until` declines.
    Raises ArgumentError for a timeout that is negative or no number.
    """

    call: Callable[[], Any]
    until: Callable[[T], object]
    what: str = ""
    timeout: float | None = DEFAULT_WAIT
    backoff: Backoff = DEFAULT_BACKOFF
    on_progress: Callable[[T], object] | None = None

    def __post_init__(self) -> None:
        if self.timeout is not None and not self.timeout >= 0:
            raise ArgumentError(f"timeout is {self.timeout}; give seconds, or None to wait without end")

    def __str__(self) -> str:
        return self.what or f"{getattr(self.until, '__qualname__', self.until)} to accept a response"


def ask_until(session: Session, wait: Wait[T]) -> Flow[T]:
    """Ask until a response is the one that is waited for, and give it.

    The last question is asked when the time is over; a question that is under way then is not cut off. A refusal for
    the rate limit, an error of the server and a lost connection are waited out as long as there is time; a pause that
    the server asks for is kept, or ends the wait at once where it is longer than the time left.
    Raises WaitTimeoutError, whose `error` is the latest of those if it came after the latest response. Whatever else
    the question raises, or `until`, or `on_progress`, ends the wait at once.
    """
    course = _Course(session, wait)
    while True:
        try:
            result: T = yield Ask(wait.call)
        except (RateLimitError, ServerError, TransportError) as error:
            course.note_setback(error)
        else:
            if wait.until(result):
                return result
            course.note(result)
            if wait.on_progress is not None:
                wait.on_progress(result)
        yield Sleep(course.next_pause())


class _Course(Generic[T]):
    """One wait under way: how often was asked, what came of it, and how long the next pause is."""

    def __init__(self, session: Session, wait: Wait[T]) -> None:
        self._session = session
        self._wait = wait
        self._started = session.clock()
        self._pause = wait.backoff.first
        self._limit = math.inf if wait.timeout is None else wait.timeout
        self._is_last = False
        self._questions = 0
        self._result: T | None = None
        self._setback: Setback | None = None

    def note(self, result: T) -> None:
        """Keep a response that was declined."""
        self._questions += 1
        self._result, self._setback = result, None

    def note_setback(self, error: Setback) -> None:
        """Keep the error of a question that will be asked again."""
        self._questions += 1
        self._setback = error

    def next_pause(self) -> float:
        """Seconds until the next question, above 0. Raises WaitTimeoutError when there is no time for one."""
        left = self._limit - self._elapsed()
        asked = self._asked_wait()
        if self._is_last or left <= 0 or asked > left:
            raise self._timeout_error(asked if asked > left > 0 else 0) from self._setback
        pause = max(asked, self._pause * (0.5 + 0.5 * self._session.random()))
        self._pause = self._wait.backoff.after(self._pause)
        self._is_last = pause >= left
        return min(pause, left)

    def _asked_wait(self) -> float:
        asked = self._setback.retry_after if isinstance(self._setback, ApiError) else None
        return min(asked or 0.0, LONGEST_ASKED_WAIT)

    def _elapsed(self) -> float:
        return self._session.clock() - self._started

    def _timeout_error(self, asked: float) -> WaitTimeoutError:
        reason = f"questions: {self._questions}"
        if self._setback is not None:
            reason += f", at last without a response: {self._setback}"
        if asked:
            reason += f"; the server asks to wait {asked:g} s more, which is beyond the timeout"
        return WaitTimeoutError(
            f"waited {round(self._elapsed(), 1):g} s for {self._wait} ({reason}); "
            "see `last` for the latest response, and give a longer timeout to wait on",
            last=self._result,
            error=self._setback,
        )
