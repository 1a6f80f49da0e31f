"""Videos: created, listed, found, changed, deleted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator


def create(emulator: Emulator, **members: Any) -> dict[str, Any]:
    members.setdefault("title", "Keynote")
    video: dict[str, Any] = emulator.call("POST", "/videos", 201, json=members)
    return video


def titles(emulator: Emulator, query: str) -> list[str]:
    return [video["title"] for video in emulator.get(f"/videos?{query}")["data"]]


def test_created_video_is_found(emulator: Emulator) -> None:
    created = create(emulator, tags=["launch"], metadata=[{"key": "team", "value": "growth"}])

    found = emulator.get(f"/videos/{created['videoId']}")

    assert created == found
    assert ("Keynote", ["launch"]) == (found["title"], found["tags"])
    assert f"/videos/{created['videoId']}/source" == found["source"]["uri"]


def test_container_has_the_defaults_of_the_document(emulator: Emulator) -> None:
    video = create(emulator)

    assert (True, False, True) == (video["public"], video["panoramic"], video["mp4Support"])
    assert ("", [], [], "upload") == (video["description"], video["tags"], video["metadata"], video["source"]["type"])
    assert video.keys().isdisjoint({"discarded", "discardedAt", "deletesAt", "languageOrigin"})
    assert video["createdAt"] == video["publishedAt"] == video["updatedAt"]


def test_language_that_was_chosen_comes_from_the_api(emulator: Emulator) -> None:
    video = create(emulator, language="no")

    assert ("no", "api") == (video["language"], video["languageOrigin"])


def test_private_video_has_a_token_in_its_addresses(emulator: Emulator) -> None:
    assets = create(emulator, public=False)["assets"]

    assert "/token/" in assets["hls"]
    assert "/token/" in assets["mp4"]
    assert "?token=" in assets["player"]


def test_video_without_mp4_support_has_no_mp4(emulator: Emulator) -> None:
    assert "mp4" not in create(emulator, mp4Support=False)["assets"]


def test_video_with_an_address_as_source_is_accepted(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 202, json={"title": "Keynote", "source": "https://example.com/keynote.mp4"})


def test_video_with_another_video_as_source_is_accepted(emulator: Emulator) -> None:
    source = create(emulator)["videoId"]

    emulator.call("POST", "/videos", 202, json={"title": "Copy", "source": source})


@pytest.mark.parametrize("source", ["viUnknown", "ftp://example.com/keynote.mp4", "http://", "keynote.mp4", "http://["])
def test_source_that_is_neither_is_refused(emulator: Emulator, source: str) -> None:
    problem = emulator.call("POST", "/videos", 400, json={"title": "Keynote", "source": source})

    assert "source" == problem["name"]
    assert [] == emulator.get("/videos")["data"]


def test_unknown_video_is_not_found(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/videos/viUnknown", 404)

    assert ("https://docs.api.video/reference/resource-not-found", "videoId") == (problem["type"], problem["name"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("title=B", ["Video B"]),
        ("title=video", ["Video A", "Video B", "Video C"]),
        ("description=spring", ["Video B"]),
        ("tags%5B%5D=launch", ["Video A", "Video B"]),
        ("tags[]=launch&tags[]=keynote", ["Video B"]),
        ("tags[]=nothing", []),
        ("metadata[team]=growth", ["Video B", "Video C"]),
        ("metadata[team]=growth&metadata[year]=2026", ["Video C"]),
        ("metadata%5Bteam%5D=other", []),
        ("liveStreamId=liUnknown", []),
        ("sortBy=title&sortOrder=desc", ["Video C", "Video B", "Video A"]),
        ("sortBy=title&sortOrder=desc&pageSize=1&currentPage=2", ["Video B"]),
    ],
)
def test_list_keeps_what_matches_every_filter(emulator: Emulator, query: str, found: list[str]) -> None:
    team, year = {"key": "team", "value": "growth"}, {"key": "year", "value": "2026"}
    create(emulator, title="Video A", tags=["launch"])
    create(emulator, title="Video B", tags=["launch", "keynote"], description="This spring", metadata=[team])
    create(emulator, title="Video C", metadata=[year, team])

    assert found == titles(emulator, query)


def test_videos_are_sorted_by_time(emulator: Emulator) -> None:
    first = create(emulator, title="first")
    emulator.advance(60)
    create(emulator, title="second")
    emulator.advance(60)
    emulator.call("PATCH", f"/videos/{first['videoId']}", 200, json={"description": "later"})

    assert ["first", "second"] == titles(emulator, "sortBy=createdAt")
    assert ["second", "first"] == titles(emulator, "sortBy=updatedAt&sortOrder=asc")


def test_update_changes_what_is_sent_alone(emulator: Emulator) -> None:
    video = create(emulator, tags=["launch"], metadata=[{"key": "team", "value": "growth"}], playerId="plOne")
    emulator.advance(60)

    changed = emulator.call("PATCH", f"/videos/{video['videoId']}", 200, json={"title": "Cut", "metadata": []})

    assert ("Cut", ["launch"], [], "plOne") == (
        changed["title"],
        changed["tags"],
        changed["metadata"],
        changed["playerId"],
    )
    assert changed["updatedAt"] > video["updatedAt"] == changed["createdAt"]


def test_null_takes_the_player_theme_away(emulator: Emulator) -> None:
    video = create(emulator, playerId="plOne")

    changed = emulator.call("PATCH", f"/videos/{video['videoId']}", 200, json={"playerId": None})

    assert "playerId" not in changed


def test_update_of_what_cannot_be_changed_changes_nothing(emulator: Emulator) -> None:
    video = create(emulator)

    changed = emulator.call("PATCH", f"/videos/{video['videoId']}", 200, json={"videoId": "viOther", "discarded": True})

    assert video == changed


def test_update_that_does_not_fit_is_refused(emulator: Emulator) -> None:
    video = create(emulator)

    problem = emulator.call("PATCH", f"/videos/{video['videoId']}", 400, json={"tags": "launch", "language": "xx"})

    assert ["language", "tags"] == sorted(one["name"] for one in problem["problems"])


def test_update_of_an_unknown_video_is_not_found(emulator: Emulator) -> None:
    emulator.call("PATCH", "/videos/viUnknown", 404, json={"title": "Keynote"})


def test_deleted_video_is_gone(emulator: Emulator) -> None:
    video = create(emulator)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    emulator.call("GET", f"/videos/{video['videoId']}", 404)
    emulator.call("DELETE", f"/videos/{video['videoId']}", 404)
    assert [] == emulator.get("/videos")["data"]


def test_discarded_video_vanishes_from_the_videos(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = create(emulator)

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    emulator.call("GET", f"/videos/{video['videoId']}", 404)
    assert [] == emulator.get("/videos")["data"]
    assert 1 == len(emulator.world.store.every("video"))
