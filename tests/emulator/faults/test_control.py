"""The emulator talked to itself: requests, time, a fresh start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import KEY, Emulator

README: Final = Path(__file__).resolve().parents[3] / "generated" / "emulator" / "README.md"
TABLE: Final = re.compile(r"^\| `(GET|POST) (/_emulator/\S+)`(?: `([^`]+)`)? \|", re.MULTILINE)
"""The calls that the README of the package names."""


def test_requests_are_shown_in_order(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote"})
    emulator.get("/videos?tags[]=launch&tags[]=keynote")
    emulator.call("GET", "/nothing", 404)

    shown = emulator.call("GET", "/_emulator/requests", 200)["data"]

    assert [("createVideo", 201), ("listVideos", 200), ("", 404)] == [
        (one["operation"], one["status"]) for one in shown
    ]
    assert [1, 2, 3] == [one["number"] for one in shown]
    assert ('{"title":"Keynote"}', 19) == (shown[0]["body"], shown[0]["size"])
    assert [["tags[]", "launch"], ["tags[]", "keynote"]] == shown[1]["query"]


def test_requests_are_shown_by_operation_and_path(emulator: Emulator) -> None:
    emulator.get("/videos")
    emulator.get("/tags")

    by_operation = emulator.call("GET", "/_emulator/requests?operation=listTags", 200)["data"]
    by_path = emulator.call("GET", "/_emulator/requests?path=/videos", 200)["data"]

    assert [["/tags"], ["/videos"]] == [[one["path"] for one in found] for found in (by_operation, by_path)]


def test_secrets_are_not_shown(emulator: Emulator) -> None:
    emulator.call("POST", "/auth/api-key", 200, json={"apiKey": KEY})

    (shown,) = emulator.call("GET", "/_emulator/requests", 200)["data"]

    assert "Basic ..." == shown["headers"]["authorization"]
    assert '{"apiKey":"..."}' == shown["body"]


def test_long_bodies_are_shown_in_part_and_forms_not_at_all(emulator: Emulator) -> None:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote", "description": "x" * 20_000})["videoId"]
    emulator.call("POST", f"/videos/{video}/source", 201, files={"file": b"text"})

    text, form = emulator.call("GET", "/_emulator/requests", 200)["data"]

    assert 16 * 1024 == len(text["body"]) < text["size"]
    assert form["body"] is None
    assert form["size"] > len("text")


def test_oldest_requests_are_forgotten(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(kept_requests=2)

    for path in ("/videos", "/tags", "/players"):
        emulator.get(path)

    shown = emulator.call("GET", "/_emulator/requests", 200)["data"]
    assert ["/tags", "/players"] == [one["path"] for one in shown]


def test_call_that_was_cut_is_shown_without_a_status(emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "drop-before", "times": 1})
    with pytest.raises(ConnectionError):
        emulator.client.get("/videos")

    (shown,) = emulator.call("GET", "/_emulator/requests", 200)["data"]

    assert 0 == shown["status"]


def test_requests_for_the_emulator_itself_are_not_remembered(emulator: Emulator) -> None:
    for path in ("/", "/_emulator", "/_emulator/health", "/_emulatorish"):
        emulator.client.get(path)

    shown = emulator.call("GET", "/_emulator/requests", 200)["data"]

    assert ["/_emulatorish"] == [one["path"] for one in shown]


def test_requests_can_be_forgotten(emulator: Emulator) -> None:
    emulator.get("/videos")

    emulator.call("DELETE", "/_emulator/requests", 204)

    assert [] == emulator.call("GET", "/_emulator/requests", 200)["data"]


def test_time_stands_still_until_it_is_moved(emulator: Emulator) -> None:
    before = emulator.call("GET", "/_emulator/clock", 200)["now"]
    assert before == emulator.call("GET", "/_emulator/clock", 200)["now"]

    after = emulator.call("POST", "/_emulator/clock", 200, json={"advance": 90})["now"]

    assert after > before
    assert after == emulator.world.stamp()


@pytest.mark.parametrize("body", ['{"advance": -1}', '{"advance": "soon"}', '{"advance": 1e300}', "{}", "[]", "now"])
def test_time_that_cannot_be_is_refused(emulator: Emulator, body: str) -> None:
    emulator.call("POST", "/_emulator/clock", 400, content=body)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b'{"x":' + b"[" * 100_000, "nested too deeply", id="deep"),
        pytest.param(b" " * 1_048_577, "more than 1048576 bytes", id="large"),
        pytest.param(b"{", "truncated", id="broken"),
    ],
)
@pytest.mark.parametrize("path", ["clock", "faults", "encoding-faults"])
def test_body_that_cannot_be_read_is_refused(emulator: Emulator, path: str, body: bytes, reason: str) -> None:
    response = emulator.call("POST", f"/_emulator/{path}", 400, content=body)

    assert reason in response["error"]


def test_reset_forgets_everything(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote"})
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "500", "operation": "listTags"})

    emulator.call("POST", "/_emulator/reset", 204)

    assert [] == emulator.call("GET", "/_emulator/requests", 200)["data"]
    assert [] == emulator.call("GET", "/_emulator/faults", 200)["data"]
    assert [] == emulator.get("/videos")["data"]


def test_calls_of_the_table_are_taken(emulator: Emulator) -> None:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote"})["videoId"]
    summary = emulator.call("POST", "/summaries", 201, json={"videoId": video, "origin": "auto"})["summaryId"]
    live_stream = emulator.call("POST", "/live-streams", 200, json={"name": "Town hall"})["liveStreamId"]
    names = {"{liveStreamId}": live_stream, "{summaryId}": summary, "vi...": video}

    responses = [
        emulator.client.request(method, filled(path, names), content=filled(body, names) or None)
        for method, path, body in TABLE.findall(README.read_text(encoding="utf-8"))
    ]

    assert 10 == len(responses)
    assert {200, 201, 204} == {response.status_code for response in responses}


def filled(text: str, names: Mapping[str, str]) -> str:
    """Put identifiers where an example has a name for them."""
    for name, identifier in names.items():
        text = text.replace(name, identifier)
    return text


def test_health_needs_no_credentials(emulator: Emulator) -> None:
    health = emulator.new_client(key=None).get("/_emulator/health").json()

    assert ("ok", "memory", "none", 0) == tuple(health[name] for name in ("status", "state", "limits", "speed"))
