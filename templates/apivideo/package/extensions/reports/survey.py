"""Makes a report: performs its steps side by side, as a flow, and reads the rows from what they brought.

A breakdown does not contain the videos that nobody played, so a video that is missing from it has 0. One that the API
refuses makes it refuse the whole call: the call is divided until the one at fault is alone with its error.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Generator, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, Protocol, TypeAlias, cast, get_args

from ...runtime.errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    DecodeError,
    PermissionDeniedError,
    SdkError,
    TransportError,
)
from ...runtime.options import ClientSettings
from ...runtime.transport.flow import Ask, Effect, Flow, Gather, Run
from ...runtime.values.models import UNSET
from .order import ReportArguments, read_order
from .pictures import fetch_pictures
from .plan import BATCH, Column, Dimension, ReportOrder, ReportPlan, Step, plan_steps
from .rows import Report
from .table import Number, Numbers, NumberTable
from .timeframes import Timeframe
from .videos import VideoLike
from .writing_up import write_up

ApiMethod: TypeAlias = Callable[..., Any]
"""A method of either client; that of the asynchronous one is awaited."""


class Keeper(Protocol):
    """What outlives a report: a cache."""

    def load(self, order: ReportOrder, table: NumberTable) -> int:
        """Put into the table what is known already; return how many numbers."""
        ...

    def keep(self, cell: Timeframe, column: Column, numbers: Numbers) -> None:
        """Keep what was measured."""
        ...

    def close(self) -> None:
        """Free what it holds."""
        ...


class NoKeeper:
    """Keeps nothing."""

    def load(self, order: ReportOrder, table: NumberTable) -> int:  # noqa: ARG002 - as a `Keeper` has it
        """Nothing is known."""
        return 0

    def keep(self, cell: Timeframe, column: Column, numbers: Numbers) -> None:
        """Nothing is kept."""

    def close(self) -> None:
        """Nothing is held."""


def ordered_report(
    videos: Iterable[VideoLike],
    arguments: ReportArguments,
    aggregate: ApiMethod,
    split: ApiMethod,
    settings: ClientSettings,
) -> Flow[Report]:
    """Make a report as the arguments ask for it. Raises TypeError and ValueError for those that cannot be."""
    order = read_order(videos, arguments)
    keeper = _keeper(arguments.get("cache"), settings.base_url)
    try:
        report = yield from make_report(order, aggregate, split, keeper)
    finally:
        keeper.close()
    if "thumbnails" not in order.parts:
        return report
    addresses = {video.video_id: video.thumbnail for video in order.videos if video.thumbnail is not None}
    return replace(report, thumbnails=(yield from fetch_pictures(settings, addresses, order.concurrency)))


def _keeper(cache: str | os.PathLike[str] | None, origin: str) -> Keeper:
    if cache is None:
        return NoKeeper()
    from .cache import ReportCache  # noqa: PLC0415 - loads sqlite3, for those who cache

    return ReportCache(cache, origin)


def make_report(order: ReportOrder, aggregate: ApiMethod, split: ApiMethod, keeper: Keeper) -> Flow[Report]:
    """Make a report by `get_aggregated_metrics` and `get_metrics_breakdown` of a client."""
    table = NumberTable()
    cached = yield Run(partial(keeper.load, order, table))
    steps = tuple(plan_steps(order, table.knows))
    plan = ReportPlan(videos=len(order.videos), calls=sum(step.calls for step in steps), cached=cached)
    if order.on_plan is not None:
        order.on_plan(plan)
    survey = _Survey(order, plan, table, _Api(order, aggregate, split), keeper)
    yield Gather(tuple(survey.perform(step) for step in steps), limit=order.concurrency, stop=survey.stop)
    return write_up(order, plan, table)


class _Survey:
    """A report under way, for any number of threads or tasks."""

    def __init__(self, order: ReportOrder, plan: ReportPlan, table: NumberTable, api: _Api, keeper: Keeper) -> None:
        self._order = order
        self._plan = plan
        self._table = table
        self._api = api
        self._keeper = keeper
        self._done = 0
        self._is_over = False
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Begin no more calls: nobody waits for the rows any longer."""
        self._is_over = True

    def perform(self, step: Step) -> Flow[None]:
        """Perform one step; an error that is its own is kept in the table, any other ends the survey."""
        try:
            if not self._is_over:
                yield from self._perform(step)
            self._report_progress(step)
        except BaseException:
            self.stop()
            raise

    def _perform(self, step: Step) -> Flow[None]:
        if step.kind in get_args(Dimension):
            yield from self._break_down(step)
        elif step.is_previous:
            yield from self._measure_before(step)
        else:
            yield from self._measure(step, self._table.fail)

    def _measure_before(self, step: Step) -> Flow[None]:
        """Measure the timeframe before, which may lie too far back."""
        if self._table.error_before is not None:
            return
        try:
            yield from self._measure(step, lambda _, error: self._table.fail_before(error))
        except BadRequestError as error:
            self._table.fail_before(error)

    def _measure(self, step: Step, fail: Callable[[tuple[str, ...], SdkError], None]) -> Flow[None]:
        """Measure the videos of a step, and those at fault by themselves."""
        video_ids = tuple(one for one in step.video_ids if one not in self._table.errors)
        if not video_ids:
            return
        try:
            numbers = yield from self._api.measure(step, video_ids)
        except (ApiError, TransportError, DecodeError) as error:
            if fails_every_call(error):
                raise
            if len(video_ids) == 1 or not may_be_of_one_video(error):
                fail(video_ids, error)
                return
            half = len(video_ids) // 2
            for part in (video_ids[:half], video_ids[half:]):
                yield from self._measure(_with_videos(step, part), fail)
            return
        column = _column(step)
        self._table.keep(step.cell, column, numbers)
        yield Run(partial(self._keeper.keep, step.cell, column, numbers))

    def _break_down(self, step: Step) -> Flow[None]:
        dimension = cast("Dimension", step.kind)
        try:
            page = yield from self._api.buckets("play", dimension, step)
        except (ApiError, TransportError, DecodeError) as error:
            if fails_every_call(error):
                raise
            self._table.note(f"Plays by {dimension} are incomplete: {error}")
            return
        self._table.keep_bars(dimension, page)

    def _report_progress(self, step: Step) -> None:
        if self._order.on_progress is None or self._is_over:
            return
        with self._lock:
            self._done += step.calls
            self._order.on_progress(self._done, self._plan.calls)


_METRICS: Final[Mapping[Column, str]] = {"plays": "play", "ends": "end", "impressions": "impression"}


class _Api:
    """The calls of a report."""

    def __init__(self, order: ReportOrder, aggregate: ApiMethod, split: ApiMethod) -> None:
        self._order = order
        self._aggregate = aggregate
        self._split = split

    def measure(self, step: Step, video_ids: tuple[str, ...]) -> Flow[Numbers]:
        """Give the numbers of videos; those that a breakdown does not contain have 0."""
        asked = _with_videos(step, video_ids)
        if step.kind == "shared_watch_time":
            total = yield from self._watch_time(asked)
            viewers = yield from self._by_video("ccv-average", asked)
            return share_out(total, viewers)
        if step.kind == "watch_time":
            total = yield from self._watch_time(asked)
            return {video_ids[0]: Number(total)}
        found = yield from self._by_video(_METRICS[cast("Column", step.kind)], asked)
        return {video_id: Number(value) for video_id, value in found.items()}

    def buckets(self, metric: str, dimension: str, step: Step) -> Generator[Effect, Any, list[tuple[str, float]]]:
        """Give the first page of a breakdown, the largest numbers first."""
        call = partial(self._split, metric, dimension, **self._arguments(step), page_size=BATCH)
        page = yield Ask(partial(call, sort_by="metricValue", sort_order="desc"))
        return [pair for bucket in page.items if (pair := _pair(bucket)) is not None]

    def _watch_time(self, step: Step) -> Flow[float | None]:
        response = yield Ask(partial(self._aggregate, "watch-time", "sum", **self._arguments(step)))
        return _number(getattr(response, "data", None))

    def _by_video(self, metric: str, step: Step) -> Flow[dict[str, float | None]]:
        """Read a breakdown by video over all its pages; no numbers where the response is no list."""
        page = yield Ask(partial(self._split, metric, "media-id", **self._arguments(step), page_size=BATCH))
        if not isinstance(getattr(page.response.data, "data", None), list):
            return dict.fromkeys(step.video_ids)
        found: dict[str, float | None] = dict.fromkeys(step.video_ids, 0)
        while page is not None:
            for bucket in page.items:
                video_id = getattr(bucket, "dimension_value", None)
                if video_id in found:
                    found[video_id] = _number(getattr(bucket, "metric_value", None))
            page = (yield Ask(page.next_page)) if page.has_next else None
        return found

    def _arguments(self, step: Step) -> dict[str, Any]:
        return {
            "from_": step.cell.from_ or UNSET,
            "to": step.cell.to or UNSET,
            "filter_by": {"mediaId": list(step.video_ids)},
            "options": self._order.options,
        }


def share_out(total: float | None, viewers: Mapping[str, float | None]) -> Numbers:
    """Give each video its part of a sum, by its viewers at a time."""
    if total is None or None in viewers.values():
        return {video_id: Number(None) for video_id in viewers}
    weights = {video_id: weight or 0.0 for video_id, weight in viewers.items()}
    whole = sum(weights.values())
    if not whole:
        return {video_id: Number(None if total else 0) for video_id in viewers}
    return {video_id: Number(total * weight / whole, bool(weight)) for video_id, weight in weights.items()}


def fails_every_call(error: SdkError) -> bool:
    """Whether an error has nothing to do with the videos that were asked for."""
    if isinstance(error, BadRequestError):
        return error.name in {"from", "to"}
    return isinstance(error, AuthenticationError | PermissionDeniedError)


_TIMES_OVER: Final = frozenset({408, 425, 429})
_NO_SUCH_METRIC: Final = "unrecognized-request-url"


def may_be_of_one_video(error: SdkError) -> bool:
    """Whether the other videos of the same call may have numbers, if they are asked for without one."""
    if not isinstance(error, ApiError) or not 400 <= error.status < 500 or error.status in _TIMES_OVER:  # noqa: PLR2004
        return False
    return error.name != "metric" and not (error.type or "").endswith(_NO_SUCH_METRIC)


def _column(step: Step) -> Column:
    return "watch_time" if step.kind == "shared_watch_time" else cast("Column", step.kind)


def _with_videos(step: Step, video_ids: tuple[str, ...]) -> Step:
    return Step(kind=step.kind, cell=step.cell, video_ids=video_ids, is_previous=step.is_previous)


def _pair(bucket: object) -> tuple[str, float] | None:
    name, number = getattr(bucket, "dimension_value", None), _number(getattr(bucket, "metric_value", None))
    return (name, number) if isinstance(name, str) and number is not None else None


def _number(found: object) -> float | None:
    return None if isinstance(found, bool) or not isinstance(found, int | float) else found
