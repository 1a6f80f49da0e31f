"""Recording over real sockets, with the transport that a client makes, and from many threads."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from doubles import response_bytes, serving
from package.client import AsyncSample, Sample
from package.definition import API
from package.runtime.errors import ConfigurationError
from package.testing import ReplayTransport, json_reply
from package.testing.recordings import AsyncRecordingTransport, RecordedTransport, RecordingTransport
from package.testing.recordings.record.recorder import are_of_the_api

from tests.recordings.told import CATALOG, got, story


def test_server_of_this_machine_is_called_an_emulator() -> None:
    with serving(lambda _head, _body: response_bytes()) as server:
        transport = RecordingTransport(catalog=CATALOG)
        with Sample(transport=transport, auth="none", base_url=f"{server.url}/v1") as client:
            client.things.get("1")
        asynchronous = AsyncRecordingTransport(catalog=CATALOG)
        asyncio.run(_ask(asynchronous, server.url))

    for recording in (transport.recording(), asynchronous.recording()):
        assert ("emulator", server.url) == (recording.provenance.kind, recording.provenance.host)
        assert ["getThing"] == [interaction.operation for interaction in recording.interactions]


async def _ask(transport: AsyncRecordingTransport, url: str) -> None:
    async with AsyncSample(transport=transport, auth="none", base_url=url) as client:
        await client.things.get("1")


def test_scripted_responses_are_called_examples() -> None:
    transport = RecordingTransport(ReplayTransport(json_reply({"thingId": "1"})), catalog=CATALOG)
    with Sample(transport=transport, auth="none") as client:
        client.things.get("1")

    assert "example" == transport.recording().provenance.kind


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        (("https://api.test",), True),
        (("https://sandbox.test", "https://api.test"), True),
        (("http://api.test",), False),
        (("https://api.test", "https://other.test"), False),
        ((), False),
    ],
)
def test_only_the_hosts_of_the_document_are_the_api(hosts: tuple[str, ...], expected: bool) -> None:  # noqa: FBT001 - a case
    assert expected == are_of_the_api(hosts)


def test_api_itself_over_the_own_transport_is_called_live() -> None:
    class Network(ReplayTransport):
        reaches_network = True

    transport = RecordingTransport(Network(json_reply({"thingId": "1"})), catalog=CATALOG)
    with Sample(transport=transport, auth="none") as client:
        client.things.get("1")

    recording = transport.recording()
    provenance = recording.provenance
    assert recording.is_sealed
    assert ("live", "https://api.test", "sample_sdk 1.2.3") == (provenance.kind, provenance.host, provenance.sdk)


def test_empty_recording_cannot_be_called_live() -> None:
    with pytest.raises(ConfigurationError, match="a recording of nobody"):
        RecordingTransport(catalog=CATALOG, kind="live").recording()


def test_key_of_the_environment_is_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"{API.env_prefix}_API_KEY", "k7")
    transport = RecordingTransport(ReplayTransport(json_reply({"thingId": "1", "title": "k7"})), catalog=CATALOG)
    with Sample(transport=transport, auth="none") as client:
        client.things.get("1")

    assert "k7" not in str(transport.recording())


def test_threads_record_and_replay_side_by_side() -> None:
    responses: Any = [json_reply({"thingId": "1"})] * 40
    recording = RecordingTransport(ReplayTransport(*responses), catalog=CATALOG)
    replaying = RecordedTransport(story(*[got("1", {"thingId": "1"})] * 40), catalog=CATALOG)
    for transport in (recording, replaying):
        with Sample(transport=transport, auth="none") as client, ThreadPoolExecutor(8) as pool:
            list(pool.map(lambda _: client.things.get("1"), range(40)))

    assert 40 == len(recording.recording().interactions)
    replaying.assert_all_used()
