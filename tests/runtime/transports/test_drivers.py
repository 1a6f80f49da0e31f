from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest
from package.runtime.transport.flow import Await, BlockingDriver, Flow, Gather, Send, Sleep
from package.runtime.transport.protocol import RawResponse, Request, Timeout
from package.runtime.transport.task_driver import TaskDriver

REQUEST = Request(method="GET", url="https://api.test/", headers={}, timeout=Timeout(1, 1))

Run = Callable[[Flow[Any]], Any]


class Answering:
    def send(self, request: Request) -> RawResponse:
        if request.method == "BREAK":
            raise ConnectionError("broke")
        return RawResponse(status=200)

    def close(self) -> None:
        pass


class AsyncAnswering(Answering):
    async def send(self, request: Request) -> RawResponse:  # type: ignore[override]  # the asynchronous twin
        await asyncio.sleep(0)
        return super().send(request)

    async def close(self) -> None:  # type: ignore[override]  # the asynchronous twin
        pass


@pytest.fixture(params=["blocking", "task"])
def run(request: pytest.FixtureRequest) -> Run:
    if request.param == "blocking":
        return BlockingDriver(Answering(), sleep=lambda _seconds: None).run

    async def pass_by(_seconds: float) -> None:
        await asyncio.sleep(0)

    return lambda flow: asyncio.run(TaskDriver(AsyncAnswering(), sleep=pass_by).run(flow))


def sending(request: Request = REQUEST) -> Flow[int]:
    reply = yield Send(request)
    return int(reply.status)


def failing(message: str) -> Flow[int]:
    yield Sleep(1.0)
    raise ValueError(message)


def gathering(*flows: Flow[Any], limit: int = 2) -> Flow[list[Any]]:
    results: list[Any] = yield Gather(flows, limit)
    return results


def test_flow_is_given_what_its_effects_bring(run: Run) -> None:
    def flow() -> Flow[list[object]]:
        slept = yield Sleep(3.0)
        reply = yield Send(REQUEST)
        return [slept, reply.status]

    assert [None, 200] == run(flow())


def test_failure_of_an_effect_is_raised_in_the_flow(run: Run) -> None:
    def flow() -> Flow[str]:
        try:
            yield Send(Request(method="BREAK", url="", headers={}, timeout=Timeout(1, 1)))
        except ConnectionError as error:
            return str(error)
        return ""

    assert "broke" == run(flow())


def test_gathered_results_are_in_order(run: Run) -> None:
    def numbered(number: int) -> Flow[int]:
        yield Sleep(1.0)
        yield Send(REQUEST)
        return number

    assert [0, 1, 2, 3, 4] == run(gathering(*(numbered(number) for number in range(5))))


def test_gathering_raises_the_first_failure_and_closes_the_rest(run: Run) -> None:
    closed: list[int] = []

    def waiting(number: int) -> Flow[None]:
        try:
            yield Sleep(1.0)
            yield Sleep(1.0)
        finally:
            closed.append(number)

    rest = [waiting(number) for number in range(3)]

    with pytest.raises(ValueError, match="first"):
        run(gathering(failing("first"), *rest, limit=1))

    for flow in rest:
        with pytest.raises(StopIteration):
            next(flow)


def test_gathering_runs_no_more_than_the_limit_at_once(run: Run) -> None:
    lock = threading.Lock()
    counts = {"now": 0, "most": 0}

    def counted() -> Flow[None]:
        with lock:
            counts["now"] += 1
            counts["most"] = max(counts["most"], counts["now"])
        yield Send(REQUEST)
        with lock:
            counts["now"] -= 1

    run(gathering(*(counted() for _ in range(9)), limit=3))

    assert 1 <= counts["most"] <= 3


def test_waiting_for_a_future_of_another_thread_ends_when_it_is_set(run: Run) -> None:
    future: Future[None] = Future()
    threading.Thread(target=future.set_result, args=(None,)).start()

    def flow() -> Flow[bool]:
        yield Await(future)
        return future.done()

    assert run(flow())


def test_waiting_for_a_future_gives_its_result(run: Run) -> None:
    future: Future[str] = Future()
    future.set_result("of somebody else")

    def flow() -> Flow[str]:
        result: str = yield Await(future)
        return result

    assert "of somebody else" == run(flow())


def test_canceled_task_cancels_its_flow_but_not_the_future_it_waits_for() -> None:
    future: Future[None] = Future()
    ends: list[str] = []

    def flow() -> Flow[None]:
        try:
            yield Await(future)
        except asyncio.CancelledError:
            ends.append("canceled")
            raise

    async def run_and_cancel() -> None:
        task = asyncio.ensure_future(TaskDriver(AsyncAnswering()).run(flow()))
        await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    asyncio.run(run_and_cancel())

    assert ["canceled"] == ends
    assert not future.cancelled()


def test_failure_cancels_tasks_that_run_beside_it() -> None:
    ends: list[str] = []

    def lasting() -> Flow[None]:
        try:
            yield Sleep(3600.0)
        finally:
            ends.append("ended")

    async def run_both() -> None:
        driver = TaskDriver(AsyncAnswering())
        failing_soon = sending(Request(method="BREAK", url="", headers={}, timeout=Timeout(1, 1)))
        await asyncio.wait_for(driver.run(gathering(lasting(), failing_soon)), 5)

    with pytest.raises(ConnectionError):
        asyncio.run(run_both())

    assert ["ended"] == ends
