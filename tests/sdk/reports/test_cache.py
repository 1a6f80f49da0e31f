"""Reports with a cache: what is known is not asked for again."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import ReportPlan
from apivideo_sdk.extensions.reports.cache import ONE_RUN, SETTLED_AFTER, ReportCache
from apivideo_sdk.extensions.reports.order import read_order
from apivideo_sdk.extensions.reports.table import Number, NumberTable
from apivideo_sdk.extensions.reports.timeframes import Timeframe

from tests.sdk.reports.report_numbers import Numbers, async_report, refusal, report

DAY = timedelta(days=1)
TODAY = datetime.now(UTC).date()
VIDEOS = [f"vi{number}" for number in range(3)]


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "analytics.sqlite"


def days(first: int, last: int) -> dict[str, date]:
    """Give the days from so many days ago on, up to so many days ago."""
    return {"from_": TODAY - first * DAY, "to": TODAY - last * DAY}


def test_same_report_makes_no_call_again(ask: Any, file: Path) -> None:
    first, second = Numbers(), Numbers()
    plans: list[ReportPlan] = []

    made = ask(first, VIDEOS, **days(10, 3), cache=file)
    again = ask(second, VIDEOS, **days(10, 3), cache=file, on_plan=plans.append)

    assert (7 * 6, []) == (len(first.asked), second.asked)
    assert [ReportPlan(videos=3, calls=0, cached=7 * 4 * 3)] == plans
    assert (made.rows, 7 * 346) == (again.rows, again[0].plays)


def test_report_of_the_next_day_asks_for_the_new_day_alone(ask: Any, file: Path) -> None:
    ask(Numbers(), VIDEOS, **days(11, 4), cache=file)
    numbers = Numbers()

    made = ask(numbers, VIDEOS, **days(10, 3), cache=file, include=["previous", "days"])

    new_days = [str(TODAY - 4 * DAY), *(str(TODAY - ago * DAY) for ago in range(12, 18))]
    assert set(new_days) == {query["from"][:10] for query in numbers.queries}
    assert 7 * 6 == len(numbers.asked) == made.calls
    assert 7 * 346 == made[0].plays == made[0].plays_before


def test_report_that_broke_off_goes_on(ask: Any, file: Path) -> None:
    first, second = Numbers(), Numbers()

    def interrupt(done: int, _total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ask(first, VIDEOS, **days(10, 3), cache=file, on_progress=interrupt, concurrency=1)
    made = ask(second, VIDEOS, **days(10, 3), cache=file)

    assert (20, 7 * 6 - 20) == (len(first.asked), len(second.asked))
    assert [7 * 346] * 3 == [row.plays for row in made]


def test_new_video_is_asked_for_by_itself(file: Path) -> None:
    report(Numbers(), VIDEOS[:2], **days(4, 3), cache=file)
    numbers = Numbers()

    report(numbers, VIDEOS, **days(4, 3), cache=file)

    assert {("vi2",)} == {videos for videos, _ in numbers.asked}


def test_numbers_of_another_address_are_not_used(file: Path) -> None:
    with_numbers = NumberTable()
    order = read_order(VIDEOS, {**days(4, 3), "cache": file})  # type: ignore[typeddict-item]
    (cell,) = order.cells
    cache = ReportCache(file, "https://sandbox.test")
    cache.keep(cell, "plays", {"vi1": Number(7)})

    assert 0 == ReportCache(file, "https://production.test").load(order, with_numbers)
    assert 1 == cache.load(order, with_numbers)
    assert with_numbers.knows(cell, "vi1", "plays")


def test_failure_and_unknown_number_are_asked_for_again(file: Path) -> None:
    responses = {("vi1", "*"): refusal(404), ("vi2", "watch-time"): refusal(500)}
    report(Numbers(responses), VIDEOS, **days(4, 3), cache=file)
    numbers = Numbers()

    made = report(numbers, VIDEOS, **days(4, 3), cache=file)

    assert () == made.errors
    assert {"vi1", "vi2"} == {video for videos, _ in numbers.asked for video in videos}


def test_estimates_do_not_do_for_exact_watch_time(file: Path) -> None:
    report(Numbers(), VIDEOS, **days(4, 3), cache=file, watch_time="shared")
    numbers = Numbers()

    made = report(numbers, VIDEOS, **days(4, 3), cache=file, watch_time="each")

    assert [((video,), "watch-time") for video in VIDEOS] == sorted(numbers.asked)
    assert not made[0].is_estimated


@pytest.mark.parametrize(
    ("asked", "looked", "is_known"),
    [
        (SETTLED_AFTER, 10**8, True),
        (SETTLED_AFTER - 1, SETTLED_AFTER - 1 + ONE_RUN, True),
        (SETTLED_AFTER - 1, SETTLED_AFTER + ONE_RUN, False),
        (-60, ONE_RUN, False),
    ],
)
def test_numbers_of_a_day_are_final_some_time_after_its_end(
    file: Path, asked: int, looked: int, *, is_known: bool
) -> None:
    cell = Timeframe(datetime(2026, 4, 1, tzinfo=UTC), datetime(2026, 4, 2, tzinfo=UTC))
    order = read_order(["vi1"], {"from_": date(2026, 4, 1), "to": date(2026, 4, 2), "cache": file})
    end = datetime(2026, 4, 2, tzinfo=UTC).timestamp()
    early = ReportCache(file, "", lambda: end + asked)
    early.keep(cell, "plays", {"vi1": Number(7)})
    early.close()

    assert is_known == bool(ReportCache(file, "", lambda: end + looked).load(order, NumberTable()))


def test_file_that_is_no_cache_is_refused(ask: Any, file: Path) -> None:
    file.write_text("not a database, and more than a few bytes of it")
    numbers = Numbers()

    with pytest.raises(ValueError, match=r"analytics\.sqlite', which cannot be used"):
        ask(numbers, VIDEOS, **days(4, 3), cache=file)

    assert [] == numbers.asked


def test_cache_is_an_ordinary_table(file: Path) -> None:
    report(Numbers(), ["vi1"], **days(4, 3), cache=file)

    with sqlite3.connect(file) as connection:
        rows = connection.execute("SELECT metric, value FROM report_numbers WHERE video_id = 'vi1'")
        assert {"plays": 346, "watch_time": 35298.25, "impressions": 692, "ends": 173} == dict(rows)
    connection.close()
