"""From the numbers that were measured to the rows of a report."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Final

from .plan import DIMENSIONS, ReportOrder, ReportPlan
from .rows import PreviousTimeframe, Report, ReportDay, ReportRow, ReportTotals
from .table import Number, NumberTable
from .timeframes import Timeframe, day_of, timeframe_before
from .videos import ReportedVideo


def write_up(order: ReportOrder, plan: ReportPlan, table: NumberTable) -> Report:
    """Make a report of what was measured."""
    previous = _previous(order, table)
    return Report(
        rows=tuple(_row(order, table, video) for video in order.videos),
        from_=_in_zone(order.timeframe.from_, order.zone),
        to=_in_zone(order.timeframe.to, order.zone),
        time_zone=str(order.zone),
        days=_days(order, table) if "days" in order.parts else (),
        previous=previous,
        breakdowns={dimension: bars for dimension in DIMENSIONS if (bars := table.bars(dimension)) is not None},
        notes=(*table.notes, *_note_on_previous(table), *_note_on_estimates(order, table)),
        calls=plan.calls,
    )


def _in_zone(moment: datetime | None, zone: tzinfo) -> datetime | None:
    return None if moment is None else moment.astimezone(zone)


def _row(order: ReportOrder, table: NumberTable, video: ReportedVideo) -> ReportRow:
    video_id, cells = video.video_id, order.cells
    watched = table.total(cells, "watch_time", video_id)
    return ReportRow(
        video_id=video_id,
        title=video.title,
        link=video.link,
        plays=table.total(cells, "plays", video_id).value,
        watch_time=watched.value,
        impressions=table.total(cells, "impressions", video_id).value,
        ends=table.total(cells, "ends", video_id).value,
        is_estimated=watched.is_estimated,
        plays_before=_before(order, table, video_id),
        error=table.errors.get(video_id),
    )


def _before(order: ReportOrder, table: NumberTable, video_id: str) -> float | None:
    if not order.cells_before or table.error_before is not None:
        return None
    return table.total(order.cells_before, "plays", video_id).value


def _days(order: ReportOrder, table: NumberTable) -> tuple[ReportDay, ...]:
    return tuple(_day(order, table, cell, video_id) for cell in order.cells for video_id in order.video_ids)


def _day(order: ReportOrder, table: NumberTable, cell: Timeframe, video_id: str) -> ReportDay:
    watched = table.total((cell,), "watch_time", video_id)
    day = day_of(cell, order.zone)
    assert day is not None  # noqa: S101 - for type checkers: days have both ends
    return ReportDay(
        video_id=video_id,
        day=day,
        plays=table.total((cell,), "plays", video_id).value,
        watch_time=watched.value,
        impressions=table.total((cell,), "impressions", video_id).value,
        ends=table.total((cell,), "ends", video_id).value,
        is_estimated=watched.is_estimated,
    )


def _previous(order: ReportOrder, table: NumberTable) -> PreviousTimeframe | None:
    if not order.cells_before or table.error_before is not None:
        return None
    before = timeframe_before(order.timeframe, order.zone)
    assert before.from_ is not None  # noqa: S101 - for type checkers
    assert before.to is not None  # noqa: S101 - for type checkers
    sums = {}
    for column in ("plays", "watch_time", "impressions", "ends"):
        numbers = [table.total(order.cells_before, column, video_id) for video_id in order.video_ids]
        sums[column] = _sum_of_all(numbers)
    return PreviousTimeframe(
        from_=before.from_.astimezone(order.zone), to=before.to.astimezone(order.zone), totals=ReportTotals(**sums)
    )


def _sum_of_all(numbers: list[Number]) -> float | None:
    """Give a sum that can be compared with; a part of the videos would make it look as if the others were new."""
    values = [number.value for number in numbers if number.value is not None]
    return sum(values) if values and len(values) == len(numbers) else None


def _note_on_previous(table: NumberTable) -> tuple[str, ...]:
    error = table.error_before
    return () if error is None else (f"The timeframe before cannot be compared with: {error}",)


_ESTIMATED: Final = """\
Watch time of single videos is estimated: the sum is the API's, shared out by the mean number of viewers at a time."""


def _note_on_estimates(order: ReportOrder, table: NumberTable) -> tuple[str, ...]:
    estimated = (table.total(order.cells, "watch_time", video_id).is_estimated for video_id in order.video_ids)
    return (_ESTIMATED,) if any(estimated) else ()
