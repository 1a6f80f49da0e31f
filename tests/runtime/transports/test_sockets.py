"""The transports of this package itself, against a server on the loopback."""

from __future__ import annotations

import asyncio
import gzip
import os
import ssl
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import h2.exceptions
import httpcore2
import httpx2
import pytest
import socksio
from doubles import Server, response_bytes, serving
from package.client import AsyncSample, Sample
from package.runtime.call.hooks import Hooks
from package.runtime.errors import (
    ApiError,
    ConfigurationError,
    ConnectError,
    ConnectionLostError,
    RateLimitError,
    TimeoutError,
    TransportError,
    UploadError,
)
from package.runtime.retry import RetryPolicy
from package.runtime.transport.http_errors import transport_error

AT_ONCE = RetryPolicy(retries=1, base=0)


@pytest.fixture
def silence() -> Iterator[threading.Event]:
    """Holds a server's answer back until the test is over."""
    event = threading.Event()
    yield event
    event.set()


def client(server: Server, **options: Any) -> Sample:
    return Sample(**{"base_url": server.url, "auth": "none", "retries": 0, **options})


def async_client(server: Server, **options: Any) -> AsyncSample:
    return AsyncSample(**{"base_url": server.url, "auth": "none", "retries": 0, **options})


def ok(_head: bytes, _body: bytes) -> bytes:
    return response_bytes()


def test_calls_share_one_connection() -> None:
    with serving(ok) as server, client(server) as sample:
        for _ in range(5):
            sample.things.get("1")

    assert (1, 5) == (server.connections, len(server.requests))


def test_asynchronous_calls_share_one_connection() -> None:
    async def run(server: Server) -> None:
        async with async_client(server) as sample:
            for _ in range(5):
                await sample.things.get("1")

    with serving(ok) as server:
        asyncio.run(run(server))

    assert (1, 5) == (server.connections, len(server.requests))


def test_request_on_the_wire_is_complete() -> None:
    with serving(ok) as server, client(server) as sample:
        sample.request("POST", "/x", query={"a": "b c"}, json={"a": 1})

    head = server.requests[0].decode().lower()
    assert head.startswith("post /x?a=b%20c http/1.1\r\n")
    assert f"host: 127.0.0.1:{server.port}\r\n" in head
    assert "content-type: application/json\r\ncontent-length: 7\r\n" in head
    assert f"httpcore2/{httpcore2.__version__}\r\n" in head


def test_timed_out_response_may_have_been_processed(silence: threading.Event) -> None:
    def hold(_head: bytes, _body: bytes) -> None:
        silence.wait()

    with serving(hold) as server, client(server, timeout=0.02) as sample:
        with pytest.raises(TimeoutError, match=r"getThing: GET .*no response in time") as caught:
            sample.things.get("1")
        silence.set()

    assert caught.value.may_have_been_processed


def test_asynchronous_response_times_out_too(silence: threading.Event) -> None:
    def hold(_head: bytes, _body: bytes) -> None:
        silence.wait()

    async def run(server: Server) -> None:
        async with async_client(server, timeout=0.02) as sample:
            await sample.things.get("1")

    with serving(hold) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(run(server))
        silence.set()


def test_refused_connection_was_not_processed() -> None:
    with serving(ok) as server:
        pass

    with client(server) as sample, pytest.raises(ConnectError, match="no connection") as caught:
        sample.things.create(title="a")

    assert not caught.value.may_have_been_processed


def test_connection_dropped_before_the_response_is_retried_when_safe() -> None:
    responses = iter([None, response_bytes()])

    with serving(lambda _head, _body: next(responses)) as server, client(server, retries=AT_ONCE) as sample:
        response = sample.things.with_response.get("1")

    assert (2, 2) == (response.attempts, server.connections)


def test_connection_dropped_before_the_response_is_not_retried_when_unsafe() -> None:
    with (
        serving(lambda _head, _body: None) as server,
        client(server, retries=AT_ONCE) as sample,
        pytest.raises(TransportError) as caught,
    ):
        sample.things.create(title="a")

    assert caught.value.may_have_been_processed
    assert 1 == len(server.requests)


def test_response_cut_in_its_body_is_a_transport_error() -> None:
    cut = b'HTTP/1.1 200 OK\r\ncontent-length: 100\r\nconnection: close\r\n\r\n{"thingId":'

    with (
        serving(lambda _head, _body: cut) as server,
        client(server) as sample,
        pytest.raises(TransportError, match="the connection broke"),
    ):
        sample.things.get("1")


def test_compressed_response_is_read() -> None:
    content = gzip.compress(b'{"thingId": "1"}')
    response = response_bytes(content, headers="content-encoding: gzip\r\n")

    with serving(lambda _head, _body: response) as server, client(server) as sample:
        assert "1" == sample.things.get("1").thing_id


def test_bytes_that_are_no_http_are_a_transport_error() -> None:
    with (
        serving(lambda _head, _body: b"SSH-2.0-x\r\n\r\n") as server,
        client(server) as sample,
        pytest.raises(TransportError),
    ):
        sample.things.get("1")


def test_file_is_sent_with_its_length_and_again_on_a_retry(tmp_path: Path) -> None:
    path = tmp_path / "source.bin"
    path.write_bytes(bytes(range(256)) * 4096)
    bodies: list[bytes] = []
    statuses = iter(["503 Busy", "204 No Content"])

    def keep(_head: bytes, body: bytes) -> bytes:
        bodies.append(body)
        return response_bytes(b"", next(statuses))

    with serving(keep) as server, client(server, retries=AT_ONCE) as sample:
        sample.things.send("1", path)

    assert [path.read_bytes()] * 2 == bodies
    assert b"content-length: 1048576" in server.requests[0].lower()


def test_asynchronous_client_sends_files_and_asynchronous_blocks(tmp_path: Path) -> None:
    path = tmp_path / "source.bin"
    path.write_bytes(b"file")
    bodies: list[bytes] = []

    def keep(_head: bytes, body: bytes) -> bytes:
        bodies.append(body)
        return response_bytes(b"", "204 No Content")

    async def run(server: Server) -> None:
        async with async_client(server) as sample:
            await sample.things.send("1", path)

    with serving(keep) as server:
        asyncio.run(run(server))

    assert [b"file"] == bodies


def test_many_threads_share_one_client() -> None:
    def response(head: bytes, _body: bytes) -> bytes:
        is_exchange = head.startswith(b"POST /auth/api-key")
        return response_bytes(b'{"access_token": "t", "expires_in": 3600}') if is_exchange else response_bytes()

    with serving(response) as server, Sample("key", base_url=server.url) as sample, ThreadPoolExecutor(16) as pool:
        found = list(pool.map(lambda _n: sample.things.get("1").thing_id, range(160)))

    exchanges = [head for head in server.requests if b"/auth/" in head]
    assert (["1"] * 160, 1) == (found, len(exchanges))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_client_works_on_both_sides_of_a_fork() -> None:
    with serving(ok) as server, client(server) as sample:
        sample.things.get("1")
        child = os.fork()
        if child == 0:
            os._exit(0 if sample.things.get("1").thing_id == "1" else 1)
        _, status = os.waitpid(child, 0)

        again = sample.things.get("1").thing_id

    assert (0, "1") == (os.waitstatus_to_exitcode(status), again)
    assert 2 == server.connections


def test_canceled_call_leaves_the_client_usable(silence: threading.Event) -> None:
    begun = threading.Event()

    def response(head: bytes, _body: bytes) -> bytes:
        if b"/things/slow" in head:
            begun.set()
            silence.wait()
        return response_bytes()

    async def run(server: Server) -> str:
        async with async_client(server) as sample:
            task = asyncio.ensure_future(sample.things.get("slow"))
            await asyncio.get_running_loop().run_in_executor(None, begun.wait)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            return (await sample.things.get("1")).thing_id

    with serving(response) as server:
        assert "1" == asyncio.run(run(server))
        silence.set()


def test_asynchronous_client_works_on_one_loop_after_the_other() -> None:
    with serving(ok) as server:
        sample = async_client(server)
        found = [asyncio.run(sample.things.get("1")).thing_id for _ in range(3)]

    assert (["1"] * 3, 3) == (found, server.connections)


def test_client_of_the_caller_is_used_as_it_is_and_left_open() -> None:
    with serving(ok) as server, httpx2.Client(headers={"X-Own": "1"}) as own:
        with client(server, http_client=own) as sample:
            sample.things.get("1")

        assert not own.is_closed

    assert b"x-own: 1\r\n" in server.requests[0].lower()


def test_client_of_the_caller_does_not_take_credentials_elsewhere() -> None:
    def elsewhere(_head: bytes, _body: bytes) -> bytes:
        return response_bytes(b"", "302 Found", f"location: http://localhost:{server.port}/stolen\r\n")

    with serving(elsewhere) as server, httpx2.Client(follow_redirects=True) as own:
        sample = Sample("key", base_url=server.url, auth="basic", http_client=own, retries=0)
        with pytest.raises(ApiError, match="not followed"):
            sample.things.get("1")

    assert 1 == len(server.requests)


@pytest.mark.parametrize("is_async", [False, True])
def test_call_goes_by_the_proxy(*, is_async: bool) -> None:
    found = response_bytes(b'{"thingId": "1"}', "200 OK", "content-type: application/json\r\n")

    async def ask(proxy: str) -> None:
        async with AsyncSample(auth="none", base_url="http://api.test", proxy=proxy, retries=0) as sample:
            await sample.things.get("1")

    with serving(lambda _head, _body: found) as proxy:
        if is_async:
            asyncio.run(ask(proxy.url))
        else:
            with Sample(auth="none", base_url="http://api.test", proxy=proxy.url, retries=0) as sample:
                sample.things.get("1")

    assert b"GET http://api.test/things/1 HTTP/1.1" == proxy.requests[0].partition(b"\r\n")[0]


def test_proxy_that_cannot_be_is_refused_when_the_client_is_made() -> None:
    with pytest.raises(ConfigurationError, match="proxy is no address of a proxy; give one like http"):
        Sample(proxy="gopher://localhost:1")


def test_response_headers_are_read_from_the_wire() -> None:
    response = response_bytes(b"{}", "429 Too Many Requests", "X-RateLimit-Limit: 40\r\nX-RateLimit-Retry-After: 7\r\n")

    with (
        serving(lambda _head, _body: response) as server,
        client(server) as sample,
        pytest.raises(RateLimitError) as caught,
    ):
        sample.things.get("1")

    assert (40, 7.0) == (caught.value.limit, caught.value.retry_after)


@pytest.mark.parametrize("kind", ["blocking", "asynchronous"])
def test_forgotten_client_ends_without_noise(kind: str) -> None:
    folders = [path for path in sys.path if Path(path, "package").is_dir()]
    calls = {
        "blocking": "Sample(base_url=url, auth='none').things.get('1')",
        "asynchronous": "asyncio.run(AsyncSample(base_url=url, auth='none').things.get('1'))",
    }

    with serving(ok) as server:
        code = (
            f"import asyncio, sys; sys.path[:0] = {folders!r}; url = {server.url!r}\n"
            f"from package.client import AsyncSample, Sample\n{calls[kind]}\n"
        )
        command = [sys.executable, "-W", "always::ResourceWarning", "-c", code]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)

    assert ("", 0) == (done.stderr, done.returncode)


@pytest.mark.parametrize("library", [httpcore2, httpx2], ids=lambda library: library.__name__)
@pytest.mark.parametrize(
    ("happened", "kind", "may_have_been_processed"),
    [
        ("ConnectError", ConnectError, False),
        ("ConnectTimeout", TimeoutError, False),
        ("PoolTimeout", TimeoutError, False),
        ("ProxyError", TransportError, False),
        ("LocalProtocolError", TransportError, False),
        ("UnsupportedProtocol", TransportError, False),
        ("ReadTimeout", TimeoutError, True),
        ("WriteTimeout", TimeoutError, True),
        ("ReadError", ConnectionLostError, True),
        ("WriteError", ConnectionLostError, True),
        ("RemoteProtocolError", ConnectionLostError, True),
        ("ProtocolError", TransportError, True),
    ],
)
def test_what_happened_decides_whether_the_call_may_have_been_processed(
    library: Any, happened: str, kind: type[TransportError], *, may_have_been_processed: bool
) -> None:
    error = transport_error(getattr(library, happened)("x"))

    assert isinstance(error, TransportError)
    assert (kind, may_have_been_processed) == (type(error), error.may_have_been_processed)


@pytest.mark.parametrize("error", [ssl.SSLError("x"), h2.exceptions.StreamClosedError(1), socksio.ProtocolError("x")])
def test_errors_that_the_libraries_let_through_mean_a_lost_connection(error: Exception) -> None:
    assert isinstance(transport_error(error), ConnectionLostError)


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), OSError("x"), asyncio.CancelledError()])
def test_errors_of_others_are_left_alone(error: BaseException) -> None:
    assert transport_error(error) is None


def test_file_that_shrinks_while_it_is_sent_is_an_upload_error(tmp_path: Path) -> None:
    path = tmp_path / "source.bin"
    path.write_bytes(bytes(3 << 20))

    emptied = Hooks(on_request=lambda _event: path.write_bytes(b""))

    with (
        serving(ok) as server,
        client(server, hooks=emptied) as sample,
        pytest.raises(UploadError, match=r"source\.bin"),
    ):
        sample.things.send("1", path)
