from __future__ import annotations

import csv
import io
import pickle
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import NotFoundError, Report, ReportRow
from apivideo_sdk.extensions.reports.rows import PreviousTimeframe, ReportChanges, ReportDay, ReportTotals

EASTER = datetime(2026, 4, 5, tzinfo=UTC)
FAILED = ReportRow(video_id="vi3", plays=1, error=NotFoundError('no, "it" is\r\ngone', status=404))
MADE = Report(
    rows=(
        ReportRow(
            video_id="vi1", title="Talk", plays=346, watch_time=35298.25, impressions=692, ends=173, plays_before=173
        ),
        ReportRow(video_id="vi2", plays=0, watch_time=None, impressions=8, ends=0),
        FAILED,
    ),
    from_=EASTER,
)


def test_report_is_a_sequence_of_rows() -> None:
    assert (3, FAILED, 2, True) == (len(MADE), MADE[-1], MADE.index(FAILED), FAILED in MADE)


def test_slice_of_a_report_is_a_report() -> None:
    assert Report(rows=MADE.rows[:2], from_=EASTER) == MADE[:2]


def test_totals_sum_what_is_known() -> None:
    totals = MADE.totals

    assert (347, 35298.25, 700, 173) == (totals.plays, totals.watch_time, totals.impressions, totals.ends)
    assert (347 / 700, 173 / 347) == (totals.play_rate, totals.completion)


def test_total_of_zeros_is_zero() -> None:
    assert 0 == Report(rows=(ReportRow(video_id="vi1", plays=0),)).totals.plays


@pytest.mark.parametrize("rows", [(), (ReportRow(video_id="vi1"),)])
def test_total_that_no_row_knows_is_none(rows: tuple[ReportRow, ...]) -> None:
    totals = Report(rows=rows).totals

    assert (None, None, None) == (totals.plays, totals.watch_time, totals.impressions)


def test_errors_are_the_rows_that_failed() -> None:
    assert (FAILED,) == MADE.errors


def test_rows_as_dicts_hold_plain_values() -> None:
    failed = MADE.to_dicts()[2]

    assert {
        "video_id": "vi3",
        "title": None,
        "plays": 1,
        "watch_time": None,
        "impressions": None,
        "play_rate": None,
        "ends": None,
        "completion": None,
        "plays_before": None,
        "is_estimated": False,
        "error": 'no, "it" is\r\ngone',
    } == failed


def test_changes_are_relative_for_numbers_and_differences_for_rates() -> None:
    before = ReportTotals(plays=100, watch_time=0.0, impressions=400, ends=75)
    now = ReportRow(video_id="vi1", plays=150, watch_time=9.0, impressions=300, ends=75)

    changes = Report(rows=(now,), previous=PreviousTimeframe(from_=EASTER, to=EASTER, totals=before)).changes

    assert ReportChanges(plays=0.5, watch_time=None, impressions=-0.25, play_rate=0.25, completion=-0.25) == changes


def test_report_without_a_timeframe_before_has_no_changes() -> None:
    assert ReportChanges() == MADE.changes


def test_slice_has_the_days_of_its_videos() -> None:
    days = tuple(ReportDay(video_id=name, day=EASTER.date(), plays=1) for name in ("vi1", "vi2"))
    made = replace(MADE, days=days, breakdowns={"country": (("FR", 1),)})

    assert (days[1:], {}) == (made[1:2].days, made[1:2].breakdowns)


def test_days_are_written_as_rows_of_their_own() -> None:
    day = ReportDay(video_id="vi1", day=EASTER.date(), plays=3, watch_time=9.5)
    text = io.StringIO(newline="")

    made = replace(MADE, days=(day,))
    made.to_csv(text, by="day")

    assert [
        {"video_id": "vi1", "day": "2026-04-05", "plays": "3"}.items() <= row.items()
        for row in csv_rows(text.getvalue())
    ]
    assert [day.to_dict()] == made.to_dicts(by="day")


def test_rows_of_nothing_known_are_refused() -> None:
    with pytest.raises(ValueError, match="by is 'week'"):
        MADE.to_dicts(by="week")  # type: ignore[arg-type]


def test_report_prints_short() -> None:
    assert "<Report: 3 videos, 1 failed>" == repr(MADE)


def test_report_pickles() -> None:
    copy = pickle.loads(pickle.dumps(MADE))  # noqa: S301 - pickled the line before

    assert (MADE[:2], MADE.to_dicts(), EASTER) == (copy[:2], copy.to_dicts(), copy.from_)


def csv_of(made: Report) -> str:
    text = io.StringIO(newline="")
    made.to_csv(text)
    return text.getvalue()


def csv_rows(text: str) -> Iterator[dict[str, str]]:
    return csv.DictReader(io.StringIO(text, newline=""))


def test_csv_has_a_header_and_lines_that_end_as_the_standard_says() -> None:
    header, first, *_ = csv_of(MADE).split("\r\n")

    assert ",".join(MADE[0].to_dict()) == header
    assert "vi1,Talk,346,35298.25,692,0.5,173,0.5,173,False," == first


def test_csv_reads_back_as_it_was_written() -> None:
    expected = [
        {column: "" if value is None else str(value) for column, value in row.items()} for row in MADE.to_dicts()
    ]

    assert expected == list(csv_rows(csv_of(MADE)))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_text_that_a_spreadsheet_would_run_is_written_as_text(text: str) -> None:
    row = ReportRow(video_id=text, title=text, error=NotFoundError(text, status=404))

    written = next(csv_rows(csv_of(Report(rows=(row,)))))

    assert [f"'{text}"] * 3 == [written[column] for column in ("video_id", "title", "error")]


def test_negative_number_stays_a_number_in_csv() -> None:
    assert "-1" == next(csv_rows(csv_of(Report(rows=(ReportRow(video_id="vi1", plays=-1),)))))["plays"]


@pytest.mark.parametrize("as_given", [str, Path])
def test_csv_is_written_to_a_path(tmp_path: Path, as_given: Callable[[Path], Any]) -> None:
    place = tmp_path / "report.csv"

    MADE.to_csv(as_given(place))

    assert csv_of(MADE).encode() == place.read_bytes()
    assert [place] == list(tmp_path.iterdir())


def test_csv_takes_the_place_of_an_older_one_behind_a_link(tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    place.write_text("old", encoding="utf-8")
    link = tmp_path / "latest.csv"
    link.symlink_to(place)

    MADE.to_csv(link)

    assert link.is_symlink()
    assert csv_of(MADE).encode() == place.read_bytes()


def test_csv_that_cannot_be_written_leaves_the_older_one_alone(tmp_path: Path) -> None:
    place = tmp_path / "report.csv"
    place.write_text("old", encoding="utf-8")
    unwritable = Report(rows=(*MADE.rows, ReportRow(video_id="\ud800")))

    with pytest.raises(UnicodeEncodeError):
        unwritable.to_csv(place)

    assert ("old", [place]) == (place.read_text(encoding="utf-8"), list(tmp_path.iterdir()))
