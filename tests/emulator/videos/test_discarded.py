"""Discarded videos: kept where Video Restore is on, restored, and gone after 90 days."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator

_DAY = 24 * 60 * 60


@pytest.fixture
def restoring(start_emulator: StartEmulator) -> Emulator:
    return start_emulator(video_restore=True, start=datetime(2026, 4, 2, 12, tzinfo=UTC))


def discarded(emulator: Emulator, **wishes: Any) -> Any:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote", **wishes})
    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)
    return video


def test_deleting_is_for_good_as_it_comes(emulator: Emulator) -> None:
    video = discarded(emulator)

    listed = emulator.get("/discarded/videos")

    assert [] == listed["data"]
    emulator.call("GET", f"/discarded/videos/{video['videoId']}", 404)


def test_discarded_video_is_kept_aside(restoring: Emulator) -> None:
    video = discarded(restoring)

    found = restoring.get(f"/discarded/videos/{video['videoId']}")

    assert (True, None) == (found["discarded"], found["assets"])
    assert found["discardedAt"] < found["deletesAt"]
    assert [found] == restoring.get("/discarded/videos")["data"]
    assert [] == restoring.get("/videos")["data"]
    restoring.call("GET", f"/videos/{video['videoId']}", 404)


def test_video_that_is_not_discarded_is_not_found_there(restoring: Emulator) -> None:
    video = restoring.call("POST", "/videos", 201, json={"title": "Keynote"})
    address = f"/discarded/videos/{video['videoId']}"

    refused = restoring.call("GET", address, 404)

    assert "videoId" == refused["name"]
    restoring.call("PATCH", address, 404, json={"discarded": False})


def test_restored_video_is_as_it_was(restoring: Emulator) -> None:
    video = discarded(restoring)

    restored = restoring.call("PATCH", f"/discarded/videos/{video['videoId']}", 200, json={"discarded": False})

    assert video["assets"] == restored["assets"]
    assert restored.keys().isdisjoint({"discarded", "discardedAt", "deletesAt"})
    assert restored == restoring.get(f"/videos/{video['videoId']}")
    assert [] == restoring.get("/discarded/videos")["data"]


@pytest.mark.parametrize("discarding", [True, "no"])
def test_nothing_but_false_restores(restoring: Emulator, discarding: object) -> None:
    address = f"/discarded/videos/{discarded(restoring)['videoId']}"

    refused = restoring.call("PATCH", address, 400, json={"discarded": discarding})

    assert "discarded" == refused["name"]
    assert restoring.get(address)["discarded"]


def test_true_is_refused_in_words(restoring: Emulator) -> None:
    address = f"/discarded/videos/{discarded(restoring)['videoId']}"

    refused = restoring.call("PATCH", address, 400, json={"discarded": True})

    assert "Value must be false." == refused["detail"]


def test_empty_change_restores_nothing(restoring: Emulator) -> None:
    address = f"/discarded/videos/{discarded(restoring)['videoId']}"

    unchanged = restoring.call("PATCH", address, 200, json={})

    assert unchanged["discarded"]


def test_discarded_video_is_gone_after_90_days(restoring: Emulator) -> None:
    address = f"/discarded/videos/{discarded(restoring)['videoId']}"
    restoring.advance(90 * _DAY - 1)
    before = restoring.get("/discarded/videos")["pagination"]["itemsTotal"]

    restoring.advance(1)

    assert 1 == before
    assert [] == restoring.get("/discarded/videos")["data"]
    restoring.call("GET", address, 404)


def test_discarded_video_cannot_be_restored_after_90_days(restoring: Emulator) -> None:
    address = f"/discarded/videos/{discarded(restoring)['videoId']}"

    restoring.advance(90 * _DAY)

    restoring.call("PATCH", address, 404, json={"discarded": False})


def test_restored_video_outlives_the_90_days(restoring: Emulator) -> None:
    video = discarded(restoring)
    restoring.call("PATCH", f"/discarded/videos/{video['videoId']}", 200, json={"discarded": False})
    restoring.call("POST", f"/videos/{video['videoId']}/source", 201, files={"file": b"a film"})

    restoring.advance(91 * _DAY)

    assert "Keynote" == restoring.get(f"/videos/{video['videoId']}")["title"]


def test_list_takes_the_filters_of_videos(restoring: Emulator) -> None:
    wanted = discarded(restoring, title="Launch of B", tags=["b", "x"], metadata=[{"key": "team", "value": "b"}])
    discarded(restoring, title="Launch of A", tags=["a", "x"])

    by_title = restoring.get("/discarded/videos", params={"title": "of b"})
    by_tags = restoring.get("/discarded/videos", params={"tags[]": ["x", "b"]})
    by_metadata = restoring.get("/discarded/videos", params={"metadata[team]": "b"})
    by_order = restoring.get("/discarded/videos", params={"sortBy": "title", "sortOrder": "desc"})

    found = [[one["videoId"] for one in listed["data"]] for listed in (by_title, by_tags, by_metadata)]
    assert [[wanted["videoId"]]] * 3 == found
    assert ["Launch of B", "Launch of A"] == [one["title"] for one in by_order["data"]]


def test_list_refuses_a_page_that_cannot_be(restoring: Emulator) -> None:
    refused = restoring.call("GET", "/discarded/videos", 400, params={"pageSize": 101})

    assert "pageSize" == refused["name"]
