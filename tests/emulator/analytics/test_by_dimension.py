"""Metrics of some plays alone, and by dimension."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.analytics.plays import buckets, metric, new_video, play
from tests.emulator.validating import Emulator


@pytest.mark.parametrize("spelling", ["filterBy[country]", "filterBy[country][]", "filterBy[country][0]"])
def test_filter_is_read_in_each_spelling(noon: Emulator, spelling: str) -> None:
    video_id = new_video(noon)
    for country in ("FR", "FR", "JP"):
        play(noon, video_id, country=country)

    assert 2 == metric(noon, "play/count", **{spelling: "FR"})


def test_one_of_several_values_is_enough_and_all_filters_count(noon: Emulator) -> None:
    video_id = new_video(noon)
    for browser in ("firefox", "chrome", "edge"):
        for country in ("FR", "JP"):
            play(noon, video_id, browser=browser, country=country)

    filters = {"filterBy[browser][]": ["firefox", "chrome"], "filterBy[country]": "FR"}

    assert 2 == metric(noon, "play/count", **filters)


@pytest.mark.parametrize(
    ("name", "value", "other"),
    [
        ("mediaType", "video", "live-stream"),
        ("continent", "EU", "AS"),
        ("country", "FR", "fr"),
        ("deviceType", "phone", "tv"),
        ("operatingSystem", "mac osx", "mac"),
        ("browser", "opera", "edge"),
        ("referrer", "https://example.com/blog/?a=1&b=2", "https://example.com/blog/"),
        ("tag", "Cool videos", "cool videos"),
    ],
)
def test_each_filter_keeps_what_has_its_value(noon: Emulator, name: str, value: str, other: str) -> None:
    tagged = new_video(noon, tags=["Cool videos", "x"])
    traits: dict[str, Any] = {} if name in {"mediaType", "tag"} else {name: value}
    play(noon, tagged, **traits)

    found = [metric(noon, "play/count", **{f"filterBy[{name}]": wanted}) for wanted in (value, other)]

    assert [1, 0] == found


def test_empty_referrer_keeps_those_who_came_from_nowhere(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id)
    play(noon, video_id, referrer="https://example.com/")

    assert 1 == metric(noon, "play/count", **{"filterBy[referrer]": ""})


def test_media_are_counted_apart(noon: Emulator) -> None:
    first, second = new_video(noon), new_video(noon)
    for video_id in (first, second, second):
        play(noon, video_id)

    assert {second: 2, first: 1} == buckets(noon, "play/media-id")
    assert {first: 1} == buckets(noon, "play/media-id", **{"filterBy[mediaId][]": first})
    assert {"video": 3} == buckets(noon, "play/media-type")


def test_highest_number_comes_first_unless_an_order_is_asked_for(noon: Emulator) -> None:
    video_id = new_video(noon)
    for country in ("DE", "FR", "FR", "FR", "JP", "JP"):
        play(noon, video_id, country=country)

    found = [
        "".join(name[0] for name in buckets(noon, "play/country", **params))
        for params in (
            {},
            {"sortBy": "metricValue"},
            {"sortBy": "dimensionValue"},
            {"sortBy": "dimensionValue", "sortOrder": "desc"},
            {"sortOrder": "asc"},
        )
    ]

    assert ["FJD", "DJF", "DFJ", "JFD", "DJF"] == found


def test_buckets_come_in_pages(noon: Emulator) -> None:
    video_id = new_video(noon)
    for country in ("DE", "FR", "JP"):
        play(noon, video_id, country=country)

    params = {"pageSize": 2, "currentPage": 2, "sortBy": "dimensionValue", "filterBy[country][]": ["DE", "FR", "JP"]}
    response = noon.get("/data/buckets/play/country", params=params)

    assert ["JP"] == [one["dimensionValue"] for one in response["data"]]
    assert response["pagination"]["links"][0]["uri"].startswith(
        "/data/buckets/play/country?sortBy=dimensionValue&filterBy%5B"
    )
