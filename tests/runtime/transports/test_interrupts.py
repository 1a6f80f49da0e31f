"""Ctrl-C and cancellations in mid-request: raised as they are, and the place of the request is free again."""

from __future__ import annotations

import asyncio
import itertools
import signal
import socket
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

import pytest
from doubles import response_bytes, serving, talking
from every_transport import Opened, Options, asked, each_own_transport
from file_server import only
from package.runtime.request.bodies import EncodedBody
from package.runtime.transport.flow import BlockingDriver, Flow, Send
from package.runtime.transport.httpcore2 import asynchronous, blocking
from package.runtime.transport.protocol import RawResponse, Request, Timeout
from package.runtime.transport.task_driver import TaskDriver

HALF = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\nhalf"
LARGE = EncodedBody(content=bytes(32 << 20), content_type="text/plain", content_length=32 << 20, can_replay=True)

each_kind = pytest.mark.parametrize("kind", ["blocking", "asynchronous"])


@pytest.fixture(autouse=True)
def _one_place(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second request can only be sent once the first has left its place."""
    monkeypatch.setattr(blocking, "MOST_CONNECTIONS", 1)
    monkeypatch.setattr(asynchronous, "MOST_CONNECTIONS", 1)


@pytest.fixture(autouse=True)
def _ctrl_c_raises() -> Iterator[None]:
    """A process in the background of a shell ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


class Stage:
    """A server that serves, but for the first connection: there it goes as far as the test wants, and interrupts."""

    def __init__(self, first: bytes | None, goes_on: threading.Event | None = None) -> None:
        self.first = first
        self.goes_on = goes_on
        self.interrupt: Callable[[], object] = lambda: None
        self.is_left = threading.Event()
        self._is_first = True

    def talk(self, connection: socket.socket) -> None:
        is_first, self._is_first = self._is_first, False
        with connection, suppress(OSError):
            connection.recv(1 << 16)
            if not is_first:
                connection.sendall(response_bytes(b"ok"))
                return
            if self.first is not None:
                connection.sendall(self.first)
            if self.goes_on is not None:
                self.goes_on.wait(10)
            self.interrupt()
            while connection.recv(1 << 16):
                pass
        self.is_left.set()


def press_ctrl_c() -> None:
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


def interrupt_blocking(stage: Stage, first: Request, second: Request) -> bytes:
    transport = blocking.Httpcore2Transport()
    stage.interrupt = press_ctrl_c
    with pytest.raises(KeyboardInterrupt):
        transport.send(first)
    try:
        return transport.send(second).content
    finally:
        transport.close()


def interrupt_asynchronous(stage: Stage, first: Request, second: Request) -> bytes:
    async def run() -> bytes:
        transport = asynchronous.AsyncHttpcore2Transport()
        held = asyncio.ensure_future(transport.send(first))
        loop = asyncio.get_running_loop()
        stage.interrupt = lambda: loop.call_soon_threadsafe(held.cancel)
        with pytest.raises(asyncio.CancelledError):
            await held
        try:
            return (await transport.send(second)).content
        finally:
            await transport.close()

    return asyncio.run(run())


INTERRUPTS = {"blocking": interrupt_blocking, "asynchronous": interrupt_asynchronous}


@each_kind
@pytest.mark.parametrize(
    ("scheme", "body"),
    [("http", None), ("http", LARGE), ("https", None)],
    ids=["waiting", "sending", "tls"],
)
def test_interrupted_request_leaves_its_connection_and_its_place(
    kind: str, scheme: str, body: EncodedBody | None
) -> None:
    stage = Stage(None)

    with talking(stage.talk) as url:
        held = asked(url.replace("http", scheme), "PUT", body, read=30)
        content = INTERRUPTS[kind](stage, held, asked(url, read=30))

    assert b"ok" == content
    assert stage.is_left.wait(10)


class Begun:
    """Notes that a response began, and leaves its body to the memory."""

    def __init__(self) -> None:
        self.has_begun = threading.Event()

    def begin(self, _status: int, _headers: object) -> bool:
        self.has_begun.set()
        return False

    def write(self, _block: bytes) -> None:
        pass

    def report(self) -> None:
        pass


@each_kind
def test_interrupted_response_leaves_its_connection_and_its_place(kind: str) -> None:
    sink = Begun()
    stage = Stage(HALF, sink.has_begun)

    with talking(stage.talk) as url:
        content = INTERRUPTS[kind](stage, asked(url, read=30, sink=sink), asked(url, read=30))

    assert b"ok" == content
    assert stage.is_left.wait(10)


@each_kind
def test_wait_for_a_place_can_be_interrupted(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "MOST_CONNECTIONS", 0)
    monkeypatch.setattr(asynchronous, "MOST_CONNECTIONS", 0)

    async def cancel() -> None:
        held = asyncio.ensure_future(asynchronous.AsyncHttpcore2Transport().send(asked("http://api.test", connect=30)))
        await asyncio.sleep(0)
        held.cancel()
        await held

    if kind == "asynchronous":
        with pytest.raises(asyncio.CancelledError):
            asyncio.run(cancel())
        return
    timer = threading.Timer(0.05, press_ctrl_c)
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        blocking.Httpcore2Transport().send(asked("http://api.test", connect=30))
    timer.join()


class Ending(BaseException):
    """What no `except Exception` sees, as an interrupt."""


class EndingBody:
    """A body that ends its request instead of going on."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def __iter__(self) -> Iterator[bytes]:
        yield b"ab"
        raise self.error

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for block in self:
            yield block


@each_own_transport
@pytest.mark.parametrize("error", [Ending(), GeneratorExit(), ValueError("x")], ids=lambda error: type(error).__name__)
def test_body_that_raises_ends_its_request_with_that(opened: Opened, error: BaseException) -> None:
    content: Any = EndingBody(error)
    body = EncodedBody(content=content, content_type="text/plain", content_length=4, can_replay=False)
    stage = Stage(None)

    with talking(stage.talk) as url, opened(Options()) as send:
        with pytest.raises(type(error)) as caught:
            send(asked(url, "PUT", body, read=30))
        again = send(asked(url, read=30)).content

    assert (error, b"ok") == (caught.value, again)
    assert stage.is_left.wait(10)


class InterruptAtStep:
    """Raises at one of the steps that a module makes. has_come: so many steps were made."""

    def __init__(self, file: str, step: int) -> None:
        self.file = file
        self.steps_left = step
        self.has_come = False

    def trace(self, frame: FrameType, _event: str, _argument: object) -> Any:
        is_meant = frame.f_code.co_filename == self.file and frame.f_code.co_name != "__del__"
        return self.step if is_meant else None

    def step(self, _frame: FrameType, event: str, _argument: object) -> Any:
        if event == "line":
            self.steps_left -= 1
        if self.steps_left < 0 and not self.has_come:
            self.has_come = True
            raise Ending
        return self.step

    def __enter__(self) -> None:
        self.before = sys.gettrace()
        sys.settrace(self.trace)

    def __exit__(self, *_: object) -> None:
        sys.settrace(self.before)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_interrupt_at_any_step_leaves_the_place_free() -> None:
    transport = blocking.Httpcore2Transport()
    contents = []

    with serving(lambda _head, _body: response_bytes(b"ok")) as server:
        for step in itertools.count():
            interrupt = InterruptAtStep(blocking.__file__, step)
            with suppress(Ending), interrupt:
                transport.send(asked(server.url))
            if not interrupt.has_come:
                break
            contents.append(transport.send(asked(server.url, connect=0.2)).content)

    transport.close()
    assert [b"ok"] * step == contents
    assert step > 30


class Interrupted:
    """A transport whose requests are interrupted."""

    def __init__(self, error: BaseException) -> None:
        self.error = error

    def send(self, _request: Request) -> RawResponse:
        raise self.error

    def close(self) -> None:
        pass


class AsyncInterrupted(Interrupted):
    async def send(self, _request: Request) -> RawResponse:  # type: ignore[override]  # the asynchronous twin
        raise self.error

    async def close(self) -> None:  # type: ignore[override]  # the asynchronous twin
        pass


@each_kind
@pytest.mark.parametrize("error", [KeyboardInterrupt(), GeneratorExit(), asyncio.CancelledError()], ids=repr)
def test_interrupt_ends_a_flow_and_is_raised(kind: str, error: BaseException) -> None:
    ended: list[BaseException] = []

    def flow() -> Flow[None]:
        try:
            yield Send(Request(method="GET", url="", headers={}, timeout=Timeout(1, 1)))
        except BaseException as raised:
            ended.append(raised)
            raise

    def run() -> None:
        if kind == "blocking":
            BlockingDriver(Interrupted(error)).run(flow())
        else:  # without an event loop, which would take an interrupt for itself; nothing here waits for one
            TaskDriver(AsyncInterrupted(error)).run(flow()).send(None)

    with pytest.raises(type(error)):
        run()

    assert [error] == ended


def test_interrupt_of_a_request_with_a_deadline_is_raised_to_its_caller() -> None:
    error = Ending()

    with pytest.raises(Ending) as caught:
        BlockingDriver(Interrupted(error)).run(only(Send(asked("http://api.test", time_left=30))))

    assert error is caught.value
