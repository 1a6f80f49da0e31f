"""Metrics as one number, of plays that were reported."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.emulator.analytics.plays import NOON, buckets, metric, new_video, play
from tests.emulator.validating import Emulator


def test_plays_and_impressions_are_told_apart(noon: Emulator) -> None:
    video_id = new_video(noon)
    for played in (True, True, True, False):
        play(noon, video_id, played=played)

    found = [metric(noon, path) for path in ("play/count", "start/count", "impression/count", "play/rate")]

    assert [3, 3, 4, 0.75] == found


def test_only_those_who_reach_the_end_count_as_ends(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id, watchTime=30, ended=True)
    play(noon, video_id, watchTime=30)

    assert 1 == metric(noon, "end/count")


def test_times_are_added_up_and_averaged(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id, watchTime=10, impressionTime=100)
    play(noon, video_id, watchTime=20, impressionTime=300)
    play(noon, video_id, played=False)

    paths = ("watch-time/sum", "watch-time/average", "impression-time/sum", "impression-time/average")
    found = [metric(noon, path) for path in paths]

    assert [30, 15, 400, 200] == found


@pytest.mark.parametrize(
    ("params", "count", "name"),
    [
        ({}, 3, "view-5"),
        ({"viewDuration": "3s"}, 4, "view-3"),
        ({"viewDuration": "5s"}, 3, "view-5"),
        ({"viewDuration": "10s"}, 2, "view-10"),
        ({"viewDuration": "30s"}, 1, "view-30"),
        ({"viewDuration": "3s", "unique": "true"}, 2, "unique-view-3"),
        ({"unique": "false"}, 3, "view-5"),
    ],
)
def test_view_lasts_as_long_as_asked(noon: Emulator, params: dict[str, str], count: int, name: str) -> None:
    video_id = new_video(noon)
    for seconds, viewer in ((2.9, "a"), (3, "a"), (5, "a"), (10, "b"), (30, "b")):
        play(noon, video_id, watchTime=seconds, viewer=viewer)

    response = noon.get("/data/metrics/view/count", params=params)

    assert (count, name) == (response["data"], response["context"]["metric"])


def test_viewer_of_two_days_is_unique_on_each(noon: Emulator) -> None:
    video_id = new_video(noon)
    for hours in (1, 2, 23, 22):
        play(noon, video_id, ago=hours * 3600, watchTime=30, viewer="a")

    assert 2 == metric(noon, "view/count", unique="true")


def test_viewers_at_the_same_time_have_a_peak_and_an_average(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id, ago=1800, watchTime=900, viewer="a")
    play(noon, video_id, ago=1800, watchTime=450, viewer="a")
    play(noon, video_id, ago=1350, watchTime=450, viewer="b")
    start = (NOON - timedelta(hours=1)).isoformat()

    found = [
        metric(noon, path, **{"from": start}, **params)
        for path in ("ccv/peak", "ccv/average")
        for params in ({}, {"unique": "true"})
    ]

    assert [3, 2, 0.5, 0.375] == [round(value, 6) for value in found]


def test_viewers_now_are_those_of_the_last_twenty_seconds(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id, ago=60, watchTime=39)
    play(noon, video_id, ago=60, watchTime=41)
    play(noon, video_id, ago=60, watchTime=60)

    response = noon.get("/data/metrics/ccv/live", params={"unique": "true"})

    assert 2 == response["data"]
    assert {"metric": "unique-ccv", "aggregation": "live"} == response["context"]


def test_total_counts_since_the_beginning(noon: Emulator) -> None:
    first, second = new_video(noon), new_video(noon)
    play(noon, first, ago=100 * 24 * 3600)
    play(noon, first)
    play(noon, second, played=False)
    params = {"from": "2020-01-01T00:00:00Z"}

    response = noon.get("/data/metrics/play/total", params=params)

    assert {"context": {"metric": "play", "aggregation": "total"}, "data": 2} == response
    assert {first: 2} == buckets(noon, "play-total/media-id", **params)
