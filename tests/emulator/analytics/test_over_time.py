"""Timeframes of metrics, and metrics over time."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.emulator.analytics.plays import NOON, metric, new_video, play, series
from tests.emulator.validating import Emulator


def test_timeframe_is_the_last_day_as_it_comes(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id, ago=0)
    play(noon, video_id, ago=24 * 3600 - 1)
    play(noon, video_id, ago=24 * 3600 + 1)

    response = noon.get("/data/metrics/play/count")

    assert 2 == response["data"]
    assert {"from": "2026-04-01T12:00:00+00:00", "to": "2026-04-02T12:00:00+00:00"} == response["context"]["timeframe"]


def test_timeframe_holds_its_start_and_not_its_end(noon: Emulator) -> None:
    video_id = new_video(noon)
    for minutes in (30, 20, 10):
        play(noon, video_id, ago=minutes * 60)

    params = {"from": "2026-04-02T13:30:00+02:00", "to": "2026-04-02T13:50:00+02:00"}
    response = noon.get("/data/metrics/play/count", params=params)

    assert 2 == response["data"]
    assert {"from": "2026-04-02T11:30:00+00:00", "to": "2026-04-02T11:50:00+00:00"} == response["context"]["timeframe"]


def test_timeframe_without_start_begins_a_day_before_its_end(noon: Emulator) -> None:
    response = noon.get("/data/metrics/play/count", params={"to": "2026-04-02T00:00:00Z"})

    assert "2026-04-01T00:00:00+00:00" == response["context"]["timeframe"]["from"]


def test_thirty_days_back_are_within_reach(noon: Emulator) -> None:
    assert 0 == metric(noon, "play/count", **{"from": (NOON - timedelta(days=30)).isoformat()})


@pytest.mark.parametrize(
    ("params", "name"),
    [
        ({"from": "2026-03-02T00:00:00Z"}, "from"),
        ({"to": "2026-02-01T00:00:00Z"}, "from"),
        ({"from": "2026-04-02T10:00:00Z", "to": "2026-04-02T10:00:00Z"}, "from"),
        ({"from": "2026-04-03T00:00:00Z"}, "from"),
        ({"from": "yesterday"}, "from"),
        ({"to": "2026-04-02"}, "to"),
        ({"to": "2026-04-02T10:00:60Z"}, "to"),
        ({"to": "0001-01-01T00:00:00Z"}, "to"),
        ({"to": "9999-12-31T23:59:59-23:00"}, "to"),
    ],
)
def test_timeframe_that_cannot_be_is_refused(noon: Emulator, params: dict[str, str], name: str) -> None:
    refused = noon.call("GET", "/data/metrics/play/count", 400, params=params)

    assert name == refused["name"]
    assert refused["type"].endswith("/request-invalid-query-parameter")


def test_far_future_counts_no_more_than_the_past(noon: Emulator) -> None:
    play(noon, new_video(noon))

    found = series(noon, "play", to="9999-12-31T00:00:00Z", interval="hour", **{"from": "2026-04-02T00:00:00Z"})

    assert {"2026-04-02T11:00:00+00:00": 1} == found


def test_steps_are_hours_for_two_days_and_days_beyond(noon: Emulator) -> None:
    intervals = [
        noon.get("/data/timeseries/play", params={"from": (NOON - timedelta(hours=hours)).isoformat()})
        for hours in (1, 48, 49)
    ]

    assert ["hour", "hour", "day"] == [one["context"]["interval"] for one in intervals]


def test_series_counts_each_step(noon: Emulator) -> None:
    video_id = new_video(noon)
    for minutes in (10, 20, 70, 13 * 60):
        play(noon, video_id, ago=minutes * 60)
    start = {"from": (NOON - timedelta(days=3)).isoformat()}

    assert {
        "2026-04-01T23:00:00+00:00": 1,
        "2026-04-02T10:00:00+00:00": 1,
        "2026-04-02T11:00:00+00:00": 2,
    } == series(noon, "play")
    assert {"2026-04-01T00:00:00+00:00": 1, "2026-04-02T00:00:00+00:00": 3} == series(noon, "play", **start)
    highest = series(noon, "play", sortBy="metricValue", sortOrder="desc")
    assert 2 == next(iter(highest.values()))


def test_minutes_are_for_less_than_an_hour(noon: Emulator) -> None:
    play(noon, new_video(noon), ago=90)
    start = {"from": (NOON - timedelta(minutes=59, seconds=59)).isoformat()}

    found = series(noon, "play", interval="minute", **start)
    hour = {"from": "2026-04-02T11:00:00Z", "to": "2026-04-02T12:00:00Z"}
    refused = noon.call("GET", "/data/timeseries/play", 400, params={"interval": "minute", **hour})

    assert {"2026-04-02T11:58:00+00:00": 1} == found
    assert "This interval cannot be used with a timeframe over 60 minutes." == refused["detail"]


def test_viewers_of_a_long_session_are_in_each_step(noon: Emulator) -> None:
    play(noon, new_video(noon), ago=2 * 3600, watchTime=5400)

    peaks = series(noon, "ccv-peak")
    averages = series(noon, "ccv-average")

    assert {"2026-04-02T10:00:00+00:00": 1, "2026-04-02T11:00:00+00:00": 1} == peaks
    assert [1, 0.5] == [round(value, 6) for value in averages.values()]
