"""The analytics of 2021: sessions of videos and live streams, and what was done in them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from package.analytics.timeframes import read_period

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator


@pytest.fixture
def noon(start_emulator: StartEmulator) -> Emulator:
    """An emulator at noon."""
    return start_emulator(start=datetime(2026, 4, 2, 12, tzinfo=UTC))


def new_video(emulator: Emulator, **wishes: Any) -> str:
    return str(emulator.call("POST", "/videos", 201, json={"title": "Keynote", **wishes})["videoId"])


def play(emulator: Emulator, media_id: str, **report: Any) -> Any:
    return emulator.call("POST", "/_emulator/plays", 201, json={"mediaId": media_id, **report})


def sessions(emulator: Emulator, video_id: str, **params: Any) -> list[str]:
    listed = emulator.get(f"/analytics/videos/{video_id}", params=params)["data"]
    return [one["session"]["sessionId"] for one in listed]


def test_session_tells_what_is_known(noon: Emulator) -> None:
    video_id = new_video(noon)
    told = {"country": "France", "city": "Lyon", "referrer": "https://example.com/", "deviceType": "computer"}
    played = play(noon, video_id, **told, operatingSystem="linux", browser="firefox", watchTime=60)

    (shown,) = noon.get(f"/analytics/videos/{video_id}")["data"]

    assert played["sessionId"] == shown["session"]["sessionId"]
    assert ("2026-04-02T12:00:00+00:00", "2026-04-02T12:01:00+00:00") == (
        shown["session"]["loadedAt"],
        shown["session"]["endedAt"],
    )
    assert {"country": "France", "city": "Lyon"} == shown["location"]
    assert {"url": "https://example.com/"} == shown["referrer"]
    assert ("desktop", "linux", "firefox") == (shown["device"]["type"], shown["os"]["name"], shown["client"]["name"])


def test_session_of_which_nothing_is_known_makes_nothing_up(noon: Emulator) -> None:
    video_id = new_video(noon)
    play(noon, video_id)

    (shown,) = noon.get(f"/analytics/videos/{video_id}")["data"]

    assert ({}, {}) == (shown["location"], shown["referrer"])
    assert {"unknown"} == {*shown["device"].values(), *shown["os"].values(), shown["client"]["name"]}


def test_videos_have_their_own_sessions(noon: Emulator) -> None:
    first, second = new_video(noon), new_video(noon)
    play(noon, first)
    played = play(noon, second)

    assert [played["sessionId"]] == sessions(noon, second)


@pytest.mark.parametrize(
    ("period", "count"),
    [
        ("2026-04-02", 1),
        ("2026-04-01", 0),
        ("2026-W14", 1),
        ("2026-W15", 0),
        ("2026-04", 1),
        ("2026-03", 0),
        ("2026", 1),
        ("2025", 0),
        ("2026-03-30/2026-04-02", 1),
        ("2026-03-30/2026-04-01", 0),
    ],
)
def test_period_keeps_its_sessions(noon: Emulator, period: str, count: int) -> None:
    video_id = new_video(noon)
    play(noon, video_id)

    assert count == len(sessions(noon, video_id, period=period))


@pytest.mark.parametrize("period", ["today", "2026-13", "2026-W54", "2026-02-30", "0000", "9999", "2026-04-02/", ""])
def test_period_that_cannot_be_is_refused(noon: Emulator, period: str) -> None:
    refused = noon.call("GET", f"/analytics/videos/{new_video(noon)}", 400, params={"period": period})

    assert "period" == refused["name"]


def test_month_ends_with_its_last_day() -> None:
    months = [read_period(text) for text in ("2026-12", "2024-02", "2026-12-31")]

    assert [datetime(2027, 1, 1, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)] == [one.end for one in months[:2]]
    assert 24 * 3600 == months[2].seconds


def test_metadata_is_that_of_the_session_or_of_the_video(noon: Emulator) -> None:
    video_id = new_video(noon, metadata=[{"key": "team", "value": "growth"}])
    play(noon, video_id)
    played = play(noon, video_id, metadata={"user": "a:b"})

    found = [
        len(sessions(noon, video_id, metadata=pairs))
        for pairs in (["team:growth"], ["team:growth", "user:a:b"], ["user:x"], ["team"])
    ]

    assert [2, 1, 0, 0] == found
    assert [played["sessionId"]] == sessions(noon, video_id, metadata="user:a:b")


def test_sessions_of_no_video_are_not_found(noon: Emulator) -> None:
    video = noon.call("GET", "/analytics/videos/vi1", 404)
    live_stream = noon.call("GET", "/analytics/live-streams/li1", 404)
    session = noon.call("GET", "/analytics/sessions/ps1/events", 404)

    assert ["videoId", "liveStreamId", "sessionId"] == [one["name"] for one in (video, live_stream, session)]


def test_live_stream_has_its_sessions_of_a_period(noon: Emulator) -> None:
    with noon.world.transaction():
        noon.world.store.insert("live-stream", "li1", {"liveStreamId": "li1"})
    played = play(noon, "li1")
    play(noon, new_video(noon))

    listed = [
        noon.get("/analytics/live-streams/li1", params=params)["data"]
        for params in ({}, {"period": "2026-04-02"}, {"period": "2025"})
    ]

    assert [1, 1, 0] == [len(found) for found in listed]
    assert played["sessionId"] == listed[0][0]["session"]["sessionId"]
    assert "live-stream" == played["mediaType"]
    assert "period" == noon.call("GET", "/analytics/live-streams/li1", 400, params={"period": "x"})["name"]


def test_events_of_a_session_are_listed_in_order(noon: Emulator) -> None:
    session_id = play(noon, new_video(noon), watchTime=30, ended=True)["sessionId"]
    address = f"/_emulator/plays/{session_id}/events"
    noon.call("POST", address, 200, json={"type": "seek.backward", "from": 30, "to": 2.5})
    noon.call("POST", address, 200, json={"type": "progress", "at": 3})

    listed = noon.get(f"/analytics/sessions/{session_id}/events")["data"]

    now = "2026-04-02T12:00:00+00:00"
    assert [
        {"type": "play", "emittedAt": now, "at": 0},
        {"type": "end", "emittedAt": "2026-04-02T12:00:30+00:00", "at": 30},
        {"type": "seek.backward", "emittedAt": now, "from": 30, "to": 2},
    ] == listed


@pytest.mark.parametrize("path", ["/analytics/videos/{}", "/analytics/sessions/{}/events"])
def test_page_that_cannot_be_is_refused(noon: Emulator, path: str) -> None:
    refused = noon.call("GET", path.format("x"), 400, params={"pageSize": 0})

    assert "pageSize" == refused["name"]
