"""Asks how often videos were watched: the life of a report, as a flow.

Each number is one call of `GET /data/metrics/{metric}/{aggregation}` for one video: four calls per video. A breakdown
by `media-id` would take fewer, but it has no watch time, does not say whether a video that is missing from it was not
watched or is not known, and one bad identifier among its filters would fail all the others.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, Final, Literal, TypeAlias

import msgspec

from ..runtime.errors import (
    ApiError,
    AuthenticationError,
    BadRequestError,
    DecodeError,
    PermissionDeniedError,
    SdkError,
    TransportError,
)
from ..runtime.options import Options
from ..runtime.transport.flow import Ask, Flow, Gather
from ..runtime.values.models import UNSET
from .report import Report, ReportRow

OnVideo: TypeAlias = Callable[[int, int], object]
"""Called with how many videos are done and how many there are, one call at a time. What it raises ends the report."""


class Timeframe(msgspec.Struct, frozen=True):
    """From when, included, to when, excluded; None where it is left to the API."""

    from_: datetime | None
    to: datetime | None


class Asked(msgspec.Struct, frozen=True):
    """A report as it was asked for."""

    video_ids: tuple[str, ...]
    timeframe: Timeframe
    concurrency: int
    on_progress: OnVideo | None
    options: Options | None


class Column(msgspec.Struct, frozen=True):
    """A number of a row, and how the API is asked for it."""

    name: Literal["plays", "watch_time", "impressions", "play_rate"]
    metric: Literal["play", "watch-time", "impression"]
    aggregation: Literal["count", "sum", "rate"]

    def read(self, answer: object) -> int | float | None:
        """Give the number of a response, a count as int where it is whole; None where the response has no number."""
        number = getattr(answer, "data", None)
        if isinstance(number, bool) or not isinstance(number, int | float):
            return None
        return int(number) if self.aggregation == "count" and float(number).is_integer() else number


COLUMNS: Final = (
    Column("plays", "play", "count"),
    Column("watch_time", "watch-time", "sum"),
    Column("impressions", "impression", "count"),
    Column("play_rate", "play", "rate"),
)

Measure: TypeAlias = Callable[..., Any]
"""`get_aggregated_metrics` of either client."""


def make_report(asked: Asked, measure: Measure) -> Flow[Report]:
    """Ask for every video, several at once."""
    survey = _Survey(asked, measure)
    flows = tuple(survey.row(video_id) for video_id in asked.video_ids)
    rows = yield Gather(flows, limit=asked.concurrency, stop=survey.stop)
    return Report(rows=tuple(rows), from_=asked.timeframe.from_, to=asked.timeframe.to)


class _Survey:
    """A report under way, for any number of threads or tasks."""

    __slots__ = ("_asked", "_done", "_is_over", "_lock", "_measure")

    def __init__(self, asked: Asked, measure: Measure) -> None:
        self._asked = asked
        self._measure = measure
        self._done = 0
        self._is_over = False
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Begin no more calls: nobody waits for the rows any longer."""
        self._is_over = True

    def row(self, video_id: str) -> Flow[ReportRow]:
        """Ask for one video; an error that is its own stands in its row, any other ends the survey."""
        try:
            row = yield from self._measured(video_id)
            self._tell()
        except BaseException:
            self.stop()
            raise
        return row

    def _measured(self, video_id: str) -> Flow[ReportRow]:
        numbers: dict[str, Any] = {}
        for column in COLUMNS:
            if self._is_over:
                break
            try:
                answer = yield Ask(partial(self._ask, column, video_id))
            except (ApiError, TransportError, DecodeError) as error:
                if _fails_every_call(error):
                    raise
                return ReportRow(video_id=video_id, **numbers, error=error)
            numbers[column.name] = column.read(answer)
        return ReportRow(video_id=video_id, **numbers)

    def _ask(self, column: Column, video_id: str) -> object:
        """Make the call, or give what to await for it."""
        asked = self._asked
        return self._measure(
            column.metric,
            column.aggregation,
            from_=asked.timeframe.from_ or UNSET,
            to=asked.timeframe.to or UNSET,
            filter_by={"mediaId": [video_id]},
            options=asked.options,
        )

    def _tell(self) -> None:
        if self._asked.on_progress is None or self._is_over:
            return
        with self._lock:
            self._done += 1
            self._asked.on_progress(self._done, len(self._asked.video_ids))


def _fails_every_call(error: SdkError) -> bool:
    if isinstance(error, BadRequestError):
        return error.name in {"from", "to"}
    return isinstance(error, AuthenticationError | PermissionDeniedError)
