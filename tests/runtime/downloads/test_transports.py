"""Transports under downloads: with sinks and without, beside an event loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx2
import pytest
from doubles import Server, reply, some_settings
from file_server import (
    CONTENT,
    Fetch,
    Origin,
    answered,
    each_client,
    fetch_awaiting,
    fetch_blocking,
    only,
    serving,
)
from package.client import AsyncSample
from package.runtime.errors import DecodeError
from package.runtime.request.progress import Progress
from package.runtime.transfer.download.download import download
from package.runtime.transport.flow import Send
from package.runtime.transport.protocol import Request
from package.testing import AsyncReplayTransport, ReplayTransport


@pytest.mark.parametrize("kind", ["blocking", "asynchronous"])
def test_transport_that_does_not_know_sinks_downloads_too(kind: str, tmp_path: Path) -> None:
    script = (reply(503), reply(200, CONTENT, content_length=str(len(CONTENT))))

    if kind == "blocking":
        path = fetch_blocking("https://cdn.test/a", tmp_path / "a", transport=ReplayTransport(*script))
    else:
        path = fetch_awaiting("https://cdn.test/a", tmp_path / "a", transport=AsyncReplayTransport(*script))

    assert CONTENT == path.read_bytes()


@pytest.mark.parametrize("kind", ["blocking", "asynchronous"])
def test_client_with_a_transport_for_tests_downloads_too(kind: str, tmp_path: Path) -> None:
    played = httpx2.MockTransport(lambda _request: httpx2.Response(200, content=CONTENT))

    if kind == "blocking":
        path = fetch_blocking("https://cdn.test/a", tmp_path / "a", http_client=httpx2.Client(transport=played))
    else:
        own = httpx2.AsyncClient(transport=played)
        path = fetch_awaiting("https://cdn.test/a", tmp_path / "a", http_client=own)

    assert CONTENT == path.read_bytes()


@dataclass
class SlowDisk:
    """A sink whose writes end only once the event loop went on meanwhile."""

    loop: asyncio.AbstractEventLoop
    written: list[bool] = field(default_factory=list)

    def begin(self, _status: int, _headers: object) -> bool:
        return self._is_loop_free()

    def write(self, _block: bytes) -> None:
        self.written.append(self._is_loop_free())

    def report(self) -> None:
        pass

    def _is_loop_free(self) -> bool:
        went_on = threading.Event()
        self.loop.call_soon_threadsafe(went_on.set)
        return went_on.wait(2)


def test_event_loop_goes_on_while_the_disk_is_slow() -> None:
    async def run(server: Server) -> list[bool]:
        async with AsyncSample(base_url=server.url, auth="none") as client:
            sink = SlowDisk(asyncio.get_running_loop())
            request = Request(method="GET", url=server.url, headers={}, timeout=some_settings().timeout, sink=sink)
            await client.caller.driver.run(only(Send(request)))
            return sink.written

    with serving(Origin()) as server:
        written = asyncio.run(run(server))

    assert {True} == set(written)


class _HeldBack(BaseHTTPRequestHandler):
    """Holds its first response back after 1.5 MiB, until the test is over."""

    origin: Origin
    release: threading.Event

    def do_GET(self) -> None:
        lines = [self.requestline, *(f"{name}: {value}" for name, value in self.headers.items())]
        response = self.origin("\r\n".join(lines).encode(), b"")
        if "Range" not in self.headers:
            self.wfile.write(response[: 3 << 19])
            self.release.wait(10)
        else:
            self.wfile.write(response)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base class
        pass


@contextmanager
def holding_back(origin: Origin) -> Iterator[str]:
    release = threading.Event()
    handler = type("HeldBack", (_HeldBack,), {"origin": origin, "release": release})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/talk.mp4"
        release.set()
        server.shutdown()


def test_canceled_download_keeps_what_came_and_leaves_the_client_usable(tmp_path: Path) -> None:
    path = tmp_path / "talk.mp4"
    origin = Origin(content=bytes(2 << 20))

    async def run(url: str) -> None:
        async with AsyncSample(base_url=url, auth="none") as client:
            caller = client.caller
            fetching = download(caller.session, caller.settings, url, path, on_progress=lambda _progress: task.cancel())
            task = asyncio.ensure_future(caller.driver.run(fetching))
            with pytest.raises(asyncio.CancelledError):
                await task
            await caller.driver.run(download(caller.session, caller.settings, url, path))

    with holding_back(origin) as url:
        asyncio.run(run(url))

    (_, resumed) = origin.sent
    assert 1 << 20 <= resumed[0] <= 3 << 19
    assert origin.content == path.read_bytes()


@each_client
def test_silence_in_the_middle_is_a_lost_connection(fetch: Fetch, tmp_path: Path) -> None:
    origin = Origin(content=bytes(2 << 20))

    with holding_back(origin) as url:
        path = fetch(url, tmp_path / "talk.mp4", timeout=0.2)

    assert origin.content == path.read_bytes()
    assert origin.sent[0][1] > origin.sent[1][0] > 1 << 20


def refuse(_progress: Progress) -> None:
    raise KeyError("enough")


COMPRESSED = answered(bytes(1 << 20), headers="content-encoding: gzip\r\n")
PLAIN = answered(bytes(1 << 20))


@pytest.mark.parametrize(("response", "kind"), [(COMPRESSED, DecodeError), (PLAIN, KeyError)])
def test_connection_is_given_back_when_the_sink_raises(response: bytes, kind: type[Exception], tmp_path: Path) -> None:
    one_at_a_time = httpx2.Client(limits=httpx2.Limits(max_connections=1))

    with serving(lambda _head, _body: response) as server, one_at_a_time:
        for _ in range(3):
            with pytest.raises(kind):
                fetch_blocking(f"{server.url}/a", tmp_path / "a", http_client=one_at_a_time, on_progress=refuse)

        assert not one_at_a_time._transport._pool.connections  # type: ignore[attr-defined]  # of httpx2's own transport


@pytest.mark.parametrize(("response", "kind"), [(COMPRESSED, DecodeError), (PLAIN, KeyError)])
def test_asynchronous_connection_is_given_back_when_the_sink_raises(
    response: bytes, kind: type[Exception], tmp_path: Path
) -> None:
    async def run(server: Server) -> None:
        one_at_a_time = httpx2.AsyncClient(limits=httpx2.Limits(max_connections=1))
        async with one_at_a_time, AsyncSample(base_url=server.url, auth="none", http_client=one_at_a_time) as client:
            caller, url = client.caller, f"{server.url}/a"
            for _ in range(3):
                with pytest.raises(kind):
                    await caller.driver.run(
                        download(caller.session, caller.settings, url, tmp_path / "a", on_progress=refuse)
                    )

    with serving(lambda _head, _body: response) as server:
        asyncio.run(run(server))


@dataclass
class HeldDisk:
    """A sink whose first write takes until it is let go."""

    begun: threading.Event = field(default_factory=threading.Event)
    release: threading.Event = field(default_factory=threading.Event)
    is_writing: bool = False

    def begin(self, _status: int, _headers: object) -> bool:
        return True

    def write(self, _block: bytes) -> None:
        self.is_writing = True
        self.begun.set()
        self.release.wait(10)
        self.is_writing = False

    def report(self) -> None:
        pass


def test_canceled_request_ends_once_its_sink_is_no_longer_written_to() -> None:
    sink = HeldDisk()

    async def run(server: Server) -> bool:
        async with AsyncSample(base_url=server.url, auth="none") as client:
            request = Request(method="GET", url=server.url, headers={}, timeout=some_settings().timeout, sink=sink)
            task = asyncio.ensure_future(client.caller.driver.run(only(Send(request))))
            await asyncio.to_thread(sink.begun.wait, 10)
            task.cancel()
            for _ in range(50):
                await asyncio.sleep(0)
            is_ended = task.done()
            sink.release.set()
            with pytest.raises(asyncio.CancelledError):
                await task
            return is_ended or sink.is_writing

    with serving(Origin()) as server:
        assert not asyncio.run(run(server))
