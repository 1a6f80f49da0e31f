"""A report on videos as rows, ready for pandas, files and a page."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, overload

import msgspec

from ...runtime.errors import SdkError

if TYPE_CHECKING:
    from .exports import Cell, TextSink
    from .plan import Dimension
    from .retention import Retention

By: TypeAlias = Literal["video", "day"]
"""What a row of an export is of: a video, or a day of a video."""


class ReportNumbers(msgspec.Struct, frozen=True, kw_only=True):
    """Numbers of a timeframe; one is None where it is not known.

    plays: how often playback began. watch_time: seconds watched, all viewers together. impressions: how often a player
    was loaded, ready to be played. ends: how often the end was reached. Counts are int where they are whole.
    """

    plays: int | float | None = None
    watch_time: float | None = None
    impressions: int | float | None = None
    ends: int | float | None = None

    @property
    def play_rate(self) -> float | None:
        """Plays divided by impressions; None without impressions."""
        return _ratio(self.plays, self.impressions)

    @property
    def completion(self) -> float | None:
        """The share of plays that reach the end; None without plays.

        More than 1 where more plays end in the timeframe than begin in it.
        """
        return _ratio(self.ends, self.plays)


class ReportRow(ReportNumbers, frozen=True, kw_only=True):
    """What is known of one video.

    title, link: of the video, where it was given as a model; the player of a private one is not linked, its address
    holds a token. is_estimated: whether its watch time is its share of what many videos have together.
    plays_before: plays in the timeframe before, where the report has one.
    error: what went wrong, None where nothing did; the numbers that were known by then are kept.
    """

    video_id: str
    title: str | None = None
    link: str | None = None
    is_estimated: bool = False
    plays_before: int | float | None = None
    error: SdkError | None = None

    def to_dict(self) -> dict[str, Cell]:
        """Give the row by column; the error as text."""
        return {
            "video_id": self.video_id,
            "title": self.title,
            "plays": self.plays,
            "watch_time": self.watch_time,
            "impressions": self.impressions,
            "play_rate": self.play_rate,
            "ends": self.ends,
            "completion": self.completion,
            "plays_before": self.plays_before,
            "is_estimated": self.is_estimated,
            "error": self.error_text,
        }

    @property
    def error_text(self) -> str | None:
        """The error as text, without the identifiers of a hundred videos in the address of its call."""
        if self.error is None or self.error.request is None:
            return None if self.error is None else str(self.error)
        url = self.error.request.url
        return str(self.error).replace(url, url.partition("?")[0])


class ReportDay(ReportNumbers, frozen=True, kw_only=True):
    """What is known of one video on one day, in the time zone of the report."""

    video_id: str
    day: date
    is_estimated: bool = False

    def to_dict(self) -> dict[str, Cell]:
        """Give the day by column."""
        return {
            "video_id": self.video_id,
            "day": self.day.isoformat(),
            "plays": self.plays,
            "watch_time": self.watch_time,
            "impressions": self.impressions,
            "ends": self.ends,
            "is_estimated": self.is_estimated,
        }


class ReportTotals(ReportNumbers, frozen=True, kw_only=True):
    """Sums of the numbers that are known, with the rates that follow from them; None where no row knows the number."""


class PreviousTimeframe(msgspec.Struct, frozen=True, kw_only=True):
    """What all videos had in the timeframe of the same length before. Each number is None unless all videos have it."""

    from_: datetime
    to: datetime
    totals: ReportTotals


class ReportChanges(msgspec.Struct, frozen=True, kw_only=True):
    """How the totals differ from those of the timeframe before; None where it is not known.

    plays, watch_time, impressions: relative, 0.25 is a quarter more; None where there was nothing before.
    play_rate, completion: the difference, 0.1 is ten percentage points more.
    """

    plays: float | None = None
    watch_time: float | None = None
    impressions: float | None = None
    play_rate: float | None = None
    completion: float | None = None


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Report(Sequence[ReportRow]):
    """One row per video, in the order asked.

    from_, to: the timeframe that was asked for, to the second; None where it was left to the API.
    time_zone: in which its days begin. days: each video on each day, in order of days.
    previous: the timeframe before. breakdowns: plays of all videos by country, device-type, browser and referrer, the
    most first. These three are empty unless they were asked for.
    thumbnails: pictures by video as `data:` addresses, those that could be loaded; None where they were not asked for.
    notes: what is missing, and why. calls: how many were planned.
    """

    rows: tuple[ReportRow, ...]
    from_: datetime | None = None
    to: datetime | None = None
    time_zone: str = "UTC"
    days: tuple[ReportDay, ...] = ()
    previous: PreviousTimeframe | None = None
    breakdowns: Mapping[Dimension, tuple[tuple[str, float], ...]] = field(default_factory=dict)
    thumbnails: Mapping[str, str] | None = None
    notes: tuple[str, ...] = ()
    calls: int = 0

    @overload
    def __getitem__(self, index: int) -> ReportRow: ...

    @overload
    def __getitem__(self, index: slice) -> Report: ...

    def __getitem__(self, index: int | slice) -> ReportRow | Report:
        if isinstance(index, slice):
            rows = self.rows[index]
            kept = {row.video_id for row in rows}
            days = tuple(day for day in self.days if day.video_id in kept)
            return replace(self, rows=rows, days=days, previous=None, breakdowns={})
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Report: {len(self.rows)} videos, {len(self.errors)} failed>"

    @property
    def totals(self) -> ReportTotals:
        """Each number summed over the rows that know it."""
        return _totals(self.rows)

    @property
    def totals_by_day(self) -> dict[date, ReportTotals]:
        """Each number of each day, summed over the videos that know it."""
        by_day: dict[date, list[ReportDay]] = {}
        for one in self.days:
            by_day.setdefault(one.day, []).append(one)
        return {day: _totals(by_day[day]) for day in sorted(by_day)}

    @property
    def changes(self) -> ReportChanges:
        """The totals against those of the timeframe before."""
        if self.previous is None:
            return ReportChanges()
        now, before = self.totals, self.previous.totals
        return ReportChanges(
            plays=_growth(now.plays, before.plays),
            watch_time=_growth(now.watch_time, before.watch_time),
            impressions=_growth(now.impressions, before.impressions),
            play_rate=_difference(now.play_rate, before.play_rate),
            completion=_difference(now.completion, before.completion),
        )

    @property
    def errors(self) -> tuple[ReportRow, ...]:
        """The rows of videos that failed."""
        return tuple(row for row in self.rows if row.error is not None)

    def to_dicts(self, by: By = "video") -> list[dict[str, Cell]]:
        """Give the rows by column, errors as text: `pandas.DataFrame(report.to_dicts())`. by: "day" gives `days`."""
        return [row.to_dict() for row in self._entries(by)]

    def to_csv(self, target: str | os.PathLike[str] | TextSink, by: By = "video") -> None:
        r"""Write a header line and the rows as CSV: https://www.rfc-editor.org/rfc/rfc4180.

        target: a path, whose file appears whole or not at all, in UTF-8; or a text file opened with `newline=""`.
        What is None is left empty. Text that a spreadsheet would run as a formula is written with a `'` before it.
        by: "day" writes `days`.
        Raises OSError when the file cannot be written; then one that was there before is as it was.
        """
        from .exports import write_csv  # noqa: PLC0415 - loaded when something is exported

        rows = self.to_dicts(by)
        write_csv(target, tuple(_EMPTY[by].to_dict()), rows)

    def to_jsonl(self, target: str | os.PathLike[str] | TextSink, by: By = "video") -> None:
        """Write each row of `to_dicts` as JSON on a line of its own. target, by: as `to_csv` has them."""
        from .exports import write_jsonl  # noqa: PLC0415 - loaded when something is exported

        write_jsonl(target, self.to_dicts(by))

    def to_sqlite(self, path: str | os.PathLike[str]) -> None:
        """Put the rows into the table `videos` of a SQLite file, and `days` into the table of that name.

        The tables have the columns of `to_dicts`, and `videos` the timeframe besides, as `from_time` and `to_time`.
        A row replaces the one of the same video and timeframe, or day, so that the reports of many days may go into one
        file. Raises sqlite3.Error when it cannot be written; then nothing of the report is in it.
        """
        from .exports import SqliteTable, write_sqlite  # noqa: PLC0415 - loaded when something is exported

        timeframe = {"from_time": _iso(self.from_), "to_time": _iso(self.to)}
        rows = SqliteTable(
            name="videos",
            columns=(*_EMPTY["video"].to_dict(), *timeframe),
            key=("video_id", "from_time", "to_time"),
            rows=[row | timeframe for row in self.to_dicts()],
        )
        columns = tuple(_EMPTY["day"].to_dict())
        days = SqliteTable(name="days", columns=columns, key=("video_id", "day"), rows=self.to_dicts("day"))
        write_sqlite(path, [rows, days])

    def to_html(
        self,
        target: str | os.PathLike[str] | TextSink,
        *,
        title: str = "Video analytics",
        retention: Iterable[Retention] = (),
        thumbnails: bool = False,
    ) -> None:
        """Write one HTML file that needs nothing else: no server, no network, and no scripts to be read.

            report.to_html("launch.html", title="Launch week")

        It shows what the report has: make it with `include="all"`. retention: curves of `client.analytics.retention`.
        thumbnails: whether the page contains the pictures, of a report made with `include=["all", "thumbnails"]`.
        target: as `to_csv` has it.
        """
        if thumbnails and self.thumbnails is None:
            raise ValueError('the report has no thumbnails; make it with include=["all", "thumbnails"]')
        from ..dashboard.page import render_page  # noqa: PLC0415 - loaded when a page is made
        from .exports import write_text  # noqa: PLC0415 - as above

        pictures = self.thumbnails if thumbnails else None
        write_text(target, render_page(self, title=title, retention=retention, thumbnails=pictures))

    def _entries(self, by: By) -> Sequence[ReportRow | ReportDay]:
        if by not in _EMPTY:
            raise ValueError(f"by is {by!r}; give 'video' or 'day'")
        return self.rows if by == "video" else self.days


_EMPTY: Final[Mapping[By, ReportRow | ReportDay]] = {
    "video": ReportRow(video_id=""),
    "day": ReportDay(video_id="", day=date.min),
}
"""What has the columns of an export, also of one without rows."""


def _iso(moment: datetime | None) -> str:
    return "" if moment is None else moment.isoformat()


def _totals(found: Sequence[ReportNumbers]) -> ReportTotals:
    return ReportTotals(
        plays=_sum([one.plays for one in found]),
        watch_time=_sum([one.watch_time for one in found]),
        impressions=_sum([one.impressions for one in found]),
        ends=_sum([one.ends for one in found]),
    )


def _sum(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else part / whole


def _growth(now: float | None, before: float | None) -> float | None:
    return None if now is None or not before else (now - before) / before


def _difference(now: float | None, before: float | None) -> float | None:
    return None if now is None or before is None else now - before
