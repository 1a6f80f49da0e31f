"""HTTP/2 over every transport, against a server that speaks it: one connection for all, and what goes wrong on it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx2
import pytest
from authority import Authority, make_authority
from doubles import response_bytes, serving
from every_transport import Blocks, Opened, Options, asked, each_own_transport, each_transport, own
from loopback_http2 import serving_http2
from loopback_proxy import proxying
from package.runtime.errors import ConnectionLostError, ResponseTooLargeError, TimeoutError, TransportError
from package.runtime.request.bodies import EncodedBody
from package.runtime.transport.httpcore2.asynchronous import AsyncHttpcore2Transport
from package.runtime.transport.httpx2.asynchronous import AsyncHttpx2Transport
from package.runtime.transport.protocol import AsyncTransport

HTTP2 = Options(http2=True)


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    return make_authority(tmp_path_factory.mktemp("authority"), "localhost")


@pytest.fixture(autouse=True)
def _trusted(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.file))


@each_transport
def test_requests_share_a_connection_and_bodies_arrive(opened: Opened, authority: Authority) -> None:
    content: Any = Blocks()
    body = EncodedBody(content=content, content_type="text/plain", content_length=4, can_replay=True)

    with (
        serving_http2(lambda path, sent: f"{path} {sent.decode()}".encode(), authority.server) as server,
        opened(HTTP2) as send,
    ):
        found = [send(asked(f"{server.url}/{number}", "PUT", body)).content for number in range(3)]

    assert ([b"/0 abcd", b"/1 abcd", b"/2 abcd"], 1) == (found, server.connections)


@each_transport
@pytest.mark.parametrize("scheme", ["http", "socks5h"])
def test_requests_share_a_tunnel(opened: Opened, authority: Authority, scheme: str) -> None:
    with (
        serving_http2(lambda path, _sent: path.encode(), authority.server) as server,
        proxying(server.port) as proxy,
        opened(Options(http2=True, proxy=proxy.url(scheme))) as send,
    ):
        found = [send(asked(f"{server.url}/{number}")).content for number in range(3)]

    assert ([b"/0", b"/1", b"/2"], 1) == (found, len(proxy.asked))


def test_threads_get_each_their_own_response(authority: Authority) -> None:
    paths = [f"/{number}" for number in range(120)]

    with (
        serving_http2(lambda path, _sent: path.encode(), authority.server) as server,
        own(HTTP2) as send,
        ThreadPoolExecutor(6) as threads,
    ):
        found = list(threads.map(lambda path: send(asked(server.url + path, read=30)).content.decode(), paths))

    assert paths == found
    assert server.connections <= 6


@each_own_transport
def test_response_that_is_given_up_does_not_hold_up_the_next_ones(opened: Opened, authority: Authority) -> None:
    """What nobody reads any more must not fill the window of those that are read: it is 16 MiB."""
    large = bytes(20 << 20)

    with (
        serving_http2(lambda path, _sent: large if path == "/large" else b"ok", authority.server) as server,
        opened(HTTP2) as send,
    ):
        with pytest.raises(ResponseTooLargeError):
            send(asked(f"{server.url}/large", most=1000, read=30))
        assert b"ok" == send(asked(server.url, read=5)).content


@each_transport
def test_request_that_a_server_did_not_look_at_goes_by_another_connection(opened: Opened, authority: Authority) -> None:
    content: Any = Blocks()
    body = EncodedBody(content=content, content_type="text/plain", content_length=4, can_replay=True)

    with (
        serving_http2(lambda _path, sent: sent or b"goodbye", authority.server) as server,
        opened(HTTP2) as send,
    ):
        found = [send(asked(server.url, read=5)).content, send(asked(server.url, "POST", body, read=5)).content]

    assert ([b"goodbye", b"abcd"], 2) == (found, server.connections)


def test_tasks_share_a_connection_and_a_canceled_one_does_not_end_it_for_the_others(authority: Authority) -> None:
    async def run(transport: AsyncTransport, url: str) -> list[bytes]:
        held = asyncio.ensure_future(transport.send(asked(f"{url}/held", read=30)))
        await transport.send(asked(f"{url}/first"))
        others = [asyncio.ensure_future(transport.send(asked(f"{url}/{number}", read=30))) for number in range(8)]
        await asyncio.sleep(0)
        held.cancel()
        await asyncio.gather(held, return_exceptions=True)
        return [response.content for response in await asyncio.gather(*others)]

    async def run_both(url: str) -> list[list[bytes]]:
        own_transport = AsyncHttpcore2Transport(http2=True)
        async with httpx2.AsyncClient(http2=True) as client:
            both = [await run(own_transport, url), await run(AsyncHttpx2Transport(client), url)]
        await own_transport.close()
        return both

    with serving_http2(lambda path, _sent: None if path == "/held" else path.encode(), authority.server) as server:
        found = asyncio.run(run_both(server.url))

    assert [[f"/{number}".encode() for number in range(8)]] * 2 == found
    assert 2 == server.connections


@each_transport
@pytest.mark.parametrize(
    ("end", "kind"), [(b"reset", ConnectionLostError), (b"leave", ConnectionLostError), (None, TimeoutError)]
)
def test_response_that_does_not_come_may_have_been_processed(
    opened: Opened, authority: Authority, end: bytes | None, kind: type[TransportError]
) -> None:
    with (
        serving_http2(lambda _path, _sent: end, authority.server) as server,
        opened(HTTP2) as send,
        pytest.raises(TransportError) as caught,
    ):
        send(asked(server.url, "POST", read=0.2))

    assert (kind, True) == (type(caught.value), caught.value.may_have_been_processed)


@each_transport
def test_server_without_http2_is_asked_by_http1(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_authority(tmp_path, "localhost")
    monkeypatch.setenv("SSL_CERT_FILE", str(other.file))

    with serving(lambda _head, _body: response_bytes(b"ok"), other.server) as server, opened(HTTP2) as send:
        contents = [send(asked(server.url)).content for _ in range(2)]

    assert ([b"ok"] * 2, 1) == (contents, server.connections)
