"""One line of calls that share a limit: what is known of it, how many are under way, and who waits."""

from __future__ import annotations

import math
from collections import OrderedDict
from concurrent.futures import Future
from typing import Final

import msgspec

from ..rate_limit import RateLimit, Window, window_of
from ..retry import RetryPolicy
from ..transport.protocol import RawResponse

LONGEST_SLEEP: Final = 60.0
"""Nobody sleeps longer than this, in seconds, for a window that calls under way may make room in."""


class Place(msgspec.Struct, frozen=True):
    """Leave to send one call, to be given back when it has ended. lane: None where nobody counts."""

    lane: Lane | None


FREE: Final = Place(None)


class Moment(msgspec.Struct, frozen=True):
    """When more calls may be let in. told: as the server said it; ends: when that is certain.

    may_come_sooner: as soon as a call under way ends. Who is first in line does not sleep then.
    """

    told: float
    ends: float
    may_come_sooner: bool = False


class Waiter:
    """A call in line. outcome: its place, why it gets none, or until when it sleeps for all; None: not known yet."""

    __slots__ = ("future", "latest", "longest", "outcome")

    def __init__(self, policy: RetryPolicy, started: float) -> None:
        self.future: Future[None] = Future()
        self.latest = math.inf if policy.deadline is None else started + policy.deadline
        self.longest = policy.longest_wait
        self.outcome: Place | RawResponse | float | None = None

    def has_time(self, moment: Moment, now: float) -> bool:
        """Whether its policy lets it wait from now until then."""
        return moment.told <= min(self.latest, now + self.longest)


class Lane:
    """The calls of one kind: what is known of their limit, how many are under way, who waits in line.

    completed: calls that ended since nothing was known. is_silent: answers say nothing of a limit. sleeper: who
    sleeps for all in line. suits_all_until: everybody in line has the time to wait until then.
    """

    __slots__ = (
        "completed",
        "is_silent",
        "sleeper",
        "suits_all_until",
        "under_way",
        "waiting",
        "window",
    )

    def __init__(self) -> None:
        self.is_silent = False
        self.window: Window | None = None
        self.completed = 0
        self.suits_all_until = -math.inf
        self.forget_callers()

    def forget_callers(self) -> None:
        """Begin with nobody under way or in line."""
        self.under_way = 0
        self.sleeper: Waiter | None = None
        self.waiting: OrderedDict[Waiter, None] = OrderedDict()

    def room(self, now: float, *, is_recovering: bool) -> float:
        """Count the calls that may be let in. While nothing is known, each that ends makes room for two."""
        known = None if self.window is None else self.window.room(now)
        if known is not None:
            return known - self.under_way
        return math.inf if self.is_silent and not is_recovering else 1 + self.completed - self.under_way

    def next_moment(self, now: float) -> Moment | None:
        """When there may be room though no call under way ends; None: only when one ends.

        A window that is not used up yet may have room again any time, so nobody is turned away for it.
        """
        window = self.window
        if window is None or now >= window.ends_at:
            return None
        if window.remaining > 0:
            is_near = window.ends_at <= now + LONGEST_SLEEP
            return Moment(now, window.ends_at, may_come_sooner=True) if is_near else None
        return Moment(now if window.resets_at is None else window.resets_at, window.ends_at)

    def take(self) -> Place:
        """Count one more call under way."""
        self.under_way += 1
        return Place(self)

    def learn(self, told: RateLimit, sent_at: float, now: float) -> None:
        """Add what a response told."""
        window = window_of(told, now)
        if window is not None:
            self.window = window if self.window is None else self.window.joined(window, sent_at)
            self.completed = 0

    def learn_refusal(self, told: RateLimit, until: float, now: float) -> None:
        """Let one call try at the time told, and the others once that went well or the time is past doubt."""
        limit = self.window.limit if told.limit is None and self.window is not None else told.limit
        self.window = Window(remaining=1, limit=limit, resets_at=until, known_at=now)
