"""The calls of a report, planned before the first of them is made.

Plays, ends and impressions are broken down by video: one call each for a hundred videos, which is what a page holds and
what fits into an address. Watch time has no breakdown. It is one call per video; or, for many, two calls for a hundred:
their sum, which the API gives, shared out by the mean number of viewers at a time, which is broken down by video.
Viewers at a time multiplied by time is time watched, so only pauses and viewers at midnight blur the shares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import tzinfo
from typing import Final, Literal, TypeAlias

import msgspec

from ...runtime.options import Options
from .timeframes import Timeframe, days_of, timeframe_before
from .videos import ReportedVideo

BATCH: Final = 100
"""Videos of one call: the largest page. A hundred identifiers make an address of five kilobytes."""

MOST_SINGLE_CALLS: Final = 100
"""Calls for the watch time of single videos that `watch_time="auto"` makes at most."""

WatchTime: TypeAlias = Literal["auto", "each", "shared"]
"""How watch time is asked for: "each" is exact, one call per video; "shared" is estimated, two calls per hundred."""

ReportPart: TypeAlias = Literal["previous", "days", "breakdowns", "thumbnails"]
"""What a report may hold besides its rows."""

ALL: Final[tuple[ReportPart, ...]] = ("previous", "days", "breakdowns")
"""What "all" means: thumbnails make a page large, and are asked for by name."""

PARTS: Final[tuple[ReportPart, ...]] = (*ALL, "thumbnails")
"""All parts that there are."""

Dimension: TypeAlias = Literal["country", "device-type", "browser", "referrer"]
DIMENSIONS: Final[tuple[Dimension, ...]] = ("country", "device-type", "browser", "referrer")
"""What plays are broken down by."""

Column: TypeAlias = Literal["plays", "ends", "impressions", "watch_time"]
COLUMNS: Final[tuple[Column, ...]] = ("plays", "watch_time", "impressions", "ends")

StepKind: TypeAlias = Column | Literal["shared_watch_time"] | Dimension


class ReportPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What a report is about to do. calls: how many, if none fails. cached: numbers that need no call."""

    videos: int
    calls: int
    cached: int = 0


OnPlan: TypeAlias = Callable[[ReportPlan], object]
"""Called once, before the first call. What it raises ends the report, and no call is made."""

OnProgress: TypeAlias = Callable[[int, int], object]
"""Called with the calls made and the calls in all, one at a time. What it raises ends the report."""


class ReportOrder(msgspec.Struct, frozen=True, kw_only=True):
    """A report as it was asked for. cells: the stretches that are measured; one, or each day by itself."""

    videos: tuple[ReportedVideo, ...]
    timeframe: Timeframe
    zone: tzinfo
    parts: frozenset[ReportPart] = frozenset()
    watch_time: WatchTime = "auto"
    is_by_day: bool = False
    concurrency: int = 8
    on_plan: OnPlan | None = None
    on_progress: OnProgress | None = None
    options: Options | None = None

    @property
    def video_ids(self) -> tuple[str, ...]:
        """The identifiers in order."""
        return tuple(video.video_id for video in self.videos)

    @property
    def cells(self) -> tuple[Timeframe, ...]:
        """What is measured by itself."""
        return tuple(days_of(self.timeframe, self.zone)) if self.is_by_day else (self.timeframe,)

    @property
    def cells_before(self) -> tuple[Timeframe, ...]:
        """What is measured of the timeframe before; nothing where it is not asked for."""
        if "previous" not in self.parts:
            return ()
        before = timeframe_before(self.timeframe, self.zone)
        return tuple(days_of(before, self.zone)) if self.is_by_day else (before,)

    @property
    def is_each(self) -> bool:
        """Whether the watch time of every video is asked for by itself."""
        if self.watch_time != "auto":
            return self.watch_time == "each"
        return len(self.videos) * (len(self.cells) + len(self.cells_before)) <= MOST_SINGLE_CALLS


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """A call, or two that belong together. is_previous: its failure leaves out the previous timeframe, and no more."""

    kind: StepKind
    cell: Timeframe
    video_ids: tuple[str, ...]
    is_previous: bool = False

    @property
    def calls(self) -> int:
        """How many calls it makes, if none fails."""
        return 2 if self.kind == "shared_watch_time" else 1


IsKnown: TypeAlias = Callable[[Timeframe, str, Column], bool]
"""Whether a number of a video needs no call."""


def plan_steps(order: ReportOrder, is_known: IsKnown) -> Iterator[Step]:
    """Give the steps of a report, those that most depends on first."""
    for column in COLUMNS:
        for cell in order.cells:
            yield from _steps(order, is_known, column, cell, is_previous=False)
        for cell in order.cells_before:
            yield from _steps(order, is_known, column, cell, is_previous=True)
    if "breakdowns" in order.parts:
        for dimension in DIMENSIONS:
            for batch in _batches(order.video_ids):
                yield Step(kind=dimension, cell=order.timeframe, video_ids=batch)


def _steps(
    order: ReportOrder, is_known: IsKnown, column: Column, cell: Timeframe, *, is_previous: bool
) -> Iterator[Step]:
    missing = [video_id for video_id in order.video_ids if not is_known(cell, video_id, column)]
    kind, size = _kind(order, column)
    for batch in _batches(missing, size):
        yield Step(kind=kind, cell=cell, video_ids=batch, is_previous=is_previous)


def _kind(order: ReportOrder, column: Column) -> tuple[StepKind, int]:
    if column != "watch_time":
        return column, BATCH
    return (column, 1) if order.is_each else ("shared_watch_time", BATCH)


def _batches(video_ids: Sequence[str], size: int = BATCH) -> Iterator[tuple[str, ...]]:
    for start in range(0, len(video_ids), size):
        yield tuple(video_ids[start : start + size])


def read_parts(include: ReportPart | Literal["all"] | Iterable[ReportPart | Literal["all"]]) -> frozenset[ReportPart]:
    """Give what a report is to hold. Raises ValueError for what there is not."""
    wanted = {include} if isinstance(include, str) else set(include)
    found: list[ReportPart] = [part for part in PARTS if part in wanted or ("all" in wanted and part in ALL)]
    if unknown := sorted(wanted - {"all", *PARTS}):
        named = ", ".join(map(repr, unknown))
        raise ValueError(f"include has {named}; give any of {', '.join(PARTS)}, or 'all'")
    return frozenset(found)
