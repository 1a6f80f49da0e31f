from __future__ import annotations

from tests.benchmarks.link import Pace


def test_bytes_that_come_at_once_are_spread_over_the_rate() -> None:
    pace = Pace(rate=1000.0, burst=0.0)

    due = [pace.due(5.0, 100) for _ in range(3)]

    assert [5.1, 5.2, 5.3] == [round(time, 6) for time in due]


def test_bytes_slower_than_the_rate_do_not_wait() -> None:
    pace = Pace(rate=1000.0, burst=0.5)

    due = [pace.due(now, 100) for now in (1.0, 2.0, 3.0)]

    assert [1.0, 2.0, 3.0] == due


def test_idle_time_earns_no_more_than_the_burst() -> None:
    pace = Pace(rate=1000.0, burst=0.5)
    pace.due(0.0, 100)

    due = [pace.due(1000.0, 500) for _ in range(3)]

    assert [1000.0, 1000.5, 1001.0] == due


def test_waking_late_costs_none_of_the_rate() -> None:
    pace = Pace(rate=1000.0, burst=0.05)
    now = 10.0
    first = pace.due(now, 100)

    for _ in range(10):
        now = pace.due(now, 100) + 0.01

    assert abs(now - 0.01 - (first + 1.0)) < 1e-6


def test_nothing_is_through_before_it_came() -> None:
    pace = Pace(rate=1e9, burst=10.0)

    assert pace.due(7.0, 1) == 7.0
