from __future__ import annotations

import asyncio
import heapq
import itertools
import logging
import random
from collections.abc import Callable
from functools import partial
from typing import Any

from package.definition import API
from package.runtime.auth.schemes import NoAuth
from package.runtime.call.hooks import Hooks
from package.runtime.call.session import Session
from package.runtime.call.waiting import Wait, ask_until
from package.runtime.errors import WaitTimeoutError
from package.runtime.transport.flow import Ask, Flow, Sleep
from package.runtime.transport.task_driver import TaskDriver
from package.testing import AsyncReplayTransport

HUNDRED = range(100)


class Crowd:
    """Many waits at once on one simulated clock, which moves only when all of them sleep."""

    def __init__(self, done_at: Callable[[int], float]) -> None:
        self.now = 0.0
        self.done_at = done_at
        self.pauses: list[float] = []
        self.asleep: list[tuple[float, int, Any]] = []
        self.numbers = itertools.count()
        self.under_way = 0
        dice = random.Random(7)  # noqa: S311 - no secret
        self.session = Session(
            definition=API,
            auth=NoAuth(),
            hooks=Hooks(),
            logger=logging.getLogger("sample_sdk"),
            clock=lambda: self.now,
            random=dice.random,
        )

    def response(self, number: int) -> str:
        return "done" if self.now >= self.done_at(number) else "waiting"

    async def answer_in_a_task(self, number: int) -> str:
        await asyncio.sleep(0)
        return self.response(number)

    def lay_down(self, seconds: float, sleeper: Any) -> None:
        self.pauses.append(seconds)
        heapq.heappush(self.asleep, (self.now + seconds, next(self.numbers), sleeper))

    def wake_next(self) -> Any:
        self.now, _, sleeper = heapq.heappop(self.asleep)
        return sleeper

    def run(self) -> list[str]:
        """Play the driver of a hundred flows; give how they ended."""
        ends: list[str] = []
        for number in HUNDRED:
            flow = self.flow(partial(self.response, number))
            self.step(flow, next(flow), ends)
        while self.asleep:
            flow = self.wake_next()
            self.step(flow, flow.send(None), ends)
        return ends

    def flow(self, call: Callable[[], Any]) -> Flow[str]:
        return ask_until(self.session, Wait(call=call, until=lambda response: response == "done"))

    def step(self, flow: Flow[str], effect: Any, ends: list[str]) -> None:
        try:
            while isinstance(effect, Ask):
                effect = flow.send(effect.call())
        except StopIteration as stop:
            ends.append(stop.value)
        except WaitTimeoutError:
            ends.append("late")
        else:
            assert isinstance(effect, Sleep)
            self.lay_down(effect.seconds, flow)

    def run_tasks(self) -> list[str]:
        """Let the task driver run a hundred flows, one task each; give how they ended."""
        return asyncio.run(self._all_tasks())

    async def _all_tasks(self) -> list[str]:
        self.under_way = len(HUNDRED)
        return await asyncio.gather(*(self._task(number) for number in HUNDRED))

    async def _task(self, number: int) -> str:
        driver = TaskDriver(AsyncReplayTransport(), sleep=self.sleep_in_a_task)
        try:
            return await driver.run(self.flow(lambda: self.answer_in_a_task(number)))
        finally:
            self.under_way -= 1
            self.move_on()

    async def sleep_in_a_task(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        self.lay_down(seconds, woken)
        self.move_on()
        await woken

    def move_on(self) -> None:
        if self.asleep and len(self.asleep) == self.under_way:
            self.wake_next().set_result(None)


class Bed:
    """Sleeps until the task is canceled."""

    def __init__(self) -> None:
        self.is_used = asyncio.Event()

    async def sleep(self, _seconds: float) -> None:
        self.is_used.set()
        await asyncio.Event().wait()


def never(_number: int) -> float:
    return float("inf")


def test_waits_that_never_end_pause_only_as_often_as_the_policy_says() -> None:
    crowd = Crowd(never)

    ends = crowd.run()

    shortest_pauses_in_fifteen_minutes = 70  # 0.5 s, 0.75 s, ... and then one each 15 s
    assert ["late"] * 100 == ends
    assert 0 < min(crowd.pauses)
    assert len(crowd.pauses) <= 100 * shortest_pauses_in_fifteen_minutes


def test_waits_are_over_once_their_time_is() -> None:
    crowd = Crowd(never)

    crowd.run()

    assert abs(crowd.now - 900) < 1e-6


def test_waits_end_soon_after_what_they_wait_for() -> None:
    crowd = Crowd(float)

    ends = crowd.run()

    assert ["done"] * 100 == ends
    assert crowd.now <= 99 + 30
    assert len(crowd.pauses) < 100 * 16


def test_waits_that_began_together_do_not_ask_together() -> None:
    crowd = Crowd(lambda _number: 100.0)

    crowd.run()

    assert len(set(crowd.pauses)) > len(crowd.pauses) * 0.99


def test_waiting_tasks_neither_busy_wait_nor_hold_each_other_up() -> None:
    crowd = Crowd(lambda number: number * 8.0)

    ends = crowd.run_tasks()

    assert ["done"] * 100 == ends
    assert crowd.now <= 99 * 8 + 30
    assert 0 < min(crowd.pauses)
    assert len(crowd.pauses) <= 100 * 70


def test_canceled_wait_asks_no_more() -> None:
    crowd = Crowd(never)
    asked: list[int] = []

    def ask() -> Any:
        asked.append(1)
        return crowd.answer_in_a_task(0)

    async def cancel() -> bool:
        bed = Bed()
        driver = TaskDriver(AsyncReplayTransport(), sleep=bed.sleep)
        task = asyncio.ensure_future(driver.run(crowd.flow(ask)))
        await bed.is_used.wait()
        task.cancel()
        await asyncio.wait([task])
        return task.cancelled()

    assert asyncio.run(cancel())
    assert [1] == asked
