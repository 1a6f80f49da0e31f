"""Calls as generators: written once, run by a blocking driver or by an asynchronous one.

A flow yields what it needs, an effect, and is sent what came of it; an effect that fails is raised at the `yield`.
Whatever a flow does besides is plain code without I/O, so a test can play the driver.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Protocol, TypeAlias, TypeVar, assert_never

import msgspec

from ..errors import DeadlineError, SdkError
from .deadline import open_in_time, send_in_time
from .opened import open_or_read
from .protocol import HasSleep, Request, Transport

T = TypeVar("T")
ErrorT = TypeVar("ErrorT", bound=SdkError)


class Send(msgspec.Struct, frozen=True):
    """Send this request; the result is its `RawResponse`, or a `TransportError` is raised."""

    request: Request


class Open(msgspec.Struct, frozen=True):
    """Send this request; the result is an open response, or the `RawResponse` of one that is no success.

    An open one is read and closed by `Ask`. A `TransportError` is raised where no response comes.
    """

    request: Request


class Sleep(msgspec.Struct, frozen=True):
    """Let this many seconds pass; there is no response."""

    seconds: float


class Await(msgspec.Struct, frozen=True):
    """Wait until another thread or task has set this future; its result is given, or DeadlineError is raised.

    seconds: how long to wait; None has no limit. Giving up the wait leaves the future alone: the work is somebody
    else's.
    """

    future: Future[Any]
    seconds: float | None = None


class Run(msgspec.Struct, frozen=True):
    """Do work that may block, such as reading a file; the result is what it returns.

    An event loop is not held up meanwhile: there the work is done in a thread.
    """

    work: Callable[[], Any]


class Ask(msgspec.Struct, frozen=True):
    """Make a call of the caller's own; the result is what it returns, awaited where the driver awaits and it can be."""

    call: Callable[[], Any]


class Gather(msgspec.Struct, frozen=True):
    """Run flows side by side, at most `limit` at once; the result is the list of theirs, in order.

    The first that fails is raised; those that run already are finished (blocking) or canceled (asynchronous),
    the others are not begun. stop: called as soon as the wait for them is given up, an interrupt included.
    """

    flows: tuple[Flow[Any], ...]
    limit: int
    stop: Callable[[], object] | None = None


Effect: TypeAlias = Send | Open | Sleep | Await | Run | Ask | Gather
Flow: TypeAlias = Generator[Effect, Any, T]


class Driver(Protocol):
    """Runs flows and blocks meanwhile."""

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its result."""
        ...


class AsyncDriver(Protocol):
    """Runs flows on the running event loop."""

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its result."""
        ...


class BlockingDriver:
    """Runs flows in the calling thread.

    sleep: lets seconds pass; by default as the transport does, if it is one that need not wait for real.
    """

    __slots__ = ("_sleep", "_transport")

    def __init__(self, transport: Transport, sleep: Callable[[float], None] | None = None) -> None:
        self._transport = transport
        own = transport.sleep if isinstance(transport, HasSleep) else time.sleep
        self._sleep: Callable[[float], None] = own if sleep is None else sleep

    def run(self, flow: Flow[T]) -> T:
        """Run a flow to its result. Errors of this package are raised from here; `__context__` is what led to them."""
        try:
            return self._run(flow)
        except SdkError as error:
            raise shortened(error) from None

    def _run(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                try:
                    result = self._perform(effect)
                except BaseException as error:  # noqa: BLE001 - the flow decides, an interrupt included
                    effect = flow.throw(error)
                else:
                    effect = flow.send(result)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # a flow returns its T; StopIteration does not say so

    def _perform(self, effect: Effect) -> Any:  # noqa: ANN401 - each effect has its own result
        match effect:
            case Send(request):
                seconds = request.time_left
                if seconds is None:
                    return self._transport.send(request)
                return send_in_time(self._transport, request, seconds)
            case Open(request):
                seconds = request.time_left
                if seconds is None:
                    return open_or_read(self._transport, request)
                return open_in_time(self._transport, request, seconds)
            case Sleep(seconds):
                return self._sleep(seconds)
            case Await(future, seconds):
                return wait_for_future(future, seconds)
            case Run(work):
                return work()
            case Ask(call):
                return call()
            case Gather():
                return self._gather(effect)
            case _:
                assert_never(effect)

    def _gather(self, gather: Gather) -> list[Any]:
        with ThreadPoolExecutor(max_workers=max(1, gather.limit)) as pool:
            futures = [pool.submit(self.run, flow) for flow in gather.flows]
            try:
                return [future.result() for future in futures]
            except BaseException:
                if gather.stop is not None:
                    gather.stop()
                pool.shutdown(wait=True, cancel_futures=True)
                raise
            finally:
                close_flows(gather.flows)


def wait_for_future(future: Future[Any], seconds: float | None) -> Any:  # noqa: ANN401 - each future has its own
    """Block until a future is set. Raises DeadlineError when it is not in time."""
    if seconds is not None:
        wait([future], seconds)
        if not future.done():
            raise overdue()
    return future.result()


def overdue() -> DeadlineError:
    """Give the error of a wait that took too long; nothing was sent."""
    return DeadlineError("the deadline has passed", may_have_been_processed=False)


def shortened(error: ErrorT) -> ErrorT:
    """Give an error without the inner calls that raised it: users read where they made the call, and what failed.

    What caused it is kept as `__context__`.
    """
    cause = error.__cause__
    error = error.with_traceback(None)
    if cause is not None:
        error.__cause__ = None
        error.__context__ = cause
    return error


def close_flows(flows: tuple[Flow[Any], ...]) -> None:
    """End flows that were not run to their end."""
    for flow in flows:
        flow.close()
