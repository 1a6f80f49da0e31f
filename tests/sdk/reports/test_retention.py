"""How far viewers get, from sessions and their events."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from apivideo_sdk import ApiVideo, AsyncApiVideo, Retention, ServerError
from apivideo_sdk.extensions.reports.retention import last_second
from apivideo_sdk.models import PlayerSessionEvent
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.testing import json_reply

NOON = datetime(2026, 4, 1, 12, tzinfo=UTC)
UNSERVED = "https://docs.api.video/reference/unrecognized-request-url"


def event(kind: str, after: float = 0, **positions: int) -> dict[str, Any]:
    return {"type": kind, "emittedAt": (NOON + timedelta(seconds=after)).isoformat(), **positions}


def listing(items: list[Any], path: str, number: int, pages: int, total: int) -> RawResponse:
    following = [{"rel": "next", "uri": f"{path}?currentPage={number + 1}"}] if number < pages else []
    links = [{"rel": "self", "uri": path}, *following]
    return json_reply({"data": items, "pagination": {"itemsTotal": total, "links": links}})


class Sessions:
    """An API of sessions, each with its events; listed two to a page."""

    def __init__(self, *sessions: list[dict[str, Any]], refusals: dict[str, RawResponse] | None = None) -> None:
        self.sessions = {f"ps{number}": events for number, events in enumerate(sessions)}
        self.refusals = refusals or {}
        self.asked: list[str] = []
        self.queries: list[dict[str, list[str]]] = []

    def send(self, request: Request) -> RawResponse:
        address = urlsplit(request.url)
        query = parse_qs(address.query)
        self.asked.append(address.path)
        self.queries.append(query)
        if address.path in self.refusals:
            return self.refusals[address.path]
        number = int(query.get("currentPage", ["1"])[0])
        if address.path.endswith("/events"):
            events = self.sessions[address.path.split("/")[3]]
            return listing(events[number * 3 - 3 : number * 3], address.path, number, -(-len(events) // 3), len(events))
        names = list(self.sessions)
        ended = (NOON + timedelta(seconds=30)).isoformat()
        items = [
            {"session": {"sessionId": name, "loadedAt": NOON.isoformat(), "endedAt": ended}}
            for name in names[number * 2 - 2 : number * 2]
        ]
        return listing(items, address.path, number, -(-len(names) // 2), len(names))

    def close(self) -> None:
        pass


class AwaitedSessions:
    def __init__(self, sessions: Sessions) -> None:
        self.sessions = sessions

    async def send(self, request: Request) -> RawResponse:
        await asyncio.sleep(0)
        return self.sessions.send(request)

    async def close(self) -> None:
        pass


OPTIONS: dict[str, Any] = {"auth": "none", "retries": 0, "base_url": "https://api.test"}
Measure = Callable[..., Retention]


def measured(sessions: Sessions, **arguments: Any) -> Retention:
    return ApiVideo(transport=sessions, **OPTIONS).analytics.retention("vi1", **arguments)


def awaited(sessions: Sessions, **arguments: Any) -> Retention:
    client = AsyncApiVideo(transport=AwaitedSessions(sessions), **OPTIONS)
    return asyncio.run(client.analytics.retention("vi1", **arguments))


@pytest.fixture(params=[measured, awaited], ids=["sync", "async"])
def measure(request: pytest.FixtureRequest) -> Any:
    return request.param


def watched(seconds: int) -> list[dict[str, Any]]:
    return [event("ready"), event("play", at=0), event("pause", seconds, at=seconds)]


def test_curve_is_the_share_that_reached_each_second(measure: Measure) -> None:
    found = measure(Sessions(watched(40), watched(10), watched(20), watched(40)))

    assert ((10, 20, 40, 40), 4, 4, 4) == (found.furthest, found.plays, found.sessions, found.sessions_in_all)
    assert [(0.0, 1.0), (10.0, 1.0), (20.0, 0.75), (30.0, 0.5), (40.0, 0.5)] == found.curve(points=5)
    assert (0.5, 0.0) == (found.share_at(40), found.share_at(40.5))


def test_sample_is_no_larger_than_asked_for(measure: Measure) -> None:
    sessions = Sessions(*(watched(10) for _ in range(9)))

    found = measure(sessions, sample=3, period="2026-04")

    assert (3, 9) == (found.sessions, found.sessions_in_all)
    assert 2 + 3 == len(sessions.asked)
    assert (["3"], ["2026-04"]) == (sessions.queries[0]["pageSize"], sessions.queries[0]["period"])


def test_session_without_a_play_counts_as_a_session_alone(measure: Measure) -> None:
    found = measure(Sessions([event("ready")], watched(10), []))

    assert ((10,), 3) == (found.furthest, found.sessions)


def test_events_are_read_over_all_their_pages(measure: Measure) -> None:
    events = [*watched(10), event("resume", 11, at=10), event("pause", 26, at=25)]

    assert (25,) == measure(Sessions(events)).furthest


@pytest.mark.parametrize(
    ("events", "reached"),
    [
        ([event("play", at=0)], 30),  # until the session ended
        ([event("play", 10, at=0), event("seek.forward", 15, **{"from": 5, "to": 100})], 115),
        ([event("play", at=0), event("seek.backward", 20, **{"from": 20, "to": 5})], 20),
        ([event("play", at=0), event("end", 25, at=25)], 25),
        ([event("play", at=0), event("pause", 5, at=5), event("seek.forward", 6, **{"from": 5, "to": 90})], 90),
        ([event("seek.forward", **{"from": 0, "to": 90})], None),
        ([], None),
    ],
)
def test_last_second_follows_from_events(events: list[Any], reached: float | None) -> None:
    read = [PlayerSessionEvent.from_dict(one) for one in events]

    assert reached == last_second(read, NOON + timedelta(seconds=30))


def test_session_of_unknown_end_counts_what_is_known() -> None:
    assert 7 == last_second([PlayerSessionEvent.from_dict(event("play", at=7))], None)


@pytest.mark.parametrize("path", ["/analytics/videos/vi1", "/analytics/sessions/ps0/events"])
@pytest.mark.parametrize(
    ("kind", "title", "reason"),
    [
        (UNSERVED, "Unrecognized request URL.", "does not serve"),
        ("https://x/other", "No video.", "No video."),
    ],
)
def test_addresses_that_are_not_found_are_no_curve(
    measure: Measure, path: str, kind: str, title: str, reason: str
) -> None:
    refusal = json_reply({"type": kind, "title": title, "status": 404}, 404)

    found = measure(Sessions(watched(10), refusals={path: refusal}))

    assert found.reason is not None
    assert reason in found.reason
    assert (False, (), [], 0.0) == (found.is_available, found.furthest, found.curve(), found.share_at(0))


def test_other_failures_are_raised(measure: Measure) -> None:
    refusal = json_reply({"title": "no", "status": 500}, 500)

    with pytest.raises(ServerError):
        measure(Sessions(watched(10), refusals={"/analytics/sessions/ps0/events": refusal}))


def test_video_without_sessions_has_an_empty_curve(measure: Measure) -> None:
    found = measure(Sessions())

    assert (True, 0, [], 0.0) == (found.is_available, found.plays, found.curve(), found.longest)


@pytest.mark.parametrize("name", ["sample", "concurrency"])
def test_less_than_one_is_refused(measure: Measure, name: str) -> None:
    with pytest.raises(ValueError, match=f"{name} is 0; give 1 or more"):
        measure(Sessions(), **{name: 0})
