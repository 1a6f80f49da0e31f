"""Faults on demand: what is struck, how often, and what arrives."""

from __future__ import annotations

import json
from typing import Any

import pytest
from package.base.faults import KINDS
from package.control.disturbance import ConnectionCutError
from package.control.tampering import UNKNOWN

from tests.emulator.validating import Emulator


def add(emulator: Emulator, **fault: Any) -> dict[str, Any]:
    added: dict[str, Any] = emulator.call("POST", "/_emulator/faults", 201, json=fault)
    return added


def statuses(emulator: Emulator, count: int) -> list[int]:
    client = emulator.new_client(key="another")
    client.event_hooks = {}
    return [client.get("/videos").status_code for _ in range(count)]


def faulty(emulator: Emulator, path: str = "/videos", **fault: Any) -> Any:
    """Strike one call, whose answer may be against the document."""
    add(emulator, **fault)
    client = emulator.new_client(key="another")
    client.event_hooks = {}
    return client.get(path)


def test_fault_strikes_the_nth_call_alone(emulator: Emulator) -> None:
    add(emulator, kind="500", operation="listVideos", nth=2)

    assert [200, 500, 200] == statuses(emulator, 3)


def test_fault_strikes_so_many_times(emulator: Emulator) -> None:
    add(emulator, kind="503", times=2)

    assert [503, 503, 200] == statuses(emulator, 3)


def test_fault_strikes_by_chance_alike_with_the_same_seed(emulator: Emulator) -> None:
    add(emulator, kind="500", probability=0.5, seed=7)
    first = statuses(emulator, 20)
    emulator.call("DELETE", "/_emulator/faults", 204)

    add(emulator, kind="500", probability=0.5, seed=7)

    assert first == statuses(emulator, 20)
    assert {200, 500} == set(first)


def test_other_operations_are_spared(emulator: Emulator) -> None:
    add(emulator, kind="500", operation="createVideo")

    assert [200] == statuses(emulator, 1)


def test_refusal_to_wait_tells_how_long(emulator: Emulator) -> None:
    add(emulator, kind="429", operation="listVideos", seconds=7)

    response = emulator.client.get("/videos")

    assert (429, "7") == (response.status_code, response.headers["x-ratelimit-retry-after"])


@pytest.mark.parametrize(("kind", "videos"), [("drop-before", 0), ("drop-after", 1), ("drop-within", 1)])
def test_cut_connection_has_done_its_work_or_not(emulator: Emulator, kind: str, videos: int) -> None:
    add(emulator, kind=kind, operation="createVideo")

    with pytest.raises(ConnectionCutError):
        emulator.client.post("/videos", json={"title": "Keynote"})

    assert videos == emulator.get("/videos")["pagination"]["itemsTotal"]


def test_late_response_is_whole(emulator: Emulator) -> None:
    response = faulty(emulator, kind="latency", seconds=0.001)

    assert [] == response.json()["data"]


def test_response_is_cut_in_half(emulator: Emulator) -> None:
    response = faulty(emulator, kind="truncated-json")

    assert (200, "application/json") == (response.status_code, response.headers["content-type"])
    with pytest.raises(json.JSONDecodeError):
        response.json()


def test_response_is_a_page(emulator: Emulator) -> None:
    response = faulty(emulator, kind="html")

    assert response.text.startswith("<!DOCTYPE html>")
    assert response.headers["content-type"].startswith("text/html")


@pytest.mark.parametrize(
    ("fault", "altered"),
    [
        ({"kind": "unknown-field"}, {UNKNOWN: True}),
        ({"kind": "unknown-enum"}, {"languageOrigin": UNKNOWN}),
        ({"kind": "unknown-enum", "at": "/language"}, {"language": UNKNOWN}),
        ({"kind": "null"}, {"videoId": None}),
        ({"kind": "null", "at": "/assets/hls"}, {}),
        ({"kind": "null", "at": "/nothing/here"}, {}),
        ({"kind": "empty-array"}, {"source": []}),
        ({"kind": "empty-array", "at": "/assets"}, {"assets": []}),
    ],
)
def test_response_is_altered(emulator: Emulator, fault: dict[str, Any], altered: dict[str, Any]) -> None:
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote", "language": "en"})

    response = faulty(emulator, f"/videos/{video['videoId']}", **fault).json()

    kept = {name: value for name, value in response.items() if name not in {"assets"} | altered.keys()}
    assert {name: response[name] for name in altered} == altered
    assert kept.items() <= video.items()


def test_inner_member_becomes_null(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote"})

    response = faulty(emulator, kind="null", at="/data/0/assets/hls").json()

    assert response["data"][0]["assets"]["hls"] is None
    assert "Keynote" == response["data"][0]["title"]


def test_faults_are_listed_with_what_they_did(emulator: Emulator) -> None:
    added = add(emulator, kind="500", operation="listVideos", nth=2)
    statuses(emulator, 2)

    listed = emulator.call("GET", "/_emulator/faults", 200)["data"]

    assert [{**added, "matched": 2, "struck": 1}] == listed


def test_one_fault_can_be_removed(emulator: Emulator) -> None:
    added = add(emulator, kind="500")
    add(emulator, kind="503")

    emulator.call("DELETE", f"/_emulator/faults/{added['id']}", 204)

    assert [503] == statuses(emulator, 1)
    emulator.call("DELETE", f"/_emulator/faults/{added['id']}", 404)


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        ({"kind": "flood"}, KINDS[0]),
        ({}, "kind"),
        ({"kind": "500", "operation": "listNothing"}, "listNothing"),
        ({"kind": "500", "probability": 2}, "probability"),
        ({"kind": "latency", "seconds": -1}, "seconds"),
        ({"kind": "500", "nth": 0}, "begin at 1"),
        ({"kind": "500", "often": 3}, "often"),
    ],
)
def test_fault_that_cannot_be_is_refused(emulator: Emulator, fault: dict[str, Any], told: str) -> None:
    refused = emulator.call("POST", "/_emulator/faults", 400, json=fault)

    assert told in refused["error"]
