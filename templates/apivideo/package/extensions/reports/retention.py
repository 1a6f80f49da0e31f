"""How far viewers get in a video, from a sample of the sessions in which it was played.

It stands on the analytics API of 2021, which lists sessions and what was done in each. The newest public document
leaves these addresses out: where they respond with 404, there is no curve, and the reason is given.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

import msgspec

from ...runtime.errors import ApiError, NotFoundError
from ...runtime.options import Options
from ...runtime.transport.flow import Ask, Flow, Gather
from ...runtime.values.models import UNSET

PAGE: Final = 100
"""Sessions, or events, of one call: the largest page."""

_NOT_SERVED: Final = "unrecognized-request-url"


class Retention(msgspec.Struct, frozen=True, kw_only=True):
    """How far viewers got in one video.

    furthest: the last second that each play of the sample reached, the shortest first; a viewer who jumped ahead has
    reached where he landed. sessions: how many were looked at; those in which nothing was played count here alone.
    sessions_in_all: how many the API lists, None where it does not say.
    reason: why there is no curve, None where there is one.
    """

    video_id: str
    furthest: tuple[float, ...] = ()
    sessions: int = 0
    sessions_in_all: int | None = None
    reason: str | None = None

    @property
    def is_available(self) -> bool:
        """Whether there is a curve."""
        return self.reason is None

    @property
    def plays(self) -> int:
        """How many plays the sample has."""
        return len(self.furthest)

    @property
    def longest(self) -> float:
        """The last second that anybody reached."""
        return self.furthest[-1] if self.furthest else 0.0

    def share_at(self, second: float) -> float:
        """Give the share of plays that reached a second; 0 without plays."""
        return (self.plays - bisect_left(self.furthest, second)) / self.plays if self.plays else 0.0

    def curve(self, points: int = 50) -> list[tuple[float, float]]:
        """Give seconds, evenly spaced from the first to the last that was reached, with the share that reached each."""
        if not self.plays:
            return []
        steps = max(1, points - 1)
        seconds = [self.longest * step / steps for step in range(steps + 1)]
        return [(round(second, 3), self.share_at(second)) for second in seconds]


class RetentionOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A curve as it was asked for."""

    video_id: str
    sample: int
    period: str | None
    concurrency: int
    options: Options | None

    def __post_init__(self) -> None:
        for name in ("sample", "concurrency"):
            if getattr(self, name) < 1:
                raise ValueError(f"{name} is {getattr(self, name)}; give 1 or more")


ListMethod: TypeAlias = Callable[..., Any]
"""A method of either client that gives a page; that of the asynchronous one is awaited."""


def measure_retention(order: RetentionOrder, list_sessions: ListMethod, list_events: ListMethod) -> Flow[Retention]:
    """Look at a sample of sessions, several at once."""
    try:
        listed, in_all = yield from _sessions(order, list_sessions)
        flows = tuple(_furthest(order, one, list_events) for one in listed)
        reached = yield Gather(flows, limit=order.concurrency)
    except NotFoundError as error:
        return Retention(video_id=order.video_id, reason=_reason(error))
    return Retention(
        video_id=order.video_id,
        furthest=tuple(sorted(second for second in reached if second is not None)),
        sessions=len(listed),
        sessions_in_all=in_all,
    )


def _sessions(order: RetentionOrder, list_sessions: ListMethod) -> Flow[tuple[list[Any], int | None]]:
    """Give the sessions of the sample, and how many there are in all."""
    page = yield Ask(
        partial(
            list_sessions,
            order.video_id,
            period=UNSET if order.period is None else order.period,
            page_size=min(order.sample, PAGE),
            options=order.options,
        )
    )
    in_all, found = page.total, list(page.items)
    while len(found) < order.sample and page.has_next:
        page = yield Ask(page.next_page)
        if page is None:
            break
        found += page.items
    return found[: order.sample], in_all


def _furthest(order: RetentionOrder, listed: Any, list_events: ListMethod) -> Flow[float | None]:  # noqa: ANN401 - a model
    """Give the last second that a session reached; None where nothing was played."""
    page = yield Ask(partial(list_events, listed.session.session_id, page_size=PAGE, options=order.options))
    events = list(page.items)
    while page is not None and page.has_next:
        page = yield Ask(page.next_page)
        events += [] if page is None else page.items
    return last_second(events, getattr(listed.session, "ended_at", None))


def last_second(events: Sequence[Any], ended_at: Any) -> float | None:  # noqa: ANN401 - models of either client, or drifted
    """Give the last second that the events of a session reached; None where nothing was played.

    A session whose last event leaves the video playing is taken to have played until it ended: many viewers close the
    page, which is no event.
    """
    reached: list[float] = []
    playing: tuple[float, Any] | None = None
    has_played = False
    for event in events:
        reached += [second for second in (event.at, event.from_, event.to) if isinstance(second, int | float)]
        if event.type in {"play", "resume"}:
            has_played, playing = True, (event.at or 0, event.emitted_at)
        elif event.type.startswith("seek") and playing is not None:
            playing = (event.to or event.at or 0, event.emitted_at)
        elif event.type in {"pause", "end"}:
            playing = None
    if playing is not None and ended_at is not None and playing[1] is not None:
        reached.append(playing[0] + max(0.0, (ended_at - playing[1]).total_seconds()))
    return max(reached, default=0.0) if has_played else None


def _reason(error: ApiError) -> str:
    if (error.type or "").endswith(_NOT_SERVED):
        return "not available: the API does not serve the sessions of videos (404)"
    return f"not available: {error.title or 'not found'} (404)"
