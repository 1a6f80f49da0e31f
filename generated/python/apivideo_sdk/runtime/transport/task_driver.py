"""Runs flows on an event loop. Apart from the blocking driver, so that only asynchronous callers load asyncio."""

from __future__ import annotations

import asyncio
import builtins
import inspect
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from typing import Any, TypeVar, assert_never

from ..errors import SdkError
from .deadline import late, watched
from .flow import Ask, Await, Effect, Flow, Gather, Open, Run, Send, Sleep, close_flows, overdue, shortened
from .opened import async_open_or_read
from .protocol import AsyncOpenResponse, AsyncTransport, HasAsyncSleep, RawResponse, Request

T = TypeVar("T")


class TaskDriver:
    """Runs flows in the calling task.

    sleep: lets seconds pass; by default as the transport does, if it is one that need not wait for real.
    """

    __slots__ = ("_sleep", "_transport")

    def __init__(self, transport: AsyncTransport, sleep: Callable[[float], Awaitable[None]] | None = None) -> None:
        self._transport = transport
        own = transport.sleep if isinstance(transport, HasAsyncSleep) else asyncio.sleep
        self._sleep: Callable[[float], Awaitable[None]] = own if sleep is None else sleep

    async def run(self, flow: Flow[T]) -> T:
        """Run a flow to its result. Errors of this package are raised from here; `__context__` is what led to them."""
        try:
            return await self._run(flow)
        except SdkError as error:
            raise shortened(error) from None

    async def _run(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                try:
                    result = await self._perform(effect)
                except BaseException as error:  # noqa: BLE001 - the flow decides, a cancellation included
                    effect = flow.throw(error)
                else:
                    effect = flow.send(result)
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # a flow returns its T; StopIteration does not say so

    async def _perform(self, effect: Effect) -> Any:  # noqa: ANN401 - each effect has its own result
        match effect:
            case Send(request):
                return await self._in_time(request, self._send)
            case Open(request):
                return await self._in_time(request, self._open)
            case Sleep(seconds):
                return await self._sleep(seconds)
            case Await(future, seconds):
                return await _result(future, seconds)
            case Run(work):
                return await asyncio.to_thread(work)
            case Ask(call):
                given = call()
                return (await given) if inspect.isawaitable(given) else given
            case Gather():
                return await self._gather(effect)
            case _:
                assert_never(effect)

    async def _send(self, request: Request, begun: Callable[[], object] | None = None) -> RawResponse:
        return await self._transport.send(request if begun is None else watched(request, begun))

    async def _open(self, request: Request, _: Callable[[], object] | None = None) -> AsyncOpenResponse | RawResponse:
        return await async_open_or_read(self._transport, request)

    async def _in_time(self, request: Request, send: Callable[..., Awaitable[T]]) -> T:
        seconds = request.time_left
        if seconds is None:
            return await send(request)
        loop = asyncio.get_running_loop()
        limit = asyncio.timeout(seconds)

        def forget() -> None:
            loop.call_soon_threadsafe(limit.reschedule, None)

        try:
            async with limit:
                return await send(request, forget)
        except builtins.TimeoutError as error:
            if not limit.expired():
                raise
            raise late() from error

    async def _gather(self, gather: Gather) -> list[Any]:
        places = asyncio.Semaphore(max(1, gather.limit))

        async def run_in_place(flow: Flow[Any]) -> Any:  # noqa: ANN401 - each flow has its own result
            async with places:
                return await self.run(flow)

        tasks = [asyncio.ensure_future(run_in_place(flow)) for flow in gather.flows]
        try:
            return await asyncio.gather(*tasks)
        except BaseException:
            if gather.stop is not None:
                gather.stop()
            raise
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            close_flows(gather.flows)


async def _result(future: Future[Any], seconds: float | None) -> Any:  # noqa: ANN401 - each future has its own
    ours = asyncio.wrap_future(future)
    done, _ = await asyncio.wait([ours], timeout=seconds)
    if not done:
        raise overdue()
    return ours.result()
