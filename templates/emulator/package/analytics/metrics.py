"""Numbers of analytics, counted from sessions: plays, views, seconds watched, viewers at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal, TypeAlias

from ..base.clock import read_stamp
from ..base.store import Thing
from .timeframes import MetricTimeframe

Dimension: TypeAlias = Literal[
    "media-id", "media-type", "continent", "country", "device-type", "operating-system", "browser", "referrer"
]

_MEMBERS: Final[Mapping[Dimension, str]] = {
    "media-id": "mediaId",
    "media-type": "mediaType",
    "continent": "continent",
    "country": "country",
    "device-type": "deviceType",
    "operating-system": "operatingSystem",
    "browser": "browser",
    "referrer": "referrer",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Viewing:
    """One session as it is counted. started and finished: None when playback did not begin, or reach the end."""

    viewer: str
    loaded: datetime
    started: datetime | None
    finished: datetime | None
    last_seen: datetime
    impression_time: float | None
    watch_time: float
    dimensions: Mapping[Dimension, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Counting:
    """How to count. view_seconds: how long a view lasts at least. unique: each viewer once a day, or at a time."""

    unique: bool = False
    view_seconds: int = 5


Measure: TypeAlias = Callable[[Sequence[Viewing], MetricTimeframe, Counting], float]


def read_viewing(session: Thing) -> Viewing:
    """Make a session countable."""
    return Viewing(
        viewer=session["viewer"],
        loaded=read_stamp(session["loadedAt"]),
        started=_moment(session["startedAt"]),
        finished=_moment(session["finishedAt"]),
        last_seen=read_stamp(session["lastSeenAt"]),
        impression_time=session["impressionTime"],
        watch_time=session["watchTime"],
        dimensions={name: session[member] for name, member in _MEMBERS.items()},
    )


def count_plays(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Count how often playback began."""
    return sum(timeframe.holds(one.started) for one in viewings)


def count_all_plays(viewings: Sequence[Viewing], _timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Count how often playback began, ever."""
    return sum(one.started is not None for one in viewings)


def count_impressions(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Count how often a player was loaded."""
    return sum(timeframe.holds(one.loaded) for one in viewings)


def count_ends(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Count how often the end was reached."""
    return sum(timeframe.holds(one.finished) for one in viewings)


def play_rate(viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting) -> float:
    """Divide plays by impressions; 0 without impressions."""
    return _ratio(count_plays(viewings, timeframe, counting), count_impressions(viewings, timeframe, counting))


def count_views(viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting) -> float:
    """Count plays that lasted long enough; if unique, each viewer once a day (in UTC)."""
    long_enough = [
        (one.viewer, one.started.date())
        for one in viewings
        if one.started is not None and timeframe.holds(one.started) and one.watch_time >= counting.view_seconds
    ]
    return len(set(long_enough)) if counting.unique else len(long_enough)


def sum_impression_time(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Add up the milliseconds until the first picture."""
    return sum(_impression_times(viewings, timeframe))


def average_impression_time(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Give the mean of the milliseconds until the first picture."""
    times = _impression_times(viewings, timeframe)
    return _ratio(sum(times), len(times))


def sum_watch_time(viewings: Sequence[Viewing], timeframe: MetricTimeframe, _counting: Counting) -> float:
    """Add up the seconds watched, of plays that began in the timeframe."""
    return sum(one.watch_time for one in viewings if timeframe.holds(one.started))


def average_watch_time(viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting) -> float:
    """Give the mean of the seconds watched, of plays that began in the timeframe."""
    return _ratio(sum_watch_time(viewings, timeframe, counting), count_plays(viewings, timeframe, counting))


def peak_viewers(viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting) -> float:
    """Give the highest number of viewers at the same time."""
    return max((count for _, count in _presence(viewings, timeframe, counting)), default=0)


def average_viewers(viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting) -> float:
    """Give the mean number of viewers at the same time, over the whole timeframe."""
    changes = _presence(viewings, timeframe, counting)
    spans = pairwise(changes)
    viewer_seconds = sum(count * (until - since).total_seconds() for (since, count), (until, _) in spans)
    return _ratio(viewer_seconds, timeframe.seconds)


def _presence(
    viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting
) -> list[tuple[datetime, int]]:
    """Give how many are watching, from each moment on at which somebody comes or goes."""
    present: Counter[str] = Counter()
    changes, count = [], 0
    for moment, is_leaving, who in sorted(_comings_and_goings(viewings, timeframe, counting)):
        before = present[who]
        present[who] += -1 if is_leaving else 1
        count += bool(present[who]) - bool(before)
        changes.append((moment, count))
    return changes


def _comings_and_goings(
    viewings: Sequence[Viewing], timeframe: MetricTimeframe, counting: Counting
) -> list[tuple[datetime, bool, str]]:
    """Give who comes and who goes; at the same moment coming stands first, so that a short visit is seen."""
    found: list[tuple[datetime, bool, str]] = []
    for number, one in enumerate(viewings):
        if one.started is None or one.started >= timeframe.end or one.last_seen < timeframe.start:
            continue
        who = one.viewer if counting.unique else str(number)
        found.append((max(one.started, timeframe.start), False, who))
        found.append((min(one.last_seen, timeframe.end), True, who))
    return found


def _impression_times(viewings: Sequence[Viewing], timeframe: MetricTimeframe) -> list[float]:
    return [one.impression_time for one in viewings if one.impression_time is not None and timeframe.holds(one.loaded)]


def _moment(text: str | None) -> datetime | None:
    return None if text is None else read_stamp(text)


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
