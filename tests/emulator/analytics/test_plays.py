"""Sessions of viewers: as players report them, and as tests tell of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest
from package.analytics.plays import Viewer, open_session
from package.analytics.user_agents import Device, read_user_agent
from package.base.settings import MEBIBYTE

from tests.emulator.validating import Emulator

_FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:134.0) Gecko/20100101 Firefox/134.0"


def new_video(emulator: Emulator) -> str:
    return str(emulator.call("POST", "/videos", 201, json={"title": "Keynote"})["videoId"])


def watch(emulator: Emulator, media_id: str, address: str = "127.0.0.1") -> str:
    """Open the player of a video; give the session."""
    viewer = Viewer(address=address, user_agent=_FIREFOX, referrer="https://example.com/")
    with emulator.world.transaction():
        return str(open_session(emulator.world, media_id, viewer)["sessionId"])


def tell(emulator: Emulator, session_id: str, kind: str, **members: float) -> Any:
    return emulator.call("POST", f"/_emulator/plays/{session_id}/events", 200, json={"type": kind, **members})


def test_opened_player_is_an_impression_and_no_play(emulator: Emulator) -> None:
    watch(emulator, new_video(emulator))

    assert 1 == emulator.get("/data/metrics/impression/count")["data"]
    assert 0 == emulator.get("/data/metrics/play/count")["data"]


def test_played_seconds_are_watched_and_paused_ones_not(emulator: Emulator) -> None:
    session_id = watch(emulator, new_video(emulator))
    tell(emulator, session_id, "play", at=0, impressionTime=120)
    tell(emulator, session_id, "progress", at=4)
    tell(emulator, session_id, "pause", at=6)
    tell(emulator, session_id, "progress", at=6)
    tell(emulator, session_id, "resume", at=6)
    tell(emulator, session_id, "seek.forward", **{"from": 8, "to": 20})

    ended = tell(emulator, session_id, "end", at=25)

    assert (13, 120) == (ended["watchTime"], ended["impressionTime"])
    assert 13 == emulator.get("/data/metrics/watch-time/sum")["data"]
    assert 1 == emulator.get("/data/metrics/end/count")["data"]
    assert 1 == emulator.get("/data/metrics/play/count")["data"]


def test_seek_while_paused_watches_nothing(emulator: Emulator) -> None:
    session_id = watch(emulator, new_video(emulator))
    tell(emulator, session_id, "seek.forward", **{"from": 0, "to": 9})

    reported = tell(emulator, session_id, "end", at=20)

    assert 0 == reported["watchTime"]


def test_step_back_watches_nothing(emulator: Emulator) -> None:
    session_id = watch(emulator, new_video(emulator))
    tell(emulator, session_id, "play", at=9)

    reported = tell(emulator, session_id, "pause", at=3)

    assert 0 == reported["watchTime"]


def test_viewer_who_watches_is_there_until_last_heard_of(emulator: Emulator) -> None:
    session_id = watch(emulator, new_video(emulator))
    tell(emulator, session_id, "play")
    emulator.advance(30)
    tell(emulator, session_id, "progress", at=30)

    live = []
    for seconds in (0, 19, 2):
        emulator.advance(seconds)
        live.append(emulator.get("/data/metrics/ccv/live")["data"])

    assert [1, 1, 0] == live


def test_tabs_of_one_browser_are_one_viewer(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    for address in ("127.0.0.1", "127.0.0.1", "127.0.0.2"):
        tell(emulator, watch(emulator, video_id, address), "play")

    found = [emulator.get("/data/metrics/ccv/peak", params=params)["data"] for params in ({}, {"unique": "true"})]

    assert [3, 2] == found


def test_browser_tells_what_it_is(emulator: Emulator) -> None:
    watch(emulator, new_video(emulator))

    (session,) = emulator.get("/_emulator/plays")["data"]

    assert ("computer", "linux", "firefox") == tuple(
        session[name] for name in ("deviceType", "operatingSystem", "browser")
    )
    assert "https://example.com/" == session["referrer"]
    assert "127.0.0.1" not in str(session)


@pytest.mark.parametrize(
    ("text", "device", "system", "browser", "version"),
    [
        (_FIREFOX, "computer", "linux", "firefox", "134.0"),
        ("(Windows NT 10.0; Win64; x64) Chrome/131.0.0.0 Safari/537.36", "computer", "windows", "chrome", "131.0.0.0"),
        ("(Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.1", "computer", "windows", "edge", "131.1"),
        ("(Macintosh; Intel Mac OS X 10_15) Chrome/1 OPR/115.0", "computer", "mac osx", "opera", "115.0"),
        ("(iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Safari/604.1", "phone", "ios", "safari", "18.1"),
        ("(iPad; CPU OS 18_1 like Mac OS X) CriOS/131.0 Mobile Safari/604.1", "tablet", "ios", "chrome", "131.0"),
        ("(Linux; Android 15; Pixel 9) Chrome/131.0 Mobile Safari/537.36", "phone", "android", "chrome", "131.0"),
        ("(Linux; Android 12; Android TV) Chrome/96.0 Safari/537.36", "tv", "android", "chrome", "96.0"),
        ("(PlayStation 5) Version/15.4 Safari/605.1", "console", "unknown", "safari", "15.4"),
        ("curl/8.5.0", "unknown", "unknown", "unknown", ""),
    ],
)
def test_user_agents_are_read(text: str, device: str, system: str, browser: str, version: str) -> None:
    expected = Device(device_type=device, operating_system=system, browser=browser, browser_version=version)

    assert expected == read_user_agent(text)


def test_reported_play_is_shown_without_what_is_our_own(emulator: Emulator) -> None:
    body = {"mediaId": new_video(emulator), "watchTime": 12.5, "country": "FR", "userAgent": _FIREFOX}

    reported = emulator.call("POST", "/_emulator/plays", 201, json=body)

    assert [reported] == emulator.get("/_emulator/plays")["data"]
    assert (12.5, "FR", "firefox") == (reported["watchTime"], reported["country"], reported["browser"])
    assert not [name for name in reported if name.startswith("_")]


@pytest.mark.parametrize(
    ("change", "status", "word"),
    [
        ({"mediaId": "vi1"}, 404, "vi1"),
        ({"mediaId": None}, 400, "mediaId"),
        ({"watchTime": -1}, 400, "watchTime"),
        ({"watchTime": 1e300}, 400, "watchTime"),
        ({"continent": "XX"}, 400, "continent"),
        ({"contry": "FR"}, 400, "contry"),
        ({"at": "2020-01-01T00:00:00"}, 400, "offset"),
        ({"at": "2999-01-01T00:00:00Z"}, 400, "future"),
    ],
)
def test_play_that_cannot_be_is_refused(emulator: Emulator, change: dict[str, Any], status: int, word: str) -> None:
    body = {"mediaId": new_video(emulator), **change}

    refused = emulator.call("POST", "/_emulator/plays", status, json=body)

    assert word in refused["error"]
    assert [] == emulator.get("/_emulator/plays")["data"]


def test_plays_are_reported_in_bulk(emulator: Emulator) -> None:
    video_id = new_video(emulator)
    at = (emulator.world.now() - timedelta(hours=1)).isoformat()
    plays = [{"mediaId": video_id, "at": at, "watchTime": number, "ended": number > 600} for number in range(1000)]
    body = msgspec.json.encode(plays) + b" " * MEBIBYTE

    recorded = emulator.call("POST", "/_emulator/plays", 201, content=body)

    assert {"recorded": 1000} == recorded
    assert 1000 == emulator.get("/data/metrics/play/count")["data"]
    assert 499_500 == emulator.get("/data/metrics/watch-time/sum")["data"]
    assert 399 == emulator.get("/data/metrics/end/count")["data"]


def test_bulk_with_a_bad_play_records_none(emulator: Emulator) -> None:
    good = {"mediaId": new_video(emulator)}

    missing = emulator.call("POST", "/_emulator/plays", 404, json=[good, {"mediaId": "vi1"}])
    late = emulator.call("POST", "/_emulator/plays", 400, json=[good, {**good, "at": "2999-01-01T00:00:00Z"}])
    unread = emulator.call("POST", "/_emulator/plays", 400, json=[good, {**good, "contry": "FR"}])

    assert ("[1]: there is no video", "[1]: `at` lies") == (missing["error"][:22], late["error"][:14])
    assert "contry" in unread["error"]
    assert [] == emulator.get("/_emulator/plays")["data"]


def test_report_of_no_session_is_refused(emulator: Emulator) -> None:
    refused = emulator.call("POST", "/_emulator/plays/ps1/events", 404, json={"type": "play"})
    unread = emulator.call("POST", "/_emulator/plays/ps1/events", 400, json={"type": "dance"})

    assert "ps1" in refused["error"]
    assert "dance" in unread["error"]


def test_plays_are_forgotten(emulator: Emulator) -> None:
    watch(emulator, new_video(emulator))

    emulator.call("DELETE", "/_emulator/plays", 204)

    assert [] == emulator.get("/_emulator/plays")["data"]
    assert 0 == emulator.get("/data/metrics/impression/count")["data"]
