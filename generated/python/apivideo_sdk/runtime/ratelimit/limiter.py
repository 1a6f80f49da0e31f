"""Keeps the calls of one client within the rate limits of the API, for all its threads and tasks. Flows; no I/O.

Without a refusal nothing is held back. A refusal that tells a wait stops every call until that time. Then the client
recovers: of each kind no more calls are let in than its window is known to hold, counting those under way; the others
wait in line. Recovery ends when nobody has waited for a minute. A client with `pace` is always as careful as that.

Nobody asks again and again whether it is their turn: of those who wait for a moment one sleeps, the others are woken
when there is a place for them. That of one who fails, or is canceled, goes to the next.
"""

from __future__ import annotations

import logging
import math
import os
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, Literal, TypeAlias
from weakref import WeakSet

from ..headers import Headers
from ..operation import Operation
from ..rate_limit import (
    LIMIT_HEADER,
    LONGEST_WINDOW,
    REMAINING_HEADER,
    TOO_MANY_REQUESTS,
    WINDOW_HEADER,
    RateLimit,
    told_wait,
)
from ..response.error_responses import is_success
from ..retry import Outcome, RetryPolicy
from ..transport.flow import Await, Flow, Sleep
from ..transport.protocol import RawResponse
from .queue import Lane, Moment, Place, Waiter

Kind: TypeAlias = Literal["read", "write", "upload", "token"]
"""Calls that share one limit. Those for tokens stand in a line of their own: a call that has a place may need one."""

KINDS: Final[tuple[Kind, ...]] = ("read", "write", "upload", "token")
RECOVERY: Final = 60.0
"""Seconds after the last wait in which the client is careful still."""
FEW_REFUSALS: Final = 2
LONGEST_LEAST_PAUSE: Final = 60.0
"""Refusals in a row after which pauses grow, by themselves to this many seconds."""

_ALIVE: WeakSet[Limiter] = WeakSet()


def kind_of(operation: Operation[object]) -> Kind:
    """Which limit an operation counts against."""
    if operation.chunks is not None:
        return "upload"
    if operation.method in {"GET", "HEAD"}:
        return "read"
    return "write"


def told_pause(outcome: Outcome) -> float | None:
    """Seconds for which a refusal stops the whole client; None where it is none, or tells no wait to believe."""
    if not isinstance(outcome, RawResponse) or outcome.status != TOO_MANY_REQUESTS:
        return None
    seconds = told_wait(outcome.status, outcome.headers)
    return seconds if seconds is not None and seconds <= LONGEST_WINDOW else None


class Limiter:
    """One per client, shared with its clones. clock: seconds, only ever growing.

    is_paced: never come to a limit, rather than wait once it was reached. Nobody waits longer at a time than the
    policy's `longest_wait`, nor beyond its `deadline`: such a call is given the refusal instead of a place.
    """

    def __init__(self, *, clock: Callable[[], float], logger: logging.Logger, is_paced: bool = False) -> None:
        self._clock = clock
        self._logger = logger
        self._is_paced = is_paced
        self._lanes: dict[Kind, Lane] = {kind: Lane() for kind in KINDS}
        self._paused_until = -math.inf
        self._careful_until = -math.inf
        self._refusal = RawResponse(status=TOO_MANY_REQUESTS)
        self._refused_in_a_row = 0
        self._held = 0
        self._lock = threading.RLock()  # reentrant: a flow that is collected gives up, wherever its thread is
        _ALIVE.add(self)

    def is_calm(self) -> bool:
        """Whether any call may be sent without asking for a place."""
        return not self._is_paced and not self._held and self._clock() >= self._careful_until

    def is_paused(self) -> bool:
        """Whether no call may be sent now."""
        return self._clock() < self._paused_until

    def enter(self, kind: Kind, policy: RetryPolicy, started: float) -> Flow[Place | RawResponse]:
        """Wait for a place, to be given back with `leave`; or give the refusal of a call that cannot wait so long.

        started: when the call began, for the deadline of its policy.
        """
        lane = self._lanes[kind]
        waiter = Waiter(policy, started)
        with self._lock:
            now = self._clock()
            if not lane.waiting and self._has_room(lane, now):
                return lane.take()
            moment = self._next_moment(lane, now)
            if moment is not None and not waiter.has_time(moment, now):
                return self._refused(lane, moment, now)
            lane.waiting[waiter] = None
            lane.suits_all_until = min(lane.suits_all_until, -math.inf if moment is None else moment.told)
            self._held += 1
            woken = self._serve(lane, now)
        self._announce(kind, moment, now)
        _wake(woken)
        try:
            return (yield from self._wait(lane, waiter))
        except BaseException:
            self._give_up(lane, waiter)
            raise

    def leave(self, place: Place) -> None:
        """Give a place back: its call has ended, whatever came of it."""
        lane = place.lane
        if lane is None:
            return
        with self._lock:
            lane.under_way -= 1
            lane.completed += 1
            woken = self._serve(lane, self._clock())
        _wake(woken)

    def answered(self, kind: Kind, raw: RawResponse, told: RateLimit, sent_at: float) -> None:
        """Learn from a response. told: what it said of the limit; sent_at: when its call was sent."""
        lane = self._lanes[kind]
        pause = told_pause(raw)
        if pause is not None:
            self._pause(lane, raw, told, pause, sent_at)
            return
        if sent_at >= self._paused_until:
            self._refused_in_a_row = 0
        if told.remaining is not None:
            self._learn(lane, told, sent_at)
        elif is_success(raw.status):
            lane.is_silent = True

    def _learn(self, lane: Lane, told: RateLimit, sent_at: float) -> None:
        """Add to what is known. While all calls wait, answers still speak of the time before."""
        with self._lock:
            now = self._clock()
            if now >= self._paused_until:
                lane.learn(told, sent_at, now)

    def _pause(self, lane: Lane, raw: RawResponse, told: RateLimit, seconds: float, sent_at: float) -> None:
        with self._lock:
            now = self._clock()
            if sent_at >= self._paused_until:
                self._refused_in_a_row += 1
            until = now + max(seconds, self._least_pause())
            lane.learn_refusal(told, until, now)
            self._refusal = raw
            self._careful_until = max(self._careful_until, until + RECOVERY)
            self._paused_until = max(self._paused_until, until)
            woken = []
            for each in self._lanes.values():
                each.completed = 0
                woken += self._serve(each, now)
        _wake(woken)

    def _least_pause(self) -> float:
        """Seconds, twice as many for each call that was refused though it had waited: waits are told too short."""
        rounds = self._refused_in_a_row - FEW_REFUSALS
        return 0.0 if rounds < 0 else min(LONGEST_LEAST_PAUSE, 2.0**rounds)

    def _has_room(self, lane: Lane, now: float) -> bool:
        return now >= self._paused_until and lane.room(now, is_recovering=now < self._careful_until) > 0

    def _next_moment(self, lane: Lane, now: float) -> Moment | None:
        """When there may be room though no call under way ends; None: not before one does, or at once."""
        if now < self._paused_until:
            return Moment(self._paused_until, self._paused_until)
        return lane.next_moment(now)

    def _serve(self, lane: Lane, now: float) -> list[Future[None]]:
        """Decide about those in line: who gets a place, who cannot wait, who sleeps. Gives what wakes them."""
        woken = []
        while lane.waiting and self._has_room(lane, now):
            woken.append(self._settle(lane, next(iter(lane.waiting)), lane.take()))
        moment = self._next_moment(lane, now) if lane.waiting else None
        if moment is None:
            return woken
        self._careful_until = max(self._careful_until, moment.ends + RECOVERY)
        woken += self._turn_away(lane, moment, now)
        if lane.sleeper is None and len(lane.waiting) > moment.may_come_sooner:
            lane.sleeper, _ = lane.waiting.popitem()
            lane.sleeper.outcome = moment.ends
            woken.append(lane.sleeper.future)
        return woken

    def _settle(self, lane: Lane, waiter: Waiter, outcome: Place | RawResponse) -> Future[None]:
        del lane.waiting[waiter]
        self._held -= 1
        waiter.outcome = outcome
        return waiter.future

    def _turn_away(self, lane: Lane, moment: Moment, now: float) -> list[Future[None]]:
        if moment.told <= lane.suits_all_until:
            return []
        lane.suits_all_until = moment.told
        impatient = [waiter for waiter in lane.waiting if not waiter.has_time(moment, now)]
        return [self._settle(lane, waiter, self._refused(lane, moment, now)) for waiter in impatient]

    def _refused(self, lane: Lane, moment: Moment, now: float) -> RawResponse:
        """Give the last refusal with the seconds that are left of it, or the numbers of a window that is used up."""
        told = {WINDOW_HEADER: f"{moment.told - now:.3f}"}
        replaced = set(told)
        if now >= self._paused_until and lane.window is not None:
            replaced |= {REMAINING_HEADER, LIMIT_HEADER}
            told[REMAINING_HEADER] = "0"
            if lane.window.limit is not None:
                told[LIMIT_HEADER] = str(lane.window.limit)
        kept = [pair for pair in self._refusal.headers.pairs if pair[0].lower() not in replaced]
        return RawResponse(
            status=TOO_MANY_REQUESTS, headers=Headers([*kept, *told.items()]), content=self._refusal.content
        )

    def _wait(self, lane: Lane, waiter: Waiter) -> Flow[Place | RawResponse]:
        while True:
            if waiter.outcome is None:
                yield Await(waiter.future)
            outcome = waiter.outcome
            if isinstance(outcome, Place | RawResponse):
                return outcome
            if outcome is not None:
                yield Sleep(max(0.0, outcome - self._clock()))
                self._look_again(lane, waiter)

    def _look_again(self, lane: Lane, waiter: Waiter) -> None:
        """Put who has slept back at the end of the line, where it was: it may have been refused just before."""
        with self._lock:
            waiter.outcome = None
            waiter.future = Future()
            lane.sleeper = None
            lane.waiting[waiter] = None
            lane.suits_all_until = -math.inf
            woken = self._serve(lane, self._clock())
        _wake(woken)

    def _give_up(self, lane: Lane, waiter: Waiter) -> None:
        """Let the next one have what a call in line had, or would have got."""
        with self._lock:
            if isinstance(waiter.outcome, Place):
                lane.under_way -= 1
            elif lane.sleeper is waiter:
                lane.sleeper = None
                self._held -= 1
            elif waiter in lane.waiting:
                del lane.waiting[waiter]
                self._held -= 1
            woken = self._serve(lane, self._clock())
        _wake(woken)

    def _announce(self, kind: Kind, moment: Moment | None, now: float) -> None:
        if moment is None:
            self._logger.debug("a %s call waits for a response that tells the rate limit", kind)
        else:
            self._logger.debug("a %s call waits for the rate limit, at least %.1f s", kind, moment.told - now)

    def _forget_callers(self) -> None:
        self._lock = threading.RLock()
        self._held = 0
        for lane in self._lanes.values():
            lane.forget_callers()


def _wake(futures: list[Future[None]]) -> None:
    for future in futures:
        future.set_result(None)


def _forget_callers_of_the_parent() -> None:
    for limiter in list(_ALIVE):
        limiter._forget_callers()  # noqa: SLF001 - this module's own


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_callers_of_the_parent)
