"""Holds back the calls of a client while the API asks to wait: for all its threads and tasks, each kind by itself.

A 429 that says how long to wait closes the gate for the calls of its kind. Those that come meanwhile wait for the same
moment and then go together; each pays one of its retries for that. Nothing else holds a call back, unless the client
has `pace`: then its gate also closes when responses say that no calls are left.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from typing import Final, Literal, TypeAlias
from weakref import WeakSet

import msgspec

from ..headers import Headers
from ..operation import Operation
from ..rate_limit import LONGEST_WINDOW, ROUNDING, TOO_MANY_REQUESTS, WINDOW_HEADER, RateLimit, asked_wait
from ..transport.protocol import RawResponse
from .window import Window, window_of

CallKind: TypeAlias = Literal["read", "write", "upload", "token"]
"""Calls that share one limit. Those for tokens are apart: a call that holds back others may need one."""

KINDS: Final[tuple[CallKind, ...]] = ("read", "write", "upload", "token")

_ALIVE: WeakSet[Gate] = WeakSet()


def kind_of(operation: Operation[object]) -> CallKind:
    """Which limit an operation counts against."""
    if operation.chunks is not None:
        return "upload"
    return "read" if operation.method in {"GET", "HEAD"} else "write"


class Closure(msgspec.Struct, frozen=True):
    """A time in which the calls of one kind wait.

    number: identifies it. until: seconds of the client's clock. response: the 429 that asked for it; None where
    none did, but the calls of a window are used up (`pace`).
    """

    number: int
    until: float
    response: RawResponse | None = None

    def refusal(self, now: float) -> RawResponse:
        """Give the response to a call that cannot wait so long: the 429, with the seconds that are left."""
        asked = self.response or RawResponse(status=TOO_MANY_REQUESTS)
        kept = [pair for pair in asked.headers.pairs if pair[0].lower() != WINDOW_HEADER]
        headers = Headers([*kept, (WINDOW_HEADER, f"{self.until - now:.3f}")])
        return RawResponse(status=TOO_MANY_REQUESTS, headers=headers, content=asked.content)


class Gate:
    """One per client, shared with its clones. clock: seconds, only ever growing. is_paced: see the module."""

    def __init__(self, *, clock: Callable[[], float], is_paced: bool = False) -> None:
        self._clock = clock
        self._is_paced = is_paced
        self._numbers = 0
        self._closures: dict[CallKind, Closure] = {}
        self._windows: dict[CallKind, Window] = {}
        self._forget_callers()
        _ALIVE.add(self)

    def closure(self, kind: CallKind) -> Closure | None:
        """Give what holds back calls of this kind now, None where they may be sent."""
        closure = self._closures.get(kind)
        if closure is not None and self._clock() < closure.until:
            return closure
        return self._used_up(kind) if self._is_paced else None

    def begin(self, kind: CallKind) -> None:
        """Count a call that is about to be sent."""
        if self._is_paced:
            with self._lock:
                self._under_way[kind] += 1

    def end(self, kind: CallKind) -> None:
        """Count a call that has ended, whatever came of it."""
        if self._is_paced:
            with self._lock:
                self._under_way[kind] -= 1

    def learn(self, kind: CallKind, raw: RawResponse, limit: RateLimit, sent_at: float) -> None:
        """Learn from a response. limit: what its headers say; sent_at: when its call was sent."""
        wait = asked_wait(raw.status, raw.headers) if raw.status == TOO_MANY_REQUESTS else None
        if wait is not None and wait <= LONGEST_WINDOW:
            self._close(kind, self._clock() + wait, raw)
        elif self._is_paced and (window := window_of(limit, self._clock())) is not None:
            with self._lock:
                known = self._windows.get(kind)
                self._windows[kind] = window if known is None else known.joined(window, sent_at)

    def _close(self, kind: CallKind, until: float, response: RawResponse | None) -> Closure:
        """Close the gate. While it is closed, other refusals of calls that were sent before belong to it."""
        with self._lock:
            closure = self._closures.get(kind)
            if closure is None or self._clock() >= closure.until:
                self._numbers += 1
                closure = Closure(self._numbers, until, response)
            elif until > closure.until:
                closure = Closure(closure.number, until, response or closure.response)
            self._closures[kind] = closure
            return closure

    def _used_up(self, kind: CallKind) -> Closure | None:
        """Close the gate where the calls under way may be all that the window still allows."""
        window = self._windows.get(kind)
        if window is None or window.resets_at is None:
            return None
        until = window.resets_at + ROUNDING
        if self._clock() >= until or self._under_way[kind] < window.remaining:
            return None
        return self._close(kind, until, None)

    def _forget_callers(self) -> None:
        self._lock = threading.RLock()  # reentrant: a flow that is collected ends its call, wherever its thread is
        self._under_way = dict.fromkeys(KINDS, 0)


def _forget_callers_of_the_parent() -> None:
    for gate in list(_ALIVE):
        gate._forget_callers()  # noqa: SLF001 - this module's own


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_callers_of_the_parent)
