"""Answers that go to a sink, as downloads do: noted while they pass, and poured out again."""

from __future__ import annotations

import asyncio
import hashlib
from typing import Any

import pytest
from package.runtime.errors import TransportError
from package.runtime.headers import Headers
from package.runtime.transport.protocol import RawResponse, Request, Timeout
from package.testing.recordings import (
    AsyncRecordedTransport,
    AsyncRecordingTransport,
    RecordedTransport,
    Recording,
    RecordingTransport,
)
from package.testing.recordings.bodies import NotKeptError
from package.testing.recordings.recording import BinaryContent, TextContent
from package.testing.recordings.replay.replay import response_bytes

from tests.recordings.told import CATALOG

BLOCKS = (b"\x00one", b"two")
HEADERS = Headers([("Content-Type", "video/mp4"), ("Content-Length", "7"), ("Server", "nginx")])


class Pot:
    """A sink that takes every successful response."""

    def __init__(self, *, wants: bool = True) -> None:
        self.wants = wants
        self.content = b""
        self.reports = 0

    def begin(self, status: int, headers: Headers) -> bool:
        assert (200, "7") == (status, headers["content-length"])
        return self.wants

    def write(self, block: bytes) -> None:
        self.content += block

    def report(self) -> None:
        self.reports += 1


class Pouring:
    """A transport that pours two blocks, and breaks off after one when it is told to."""

    def __init__(self, *, breaks: bool = False) -> None:
        self.breaks = breaks

    def send(self, request: Request) -> RawResponse:
        assert request.sink is not None
        if not request.sink.begin(200, HEADERS):
            return RawResponse(status=200, headers=HEADERS, content=b"".join(BLOCKS))
        request.sink.write(BLOCKS[0])
        if self.breaks:
            raise TransportError("the connection broke")
        request.sink.write(BLOCKS[1])
        request.sink.report()
        return RawResponse(status=200, headers=HEADERS)

    def close(self) -> None:
        """Nothing is open."""


def asking(sink: Pot) -> Request:
    return Request(method="GET", url="https://cdn.test/a.mp4", headers={}, timeout=Timeout(1, 1), sink=sink)


def recorded(transport: Pouring, sink: Pot, **options: Any) -> Recording:
    recording = RecordingTransport(transport, catalog=CATALOG, **options)
    recording.send(asking(sink))
    return recording.recording()


def test_poured_response_is_noted_and_passed_on() -> None:
    pot = Pot()

    (noted,) = recorded(Pouring(), pot).interactions

    assert (b"\x00onetwo", 1) == (pot.content, pot.reports)
    assert noted.response is not None
    assert (("content-type", "video/mp4"), ("content-length", "7")) == noted.response.headers
    assert isinstance(noted.response.body, BinaryContent)
    assert hashlib.sha256(b"\x00onetwo").hexdigest() == noted.response.body.sha256


def test_poured_response_is_poured_again() -> None:
    told, pot = recorded(Pouring(), Pot()), Pot()

    reply = RecordedTransport(told, catalog=CATALOG).send(asking(pot))

    assert (b"\x00onetwo", 1, b"") == (pot.content, pot.reports, reply.content)


def test_awaited_response_is_poured_again() -> None:
    class AsyncPouring:
        async def send(self, request: Request) -> RawResponse:
            return Pouring().send(request)

        async def close(self) -> None:
            """Nothing is open."""

    async def run() -> bytes:
        recording = AsyncRecordingTransport(AsyncPouring(), catalog=CATALOG)
        await recording.send(asking(Pot()))
        pot = Pot()
        await AsyncRecordedTransport(recording.recording(), catalog=CATALOG).send(asking(pot))
        return pot.content

    assert b"\x00onetwo" == asyncio.run(run())


def test_response_that_a_sink_declines_is_read_whole() -> None:
    (noted,) = recorded(Pouring(), Pot(wants=False)).interactions

    assert noted.response is not None
    assert (("content-type", "video/mp4"),) == noted.response.headers
    assert b"\x00onetwo" == response_bytes(noted.response.body)


def test_response_that_broke_off_breaks_off_again() -> None:
    recording, pot = RecordingTransport(Pouring(breaks=True), catalog=CATALOG), Pot()
    with pytest.raises(TransportError):
        recording.send(asking(Pot()))
    (noted,) = recording.recording().interactions

    with pytest.raises(TransportError, match="the connection broke"):
        RecordedTransport(recording.recording(), catalog=CATALOG).send(asking(pot))

    assert noted.response is not None
    assert noted.failure is not None
    assert b"\x00one" == pot.content


def test_large_response_is_not_kept_and_says_so_when_it_is_asked_for() -> None:
    told = recorded(Pouring(), Pot(), keep=5)

    with pytest.raises(NotKeptError, match="of these 7 bytes"):
        RecordedTransport(told, catalog=CATALOG).send(asking(Pot()))


def test_failure_of_the_sink_leaves_nothing_noted() -> None:
    class Full(Pot):
        def write(self, block: bytes) -> None:
            raise OSError(f"disk full, {len(block)} bytes are left")

    recording = RecordingTransport(Pouring(), catalog=CATALOG)
    with pytest.raises(OSError, match="disk full"):
        recording.send(asking(Full()))

    assert () == recording.recording().interactions


def test_text_is_kept_as_text() -> None:
    class Writing(Pouring):
        def send(self, request: Request) -> RawResponse:
            assert request.sink is not None
            return RawResponse(status=200, headers=Headers([("Content-Type", "text/vtt")]), content=b"WEBVTT\n")

    (noted,) = recorded(Writing(), Pot()).interactions

    assert noted.response is not None
    assert TextContent(text="WEBVTT\n") == noted.response.body
