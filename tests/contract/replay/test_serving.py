"""Recordings on a socket: for clients in any language, whatever order, credentials and headers they choose."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.recordings.package_loader import load_package
from generator.recordings.scenarios.environment import Environment
from generator.recordings.scenarios.scenario import load_scenario
from tests.contract.playing import CONTRACT, PACKAGE, ROOT
from tests.contract.served import serve_recordings

EVENTS = ["video.source.recorded", "live-stream.broadcast.started"]


class Client:
    """As plain as a client can be."""

    def __init__(self, base_url: str) -> None:
        self._host = base_url.removeprefix("http://")

    def call(
        self, method: str, path: str, body: object = None, headers: Mapping[str, str] | None = None
    ) -> tuple[int, Any]:
        connection = http.client.HTTPConnection(self._host, timeout=10)
        try:
            content = None if body is None else iter([json.dumps(body).encode()])
            connection.request(
                method, path, content, {"content-type": "application/json", **(headers or {})}, encode_chunked=True
            )
            response = connection.getresponse()
            text = response.read()
            return response.status, json.loads(text) if text else None
        finally:
            connection.close()


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with load_package(PACKAGE) as package, serve_recordings(package, str(ROOT / "tests/contract/recordings")) as server:
        yield Client(server.base_url)


def new_webhook(client: Client) -> tuple[int, Any]:
    return client.call("POST", "/webhooks", {"url": "https://example.com/hook?of=apivideo", "events": EVENTS})


def test_call_is_answered_without_credentials(client: Client) -> None:
    status, account = client.call("GET", "/account")

    assert (200, "sandbox") == (status, account["environment"])


def test_story_is_told_in_order_and_again(client: Client) -> None:
    for _ in range(2):
        status, webhook = new_webhook(client)
        address = f"/webhooks/{webhook['webhookId']}"
        seen = [client.call(method, address)[0] for method in ("GET", "DELETE")]

        assert [201, 200, 204] == [status, *seen]


def test_order_of_the_query_does_not_matter(client: Client) -> None:
    status, page = client.call("GET", "/tags?pageSize=2&sortBy=videoCount")

    assert (200, 2) == (status, len(page["data"]))


def test_refusal_that_was_recorded_is_given(client: Client) -> None:
    status, problem = client.call("GET", "/videos/viNone")

    assert (404, "videoId") == (status, problem["name"])


def test_what_was_not_recorded_is_refused_with_the_nearest(client: Client) -> None:
    status, problem = client.call("POST", "/webhooks", {"url": "https://example.com/other", "events": EVENTS})

    assert (404, "urn:replay:unrecorded-request") == (status, problem["type"])
    assert "the nearest is number 2 of 5" in problem["detail"]
    assert (
        "body /url: expected 'https://example.com/hook?of=apivideo', got 'https://example.com/other'"
        in (problem["detail"])
    )


@pytest.mark.parametrize(("method", "path"), [("BREW", "/coffee"), ("GET", "/nowhere?a=b"), ("OPTIONS", "*")])
def test_odd_request_is_refused_as_well(client: Client, method: str, path: str) -> None:
    assert 404 == client.call(method, path)[0]


def test_request_that_cannot_be_read_is_refused(client: Client) -> None:
    status, problem = client.call("POST", "/webhooks", headers={"content-length": "many"})

    assert (404, "This request cannot be read.") == (status, problem["title"])


def test_many_clients_are_answered_at_once(client: Client) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(client.call("GET", "/videos/viNone")[0])) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [404] * 8 == found


@pytest.mark.parametrize("is_async", [False, True])
def test_sdk_uploads_in_parts_to_a_recording(tmp_path: Path, *, is_async: bool) -> None:
    shutil.copy(CONTRACT / "recordings" / "upload_pipeline.json", tmp_path)
    scenario = load_scenario(CONTRACT / "scenarios" / "upload_pipeline.py")

    with load_package(PACKAGE) as package, serve_recordings(package, str(tmp_path)) as server:
        options = {"base_url": server.base_url, "api_key": "any"}
        if is_async:
            transport = package.module("runtime.transport.httpcore2.asynchronous").AsyncHttpcore2Transport()
            scenario.play_async(package, Environment(), transport, options)
        else:
            transport = package.module("runtime.transport.httpcore2.blocking").Httpcore2Transport()
            scenario.play(package, Environment(), transport, options)
