"""Reads the arguments of a report."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import UTC, tzinfo
from typing import Literal, TypedDict, get_args

from ...runtime.options import Options
from ...runtime.values.models import UNSET, UnsetType
from .plan import ALL, OnPlan, OnProgress, ReportOrder, ReportPart, WatchTime, read_parts
from .timeframes import Moment, Timeframe, last_days, read_timeframe, read_zone, with_both_ends
from .videos import VideoLike, read_videos


class ReportArguments(TypedDict, total=False):
    """Arguments of `client.analytics.report`, each of which may be left out."""

    from_: Moment | UnsetType
    """Start of the timeframe, included; not more than 30 days back. Without it the timeframe begins one day before its
    end. A datetime with its time zone, a date or ISO 8601 text. Fractions of a second are cut off.
    """
    to: Moment | UnsetType
    """End of the timeframe, excluded. Without it each call measures up to its own moment, or to that of the report if
    it `include`s anything.
    """
    days: int
    """So many whole days before today, instead of `from_` and `to`."""
    time_zone: tzinfo | str
    """In which a date, and each day, begins: a tzinfo, or a name such as "Europe/Paris". UTC by default."""
    include: ReportPart | Literal["all"] | Iterable[ReportPart | Literal["all"]]
    """What the report has besides its rows: "days", each video on each day; "previous", the timeframe of the same
    length before; "breakdowns" of plays by country, device, browser and referrer; or "all" of these. "thumbnails" are
    loaded from the addresses of videos given as models, for `to_html(thumbnails=True)`.
    """
    watch_time: WatchTime
    """"each" asks for every video by itself, which is exact; "shared" asks for a hundred videos at once and estimates
    their shares; "auto", the default, is "each" up to a hundred calls.
    """
    cache: str | os.PathLike[str]
    """A SQLite file, made if it is missing, that keeps the numbers of each day by itself: a report that broke off goes
    on, and the one of the next day asks for the new day alone. The numbers of a day are final three hours after its
    end; until then they count for an hour. Breakdowns are not kept.
    """
    concurrency: int
    """How many calls are under way at once, at most; 8 by default."""
    on_plan: OnPlan
    """Called with a `ReportPlan` before the first call: how many calls there will be, if none fails. What it raises
    ends the report.
    """
    on_progress: OnProgress
    """Called with (calls made, calls in all) after each, in its thread. What it raises ends the report."""
    options: Options
    """Timeout, retries, headers and more, for each of the calls."""


def read_order(videos: Iterable[VideoLike], arguments: ReportArguments) -> ReportOrder:
    """Read the arguments of a report. Raises TypeError and ValueError for what cannot be."""
    zone, parts = read_zone(arguments.get("time_zone", UTC)), read_parts(arguments.get("include", ()))
    timeframe, is_cached = _timeframe(arguments, zone), "cache" in arguments
    return ReportOrder(
        videos=read_videos(videos),
        timeframe=with_both_ends(timeframe) if parts & set(ALL) or is_cached else timeframe,
        zone=zone,
        parts=parts,
        watch_time=_watch_time(arguments.get("watch_time", "auto")),
        is_by_day=is_cached or "days" in parts,
        concurrency=_concurrency(arguments.get("concurrency", 8)),
        on_plan=arguments.get("on_plan"),
        on_progress=arguments.get("on_progress"),
        options=arguments.get("options"),
    )


def _timeframe(arguments: ReportArguments, zone: tzinfo) -> Timeframe:
    from_, to, days = arguments.get("from_", UNSET), arguments.get("to", UNSET), arguments.get("days")
    if days is None:
        return read_timeframe(from_, to, zone)
    if from_ is not UNSET or to is not UNSET:
        raise ValueError("days is given with from_ or to; give either the days before today or both ends")
    return last_days(days, zone)


def _watch_time(watch_time: WatchTime) -> WatchTime:
    if watch_time not in get_args(WatchTime):
        raise ValueError(f"watch_time is {watch_time!r}; give 'auto', 'each' or 'shared'")
    return watch_time


def _concurrency(concurrency: int) -> int:
    if concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; give how many calls may be under way at once, 1 or more")
    return concurrency
