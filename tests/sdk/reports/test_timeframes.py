"""Days, the timeframe before, and breakdowns of a report."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from apivideo_sdk import Report
from apivideo_sdk.extensions.reports.timeframes import Timeframe, days_of, last_days, timeframe_before

from tests.sdk.reports.report_numbers import Numbers, async_report, refusal, report

PARIS = ZoneInfo("Europe/Paris")
EASTER = date(2026, 4, 5)


@pytest.fixture(params=[report, async_report], ids=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Any:
    return request.param


def paris(day: int, hour: int = 0, month: int = 4) -> datetime:
    return datetime(2026, month, day, hour, tzinfo=PARIS)


def test_days_are_cut_at_midnight_of_the_zone() -> None:
    cut = list(days_of(Timeframe(paris(5, 18), paris(7, 6)), PARIS))

    edges = [paris(5, 18), paris(6), paris(7), paris(7, 6)]
    assert [Timeframe(begin, end) for begin, end in pairwise(edges)] == cut


def test_day_on_which_clocks_change_is_a_day() -> None:
    (day,) = days_of(Timeframe(paris(29, month=3), paris(30, month=3)), PARIS)

    assert day.from_ is not None
    assert day.to is not None
    assert timedelta(hours=23) == day.to.astimezone(UTC) - day.from_.astimezone(UTC)


@pytest.mark.parametrize(
    ("timeframe", "expected"),
    [
        ((paris(1), paris(8)), (paris(25, month=3), paris(1))),  # seven days, although one has 23 hours
        ((paris(1, 6), paris(1, 9)), (paris(1, 3), paris(1, 6))),
    ],
)
def test_timeframe_before_is_as_long(timeframe: Any, expected: Any) -> None:
    assert Timeframe(*expected) == timeframe_before(Timeframe(*timeframe), PARIS)


def test_last_days_end_today() -> None:
    late = datetime(2026, 4, 5, 23, 30, tzinfo=UTC)  # the sixth in Paris

    assert Timeframe(paris(4), paris(6)) == last_days(2, PARIS, late)


def test_days_of_a_report_add_up_to_its_rows(ask: Any) -> None:
    numbers = Numbers()

    made: Report = ask(numbers, ["vi1", "vi2"], from_=EASTER, to=EASTER + timedelta(days=3), include="days")

    assert [(EASTER + timedelta(days=day), name) for day in range(3) for name in ("vi1", "vi2")] == [
        (day.day, day.video_id) for day in made.days
    ]
    assert (346, 3 * 346, 3 * 35298.25) == (made.days[0].plays, made[0].plays, made[0].watch_time)
    assert 3 * 3 + 3 * 2 == len(numbers.asked) == made.calls


def test_report_begins_its_days_in_its_time_zone() -> None:
    numbers = Numbers()

    made = report(numbers, ["vi1"], from_=EASTER, to=EASTER + timedelta(days=1), time_zone="Europe/Paris")

    assert {("2026-04-05T00:00:00+02:00", "2026-04-06T00:00:00+02:00")} == {
        (query["from"], query["to"]) for query in numbers.queries
    }
    assert "Europe/Paris" == made.time_zone


def test_timeframe_before_is_compared_with(ask: Any) -> None:
    numbers = Numbers()

    made = ask(numbers, ["vi1", "vi2"], from_=EASTER, to=EASTER + timedelta(days=7), include="previous")

    previous = made.previous
    assert (datetime(2026, 3, 29, tzinfo=UTC), datetime(2026, 4, 5, tzinfo=UTC)) == (previous.from_, previous.to)
    assert (692, 346, 0.0) == (previous.totals.plays, made[0].plays_before, made.changes.plays)
    assert 10 == len(numbers.asked) == made.calls


class TooFarBack(Numbers):
    def _found(self, key: Any) -> Any:
        return refusal(400, name="from") if self.queries[-1]["from"] < "2026-04-05" else super()._found(key)


def test_timeframe_before_that_lies_too_far_back_is_noted(ask: Any) -> None:
    made = ask(TooFarBack(), ["vi1"], from_=EASTER, to=EASTER + timedelta(days=7), include="previous", concurrency=1)

    assert (None, None, None, 346) == (made.previous, made[0].plays_before, made.changes.plays, made[0].plays)
    assert "cannot be compared with" in made.notes[0]


def test_plays_are_broken_down_the_most_first(ask: Any) -> None:
    videos = [f"vi{number}" for number in range(101)]

    made = ask(Numbers(), videos, include=["breakdowns"])

    assert (("PT", 10), ("FR", 6)) == made.breakdowns["country"]
    assert {"country", "device-type", "browser", "referrer"} == set(made.breakdowns)


def test_report_has_all_parts_when_all_are_asked_for(ask: Any) -> None:
    made = ask(Numbers(), ["vi1"], days=7, include="all")

    assert (7, True, 4) == (len(made.days), made.previous is not None, len(made.breakdowns))
    assert 7 * 4 + 7 * 4 + 4 == made.calls
