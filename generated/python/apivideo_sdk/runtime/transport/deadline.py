"""Ends the wait for a response when the time of its call is over, whatever goes on then and through which transport.

A request with `time_left` is sent in a thread of its own, which is left alone once nobody waits for it any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from contextvars import copy_context
from typing import Final, Generic, TypeVar

import msgspec

from ..errors import DeadlineError
from ..headers import Headers
from .opened import BlockingResponse, open_or_read
from .protocol import OpenResponse, RawResponse, Request, Sink, Transport

T = TypeVar("T")

_GRACE: Final = 1.0
"""Seconds after the deadline of a call until its connection is given up: nobody may take that for an early timeout."""


class Abandoned(Exception):  # noqa: N818 - no error: nobody hears of it
    """Nobody waits for this response any more."""


class WatchedSink:
    """Reports when a response begins to go to a sink: from then on the deadline of the call has no say."""

    def __init__(self, sink: Sink, begun: Callable[[], object]) -> None:
        self._sink = sink
        self._begun = begun

    def begin(self, status: int, headers: Headers) -> bool:
        """Pass it on, and report it."""
        is_wanted = self._sink.begin(status, headers)
        if is_wanted:
            self._begun()
        return is_wanted

    def write(self, block: bytes) -> None:
        """Pass it on."""
        self._sink.write(block)

    def report(self) -> None:
        """Pass it on."""
        self._sink.report()


def watched(request: Request, begun: Callable[[], object]) -> Request:
    """Give the request with a sink that reports when it begins to be filled."""
    if request.sink is None:
        return request
    return msgspec.structs.replace(request, sink=WatchedSink(request.sink, begun))


def send_in_time(transport: Transport, request: Request, seconds: float) -> RawResponse:
    """Send a request and block until its response is there; into a sink, until it begins.

    Raises DeadlineError when that takes longer.
    """
    return _in_time(lambda begun: transport.send(watched(request, begun)), seconds)


def open_in_time(transport: Transport, request: Request, seconds: float) -> OpenResponse | RawResponse:
    """Send a request and block until its response begins; one that is no success, until it is there.

    Raises DeadlineError when that takes longer.
    """
    return _in_time(lambda _: open_or_read(transport, request), seconds)


def _in_time(work: Callable[[Callable[[], object]], T], seconds: float) -> T:
    """Block until work in a thread of its own is done, or reports by the function that it is given that it begins."""
    sending = _BackgroundSend[T]()
    run = copy_context().run
    threading.Thread(target=run, args=(sending.send, work), name="send", daemon=True).start()
    try:
        sending.has_news.wait(seconds)
        if sending.is_late():
            raise late()
        return sending.response.result()
    finally:
        sending.is_abandoned = True


def untimed(request: Request) -> Request:
    """Give the request of a response that is read as long as it comes: the deadline ends with its first byte."""
    return request if request.time_left is None else msgspec.structs.replace(request, time_left=None)


def timeouts(request: Request) -> dict[str, float | None]:
    """Give the timeouts of a request. What nobody waits for any more ends soon after its deadline."""
    longest = None if request.time_left is None or request.sink is not None else request.time_left + _GRACE
    connect, read = _shorter(request.timeout.connect, longest), _shorter(request.timeout.read, longest)
    return {"connect": connect, "read": read, "write": read, "pool": connect}


def _shorter(timeout: float | None, longest: float | None) -> float | None:
    return timeout if longest is None else longest if timeout is None else min(timeout, longest)


def late() -> DeadlineError:
    """Give the error of a request that was sent and took too long."""
    return DeadlineError("no response within the deadline")


class _BackgroundSend(Generic[T]):
    """One request in a thread. has_news: the response is there, or begins."""

    def __init__(self) -> None:
        self.response: Future[T] = Future()
        self.has_news = threading.Event()
        self.is_abandoned = False
        self._lock = threading.Lock()
        self._has_begun = False

    def send(self, work: Callable[[Callable[[], object]], T]) -> None:
        try:
            result = work(self._begin)
        except BaseException as error:  # noqa: BLE001 - raised to the caller
            self.response.set_exception(error)
        else:
            with self._lock:
                self.response.set_result(result)
                if self.is_abandoned and isinstance(result, BlockingResponse):
                    result.close()
        self.has_news.set()

    def is_late(self) -> bool:
        """Give up unless there are news."""
        with self._lock:
            self.is_abandoned = not (self._has_begun or self.response.done())
            return self.is_abandoned

    def _begin(self) -> None:
        with self._lock:
            if self.is_abandoned:
                raise Abandoned
            self._has_begun = True
        self.has_news.set()
