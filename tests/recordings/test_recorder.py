"""What a recording transport notes of what passes it, and that it passes everything on."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from package.client import Sample
from package.runtime.errors import ConfigurationError, ConnectError
from package.testing import ReplayTransport, json_reply
from package.testing.recordings import RecordingTransport, read_recording, write_recording
from package.testing.recordings.catalog import Catalog
from package.testing.recordings.recording import (
    BinaryContent,
    Interaction,
    JsonContent,
    RecordedFailure,
    RecordedRequest,
    RecordedResponse,
)
from package.things import CREATE, DELETE, GET, LIST, SEND, STATUS

CATALOG = Catalog([LIST, GET, CREATE, DELETE, STATUS, SEND], ["https://api.test", "https://sandbox.test/v1"])


def test_request_and_answer_are_noted_by_operation() -> None:
    transport = RecordingTransport(ReplayTransport(json_reply({"thingId": "a/b"})), catalog=CATALOG)

    with Sample(transport=transport, auth="none") as client:
        client.things.get("a/b")

    expected = Interaction(
        operation="getThing",
        request=RecordedRequest(
            method="GET",
            path="/things/{thingId}",
            values={"thingId": "a/b"},
            headers={"accept": "application/json"},
        ),
        response=RecordedResponse(
            status=200,
            headers=(("content-type", "application/json"),),
            body=JsonContent(data={"thingId": "a/b"}, style="spaced"),
        ),
    )
    assert (expected,) == transport.recording().interactions


def test_failure_is_noted_and_raised() -> None:
    transport = RecordingTransport(ReplayTransport(ConnectError("gone")), catalog=CATALOG)

    with pytest.raises(ConnectError), Sample(transport=transport, auth="none", retries=0) as client:
        client.things.get("1")

    (noted,) = transport.recording().interactions
    assert RecordedFailure(error="ConnectError", message="gone") == noted.failure
    assert noted.response is None


def test_file_is_noted_by_hash_and_sent_on(tmp_path: Path) -> None:
    content = bytes(range(256)) * 1000
    (tmp_path / "source.bin").write_bytes(content)
    inner = ReplayTransport(json_reply(None, 204))
    transport = RecordingTransport(inner, catalog=CATALOG)

    with Sample(transport=transport, auth="none") as client:
        client.things.send("1", tmp_path / "source.bin")

    (noted,) = transport.recording().interactions
    assert BinaryContent(sha256=hashlib.sha256(content).hexdigest(), size=256000) == noted.request.body
    assert content == inner.requests[0].content


def test_recording_is_live_only_when_the_api_itself_answered() -> None:
    transport = RecordingTransport(ReplayTransport(json_reply({"thingId": "1"})), catalog=CATALOG, kind="live")
    with Sample(transport=transport, auth="none") as client:
        client.things.get("1")

    with pytest.raises(ConfigurationError, match=r"https://api\.test cannot be called live"):
        transport.recording()


def test_recording_reads_as_it_was_written(tmp_path: Path) -> None:
    transport = RecordingTransport(ReplayTransport(json_reply({"thingId": "1"})), catalog=CATALOG, scenario="one")
    with Sample(transport=transport, auth="none") as client:
        client.things.get("1")
    recording = transport.recording()

    write_recording(recording, tmp_path / "one.json")

    assert recording == read_recording(tmp_path / "one.json")
    assert ["one.json"] == [file.name for file in tmp_path.iterdir()]
