"""What bounds a call as a whole: its deadline, and the size of its response."""

from __future__ import annotations

import asyncio
import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeAlias

import httpx2
import pytest
from doubles import response_bytes, serving
from package.client import AsyncSample, Sample
from package.runtime.errors import (
    ConfigurationError,
    DeadlineError,
    RateLimitError,
    ResponseTooLargeError,
    ServerError,
    TransportError,
)
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.download.download import download
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import Crowd, reading
from tests.runtime.crowd_apis import FOUND

Getting: TypeAlias = Callable[..., Any]
DEADLINE = 0.3
SLACK = 1.0


def blocking(url: str, **options: Any) -> Any:
    with Sample(base_url=url, auth="none", **options) as client:
        return client.things.get("1")


def awaiting(url: str, **options: Any) -> Any:
    async def main() -> Any:
        async with AsyncSample(base_url=url, auth="none", **options) as client:
            return await client.things.get("1")

    return asyncio.run(main())


def injected(url: str, **options: Any) -> Any:
    with httpx2.Client() as http_client:
        return blocking(url, http_client=http_client, **options)


ways = pytest.mark.parametrize("get", [blocking, awaiting, injected])


def nothing(_connection: socket.socket, is_over: threading.Event) -> None:
    is_over.wait(5)


def drip_headers(connection: socket.socket, is_over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nx-slow: ")
    while not is_over.wait(0.02):
        connection.sendall(b"a")


def drip_body(connection: socket.socket, is_over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n")
    while not is_over.wait(0.02):
        connection.sendall(b" ")


def stall_late(connection: socket.socket, is_over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n")
    is_over.wait(DEADLINE * 0.8)
    connection.sendall(b" ")
    is_over.wait(5)


@contextmanager
def slow(behave: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    is_over = threading.Event()

    def talk(connection: socket.socket) -> None:
        with connection:
            connection.recv(65536)
            try:
                behave(connection, is_over)
            except OSError:
                return

    def accept(listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=talk, args=(connection,), daemon=True).start()

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=accept, args=(listener,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            is_over.set()
            listener.shutdown(socket.SHUT_RDWR)


@ways
@pytest.mark.parametrize("behave", [nothing, drip_headers, drip_body, stall_late])
def test_no_call_outlives_its_deadline(get: Getting, behave: Any) -> None:
    with slow(behave) as url:
        begun = time.monotonic()
        with pytest.raises(DeadlineError) as caught:
            get(url, deadline=DEADLINE, retries=5)

        assert time.monotonic() - begun < DEADLINE + SLACK
    assert isinstance(caught.value, TimeoutError)
    assert ("unknown", 1) == (caught.value.outcome, caught.value.attempts)


def test_given_up_request_ends_although_its_body_goes_on() -> None:
    earlier = set(threading.enumerate())
    with slow(drip_body) as url, Sample(base_url=url, auth="none", deadline=DEADLINE) as client:
        with pytest.raises(DeadlineError):
            client.things.get("1")
        given_up = [thread for thread in threading.enumerate() if thread not in earlier and thread.name == "send"]
        for thread in given_up:
            thread.join(SLACK)

        assert [] == [thread for thread in given_up if thread.is_alive()]


def test_deadline_of_one_call_ends_with_it() -> None:
    with slow(drip_body) as url, Sample(base_url=url, auth="none") as client, pytest.raises(DeadlineError):
        client.things.get("1", options={"deadline": 0.1})

    assert client.caller.settings.deadline is None


def test_deadline_bounds_attempts_and_pauses_together() -> None:
    def response(_request: Request, now: float) -> RawResponse:
        sent.append(now)
        return RawResponse(status=503)

    sent: list[float] = []
    crowd = Crowd(response, latency=lambda: 2.0)
    policy = RetryPolicy(retries=50, base=4.0, cap=4.0)

    error = crowd.run([reading(crowd.session(), retry=policy, deadline=10.0)])[0]

    assert isinstance(error, ServerError)
    assert crowd.now <= 1010
    assert len(sent) > 1


def test_each_request_is_told_the_time_that_is_left() -> None:
    def response(request: Request, _now: float) -> RawResponse:
        left.append(request.time_left)
        return FOUND if len(left) > 1 else RawResponse(status=429)

    left: list[float | None] = []
    crowd = Crowd(response, latency=lambda: 1.0)

    crowd.run([reading(crowd.session(), retry=RetryPolicy(base=0.0), deadline=10.0)])

    assert [10.0, 9.0] == left


def test_longer_wait_than_the_deadline_is_not_begun() -> None:
    crowd = Crowd(lambda _request, _now: RawResponse(status=429, headers=FOUND.headers))
    asked = RawResponse(status=429, headers=type(FOUND.headers)([("retry-after", "20")]))
    crowd = Crowd(lambda _request, _now: asked)

    error = crowd.run([reading(crowd.session(), deadline=5.0)])[0]

    assert isinstance(error, RateLimitError)
    assert ([], 20.0) == (crowd.slept, error.retry_after)


def test_download_counts_its_deadline_to_the_first_byte(tmp_path: Path) -> None:
    def slowly(_head: bytes, _body: bytes) -> bytes:
        return b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc"

    with serving(slowly) as server, Sample(base_url=server.url, auth="none", deadline=5.0) as client:
        caller = client.caller
        path = caller.driver.run(download(caller.session, caller.settings, f"{server.url}/a.mp4", tmp_path / "a.mp4"))

    assert b"abc" == path.read_bytes()


def test_download_whose_first_byte_never_comes_ends_in_time(tmp_path: Path) -> None:
    with slow(nothing) as url, Sample(base_url=url, auth="none", deadline=DEADLINE) as client:
        caller, begun = client.caller, time.monotonic()
        with pytest.raises(DeadlineError):
            caller.driver.run(download(caller.session, caller.settings, f"{url}/a.mp4", tmp_path / "a.mp4"))

    assert time.monotonic() - begun < DEADLINE + SLACK


def trickle(connection: socket.socket, is_over: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n")
    for _ in range(10):
        is_over.wait(0.05)
        connection.sendall(b"a")


def test_download_that_has_begun_may_take_longer(tmp_path: Path) -> None:
    with slow(trickle) as url, Sample(base_url=url, auth="none", deadline=DEADLINE) as client:
        caller = client.caller
        path = caller.driver.run(download(caller.session, caller.settings, f"{url}/a.mp4", tmp_path / "a.mp4"))

    assert b"a" * 10 == path.read_bytes()


def test_asynchronous_download_that_has_begun_may_take_longer(tmp_path: Path) -> None:
    async def main(url: str) -> Path:
        async with AsyncSample(base_url=url, auth="none", deadline=DEADLINE) as client:
            caller = client.caller
            flow = download(caller.session, caller.settings, f"{url}/a.mp4", tmp_path / "a.mp4")
            return await caller.driver.run(flow)

    with slow(trickle) as url:
        path = asyncio.run(main(url))

    assert b"a" * 10 == path.read_bytes()


@ways
@pytest.mark.parametrize("headers", ["", "content-encoding: gzip\r\n"], ids=["plain", "gzip"])
def test_larger_response_than_allowed_is_not_read(get: Getting, headers: str) -> None:
    content = b'{"thingId": "1"}' + b" " * 2_000_000
    sent = gzip.compress(content) if headers else content

    with (
        serving(lambda _head, _body: response_bytes(sent, headers=headers)) as server,
        pytest.raises(ResponseTooLargeError, match="more than 1,000,000 bytes; set max_response_size") as caught,
    ):
        get(server.url, max_response_size=1_000_000)

    assert ("processed", 1) == (caught.value.outcome, caught.value.attempts)
    assert not isinstance(caught.value, TransportError)
    assert 1 == len(server.requests)


@ways
@pytest.mark.parametrize("limit", [None, len(b'{"thingId": "1"}')])
def test_response_as_large_as_allowed_is_read(get: Getting, limit: int | None) -> None:
    with serving(lambda _head, _body: response_bytes()) as server:
        assert "1" == get(server.url, max_response_size=limit).thing_id


@pytest.mark.parametrize(
    "options",
    [
        {"deadline": 0},
        {"deadline": "10"},
        {"deadline": True},
        {"timeout": "10"},
        {"timeout": (1, "2")},
        {"timeout": ()},
        {"max_response_size": 0},
        {"max_response_size": 1.5},
        {"retries": "3"},
        {"retries": -1},
    ],
    ids=str,
)
def test_limits_that_cannot_be_are_refused_by_the_client_and_by_a_call(options: dict[str, Any]) -> None:
    name = next(iter(options))

    with pytest.raises(ConfigurationError, match=f"{name} is"):
        Sample(auth="none", transport=None, **options)
    with Sample(auth="none") as client, pytest.raises(ConfigurationError, match=f"{name} is"):
        client.things.get("1", options=options)  # type: ignore[arg-type]  # what type checkers refuse, too
