"""Reports for other tools: JSON lines and SQLite. CSV and dicts are beside the rows."""

from __future__ import annotations

import io
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import NotFoundError, Report, ReportRow
from apivideo_sdk.extensions.reports.rows import ReportDay

EASTER = datetime(2026, 4, 5, tzinfo=UTC)
HOSTILE = '"); DROP TABLE videos; --\u2028\n</script>'
MADE = Report(
    rows=(
        ReportRow(video_id="vi1", title=HOSTILE, plays=346, watch_time=35298.25, impressions=692, ends=173),
        ReportRow(video_id="vi2", error=NotFoundError("gone", status=404)),
    ),
    from_=EASTER,
    to=EASTER + timedelta(days=1),
    days=(ReportDay(video_id="vi1", day=EASTER.date(), plays=346, watch_time=35298.25),),
)


def rows_of(file: Path, table: str) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1")]  # noqa: S608


@pytest.mark.parametrize("by", ["video", "day"])
def test_json_lines_are_the_dicts(tmp_path: Path, by: Any) -> None:
    sink = io.StringIO()

    MADE.to_jsonl(tmp_path / "report.jsonl", by)
    MADE.to_jsonl(sink, by)

    text = (tmp_path / "report.jsonl").read_text(encoding="utf-8")
    assert MADE.to_dicts(by) == [json.loads(line) for line in text.removesuffix("\n").split("\n")]
    assert text == sink.getvalue()


def test_report_without_rows_is_no_line() -> None:
    sink = io.StringIO()

    Report(rows=()).to_jsonl(sink)

    assert "" == sink.getvalue()


def test_sqlite_has_rows_and_days(tmp_path: Path) -> None:
    MADE.to_sqlite(tmp_path / "report.sqlite")

    timeframe = {"from_time": "2026-04-05T00:00:00+00:00", "to_time": "2026-04-06T00:00:00+00:00"}
    assert [{**row, **timeframe} for row in MADE.to_dicts()] == rows_of(tmp_path / "report.sqlite", "videos")
    assert MADE.to_dicts("day") == rows_of(tmp_path / "report.sqlite", "days")


def test_reports_of_many_days_go_into_one_file(tmp_path: Path) -> None:
    file = tmp_path / "report.sqlite"
    corrected = replace(MADE, rows=(ReportRow(video_id="vi1", plays=350),), days=())
    following = replace(corrected, from_=EASTER + timedelta(days=1), to=EASTER + timedelta(days=2))

    for made in (MADE, corrected, following):
        made.to_sqlite(file)

    assert [("vi1", 350), ("vi1", 350), ("vi2", None)] == [
        (row["video_id"], row["plays"]) for row in rows_of(file, "videos")
    ]
    assert 1 == len(rows_of(file, "days"))


def test_file_that_is_no_database_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "report.sqlite"
    file.write_text("not a database, and more than a few bytes of it")

    with pytest.raises(sqlite3.DatabaseError):
        MADE.to_sqlite(file)

    assert file.read_text().startswith("not a database")


def test_report_without_a_timeframe_is_written_too(tmp_path: Path) -> None:
    for _ in range(2):
        Report(rows=(ReportRow(video_id="vi1"),)).to_sqlite(tmp_path / "report.sqlite")

    (row,) = rows_of(tmp_path / "report.sqlite", "videos")
    assert ("", "") == (row["from_time"], row["to_time"])
