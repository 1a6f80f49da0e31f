"""Real threads and real tasks on a simulated clock, which leaps to the next wake-up once all of them wait."""

from __future__ import annotations

import asyncio
import heapq
import itertools
import selectors
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any

from package.runtime.transport.flow import Await, BlockingDriver, Effect, Flow
from package.runtime.transport.protocol import RawResponse, Request
from package.runtime.transport.task_driver import TaskDriver

LONGEST_TEST = 60.0
"""Seconds of real time after which a thread that waits is taken for stuck."""

Answering = Callable[[Request, float], RawResponse]


class ThreadClock:
    """Knows how many of its threads are busy; when none is, the one with the earliest wake-up goes on."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.sleeps = 0
        self.waits = 0
        self._busy = 0
        self._lock = threading.Lock()
        self._sleepers: list[tuple[float, int, threading.Event]] = []
        self._numbers = itertools.count()

    def __call__(self) -> float:
        return self.now

    def run(self, works: Iterable[Callable[[], Any]]) -> list[Any]:
        """Do each work in a thread of its own; give what came of them, errors included."""
        outcomes: list[Future[Any]] = []
        threads = []
        for work in works:
            outcome: Future[Any] = Future()
            outcomes.append(outcome)
            threads.append(threading.Thread(target=self._do, args=(work, outcome), daemon=True))
        self._busy = len(threads)
        for thread in threads:
            thread.start()
        return [outcome.exception(LONGEST_TEST) or outcome.result() for outcome in outcomes]

    def sleep(self, seconds: float) -> None:
        awake = threading.Event()
        with self._lock:
            self.sleeps += 1
            heapq.heappush(self._sleepers, (self.now + seconds, next(self._numbers), awake))
        self._rest()
        assert awake.wait(LONGEST_TEST), "no thread can go on"

    def wait(self, future: Future[Any]) -> Any:
        """Wait for another thread, which counts this one as busy the moment it sets the future."""
        self.waits += 1
        future.add_done_callback(self._go_on)
        self._rest()
        return future.result(LONGEST_TEST)

    def _do(self, work: Callable[[], Any], outcome: Future[Any]) -> None:
        try:
            outcome.set_result(work())
        except BaseException as error:  # noqa: BLE001 - kept for the test
            outcome.set_exception(error)
        finally:
            self._rest()

    def _go_on(self, _done: object) -> None:
        with self._lock:
            self._busy += 1

    def _rest(self) -> None:
        with self._lock:
            self._busy -= 1
            if not self._busy and self._sleepers:
                moment, _, awake = heapq.heappop(self._sleepers)
                self.now = max(self.now, moment)
                self._busy += 1
                awake.set()


class ThreadDriver(BlockingDriver):
    """Runs flows in real threads; `Await` alone tells the clock that its thread waits."""

    def __init__(self, clock: ThreadClock, response: Answering) -> None:
        super().__init__(_Blocking(clock, response), sleep=clock.sleep)
        self._clock = clock

    def _perform(self, effect: Effect) -> Any:
        return self._clock.wait(effect.future) if isinstance(effect, Await) else super()._perform(effect)


class _Blocking:
    def __init__(self, clock: ThreadClock, response: Answering) -> None:
        self._clock = clock
        self._respond = response
        self._lock = threading.Lock()

    def send(self, request: Request) -> RawResponse:
        self._clock.sleep(0.05)
        with self._lock:
            reply = self._respond(request, self._clock.now)
        self._clock.sleep(0.05)
        return reply

    def close(self) -> None:
        pass


class _LeapingSelector(selectors.SelectSelector):
    """Never waits: the time that it was to wait has passed."""

    now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            assert timeout is not None, "no task can go on"
            self.now += max(0.0, timeout)
        return ready


class LeapingLoop(asyncio.SelectorEventLoop):
    """An event loop on a simulated clock."""

    def __init__(self) -> None:
        self._leaping = _LeapingSelector()
        super().__init__(self._leaping)

    def time(self) -> float:
        return self._leaping.now


class TaskCrowd:
    """Runs flows in real tasks of a leaping loop. sleeps: how often one slept, without the time calls take."""

    def __init__(self, response: Answering) -> None:
        self.sleeps = 0
        self._respond = response
        self._loop = LeapingLoop()

    def clock(self) -> float:
        return self._loop.time()

    def run(self, flows: Iterable[Flow[Any]]) -> list[Any]:
        async def main() -> list[Any]:
            driver = TaskDriver(self, sleep=self._sleep)
            return await asyncio.gather(*map(driver.run, flows), return_exceptions=True)

        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            return runner.run(main())

    async def send(self, request: Request) -> RawResponse:
        await asyncio.sleep(0.05)
        reply = self._respond(request, self.clock())
        await asyncio.sleep(0.05)
        return reply

    async def close(self) -> None:
        pass

    async def _sleep(self, seconds: float) -> None:
        self.sleeps += 1
        await asyncio.sleep(seconds)
