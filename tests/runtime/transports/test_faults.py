"""Servers that are slow, deaf or gone, and requests that are given up, over every transport."""

from __future__ import annotations

import asyncio
import builtins
import os
import socket
import threading
from collections.abc import Callable
from contextlib import suppress

import httpx2
import pytest
from doubles import Server, response_bytes, serving, talking
from every_transport import Opened, Options, asked, each_own_transport, each_transport, own_async
from file_server import only
from package.runtime.errors import DeadlineError, TimeoutError, TransportError
from package.runtime.request.bodies import EncodedBody
from package.runtime.transport.flow import BlockingDriver, Send
from package.runtime.transport.httpcore2 import asynchronous, blocking
from package.runtime.transport.httpcore2.asynchronous import AsyncHttpcore2Transport
from package.runtime.transport.httpcore2.blocking import Httpcore2Transport
from package.runtime.transport.httpx2.asynchronous import AsyncHttpx2Transport
from package.runtime.transport.protocol import AsyncTransport, Request
from package.runtime.transport.task_driver import TaskDriver

HEAD = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n"


@each_transport
def test_slow_response_that_keeps_coming_is_no_timeout(opened: Opened) -> None:
    going_on = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection:
            connection.recv(1 << 16)
            for byte in response_bytes(b"slow"):
                connection.sendall(bytes([byte]))
                going_on.wait(0.002)

    with talking(drip) as url, opened(Options()) as send:
        assert b"slow" == send(asked(url, read=0.1)).content


@pytest.mark.parametrize("kind", ["blocking", "asynchronous"])
def test_slow_response_ends_at_the_deadline_of_its_call(kind: str) -> None:
    is_over = threading.Event()

    def drip(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(1 << 16)
            connection.sendall(HEAD)
            while not is_over.wait(0.01):
                connection.sendall(b"x")

    with talking(drip) as url, pytest.raises(DeadlineError) as caught:
        ask_until_deadline(kind, asked(url, read=5, time_left=0.1))
    is_over.set()

    assert caught.value.may_have_been_processed


def ask_until_deadline(kind: str, request: Request) -> None:
    async def ask() -> None:
        transport = AsyncHttpcore2Transport()
        try:
            await TaskDriver(transport).run(only(Send(request)))
        finally:
            await transport.close()

    if kind == "asynchronous":
        asyncio.run(ask())
    else:
        BlockingDriver(Httpcore2Transport()).run(only(Send(request)))


@each_transport
def test_server_that_does_not_read_is_a_timeout(opened: Opened) -> None:
    is_over = threading.Event()

    def ignore(connection: socket.socket) -> None:
        with connection:
            is_over.wait(10)

    body = EncodedBody(content=bytes(32 << 20), content_type="text/plain", content_length=32 << 20, can_replay=True)
    with talking(ignore) as url, opened(Options()) as send, pytest.raises(TimeoutError) as caught:
        send(asked(url, "PUT", body, read=0.1))
    is_over.set()

    assert caught.value.may_have_been_processed


@each_transport
def test_early_refusal_of_a_body_is_the_response(opened: Opened) -> None:
    is_over = threading.Event()

    def refuse(connection: socket.socket) -> None:
        with connection:
            connection.recv(1 << 10)
            connection.sendall(response_bytes(b"too large", "413 Content Too Large", "connection: close\r\n"))
            is_over.wait(10)

    body = EncodedBody(content=bytes(100), content_type="text/plain", content_length=100, can_replay=True)
    with talking(refuse) as url, opened(Options()) as send:
        response = send(asked(url, "PUT", body))
    is_over.set()

    assert (413, b"too large") == (response.status, response.content)


@each_transport
def test_connection_that_the_server_closed_while_idle_is_not_used_again(opened: Opened) -> None:
    closed, served = threading.Semaphore(0), []

    def answer_once(connection: socket.socket) -> None:
        with connection:
            served.append(connection.recv(1 << 16))
            connection.sendall(response_bytes(b"ok"))
        closed.release()

    with talking(answer_once) as url, opened(Options()) as send:
        for _ in range(3):
            assert b"ok" == send(asked(url, "POST")).content
            closed.acquire(timeout=5)

    assert 3 == len(served)


@each_own_transport
def test_request_that_gets_no_connection_in_time_was_not_sent(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST_CONNECTIONS", 0)
    monkeypatch.setattr(asynchronous, "MOST_CONNECTIONS", 0)

    with (
        serving(lambda _head, _body: response_bytes()) as server,
        opened(Options()) as send,
        pytest.raises(TimeoutError, match="no connection in time") as caught,
    ):
        send(asked(server.url, connect=0.01))

    assert not caught.value.may_have_been_processed
    assert 0 == server.connections


@each_own_transport
def test_failed_requests_give_their_place_back(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST_CONNECTIONS", 1)
    monkeypatch.setattr(asynchronous, "MOST_CONNECTIONS", 1)
    responses = iter([None, b"garbage\r\n\r\n", None, response_bytes(b"ok")])

    with serving(lambda _head, _body: next(responses)) as server, opened(Options()) as send:
        for _ in range(3):
            with pytest.raises(TransportError):
                send(asked(server.url))
        assert b"ok" == send(asked(server.url)).content


def held_server() -> tuple[threading.Event, threading.Event, Callable[[bytes, bytes], bytes]]:
    """Give two events and a response: it sets the first when it is asked for /held, and then waits for the second."""
    begun, release = threading.Event(), threading.Event()

    def response(head: bytes, _body: bytes) -> bytes:
        if b"/held" in head:
            begun.set()
            release.wait(10)
        return response_bytes(b"ok")

    return begun, release, response


@pytest.mark.parametrize("kind", ["own", "given"])
def test_canceled_request_closes_its_connection_and_leaves_the_others(kind: str) -> None:
    begun, release, response = held_server()

    async def run(server: Server, transport: AsyncTransport) -> list[bytes]:
        await transport.send(asked(server.url))
        held = asyncio.ensure_future(transport.send(asked(f"{server.url}/held", read=30)))
        await asyncio.to_thread(begun.wait, 10)
        held.cancel()
        with pytest.raises(asyncio.CancelledError):
            await held
        return [(await transport.send(asked(server.url))).content for _ in range(3)]

    async def run_kind(server: Server) -> list[bytes]:
        if kind == "own":
            transport = AsyncHttpcore2Transport()
            found = await run(server, transport)
            await transport.close()
            return found
        async with httpx2.AsyncClient() as client:
            return await run(server, AsyncHttpx2Transport(client))

    with serving(response) as server:
        assert [b"ok"] * 3 == asyncio.run(run_kind(server))
        release.set()

    assert 2 == server.connections


def test_closing_lets_a_request_end_that_is_under_way() -> None:
    begun, release, response = held_server()
    transport, found = Httpcore2Transport(), []

    with serving(response) as server:
        sender = threading.Thread(target=lambda: found.append(transport.send(asked(f"{server.url}/held", read=10))))
        sender.start()
        begun.wait(10)
        transport.close()
        release.set()
        sender.join(10)

    assert [b"ok"] == [response.content for response in found]


def test_closing_on_an_event_loop_lets_a_request_end_that_is_under_way() -> None:
    begun, release, response = held_server()

    async def run(server: Server) -> bytes:
        transport = AsyncHttpcore2Transport()
        held = asyncio.ensure_future(transport.send(asked(f"{server.url}/held", read=10)))
        await asyncio.to_thread(begun.wait, 10)
        await transport.close()
        release.set()
        return (await held).content

    with serving(response) as server:
        assert b"ok" == asyncio.run(run(server))


@each_own_transport
def test_closing_closes_what_is_idle(opened: Opened) -> None:
    ended = threading.Event()

    def answer_until_closed(connection: socket.socket) -> None:
        with connection:
            while connection.recv(1 << 16):
                connection.sendall(response_bytes(b"ok"))
        ended.set()

    with talking(answer_until_closed) as url:
        with opened(Options()) as send:
            send(asked(url))
            assert not ended.is_set()
        assert ended.wait(5)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
@pytest.mark.parametrize("is_under_way", [False, True])
def test_child_of_a_fork_has_connections_and_places_of_its_own(*, is_under_way: bool) -> None:
    begun, release, response = held_server()
    transport, found = Httpcore2Transport(), []

    with serving(response) as server:
        transport.send(asked(server.url))
        sender = threading.Thread(target=lambda: found.append(transport.send(asked(f"{server.url}/held", read=10))))
        if is_under_way:
            sender.start()
            begun.wait(10)
        child = os.fork()
        if child == 0:
            status = transport.send(asked(server.url)).status
            transport.close()
            os._exit(0 if status == 200 else 1)
        _, status = os.waitpid(child, 0)
        release.set()
        if is_under_way:
            sender.join(10)
        again = transport.send(asked(server.url)).content

    transport.close()
    assert (0, b"ok", [b"ok"] * is_under_way) == (
        os.waitstatus_to_exitcode(status),
        again,
        [response.content for response in found],
    )


def test_server_is_held_up_while_nobody_reads() -> None:
    """A response that is larger than what may wait: the event loop takes no more than that of it."""
    is_stuck = threading.Event()

    def pour(connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.recv(1 << 16)
            connection.settimeout(0.2)
            connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 67108864\r\n\r\n")
            try:
                connection.sendall(bytes(64 << 20))
            except builtins.TimeoutError:
                is_stuck.set()

    class Waiting:
        def begin(self, _status: int, _headers: object) -> bool:
            return is_stuck.wait(10)

        def write(self, _block: bytes) -> None:
            pass

        def report(self) -> None:
            pass

    with talking(pour) as url, own_async(Options()) as send, pytest.raises(TransportError):
        send(asked(url, sink=Waiting()))

    assert is_stuck.is_set()
