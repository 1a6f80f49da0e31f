"""Threads and tasks that call an API in trouble, each call with a deadline, and note what became of it."""

from __future__ import annotations

import asyncio
import random
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final, TextIO

from apivideo_sdk import ApiVideo, ApiVideoError, AsyncApiVideo, Options, RetryPolicy

_RETRIES: Final = RetryPolicy(retries=2, base=0.05, cap=0.5)
_PAUSE: Final = 4.0
"""The longest pause of a caller between two calls, in seconds."""


@dataclass
class Notes:
    """What callers saw. outcomes: a file with a line for each creation: title, tab, what became of it.

    lateness: of each call that ended after its deadline, when it began, when it was due, and by how much it was late.
    """

    outcomes: TextIO
    counts: Counter[str] = field(default_factory=Counter)
    lateness: list[tuple[float, float, float]] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, plan: Plan, began: float, error: BaseException | None) -> None:
        """Take down how a call ended."""
        over = time.monotonic() - began - plan.deadline
        with self.lock:
            self.counts["returned" if error is None else type(error).__name__] += 1
            if over > 0:
                self.lateness.append((began, began + plan.deadline, over))
            if plan.title:
                outcome = error.outcome if isinstance(error, ApiVideoError) else "returned"
                self.outcomes.write(f"{plan.title}\t{outcome}\n")
            if error is not None and not isinstance(error, ApiVideoError):
                self.strangers.append(f"{plan.method}: {error!r}")


@dataclass(frozen=True)
class Plan:
    """One call: a method of `client.videos`, what it is given, and its deadline in seconds."""

    method: str
    given: tuple[Any, ...]
    named: dict[str, Any]
    deadline: float
    title: str = ""

    @property
    def options(self) -> Options:
        return {"deadline": self.deadline}


def plans(name: str, seed: int) -> Iterator[Plan]:
    """Give the calls of one caller, without end."""
    chance = random.Random(f"{seed} {name}")  # noqa: S311 - no secrets
    number = 0
    while True:
        deadline = chance.uniform(0.2, 3.0)
        match chance.choice(("create", "create", "get", "list", "update", "delete")):
            case "create":
                number += 1
                title = f"{name}.{number}"
                yield Plan("create", (), {"title": title}, deadline, title)
            case "list":
                yield Plan("list", (), {"page_size": 9}, deadline)
            case "update":
                yield Plan("update", ("vi1",), {"title": "Another"}, deadline)
            case method:
                yield Plan(method, ("vi1",), {}, deadline)


@contextmanager
def thread_callers(base_url: str, count: int, notes: Notes, ends_at: float, seed: int) -> Iterator[None]:
    """Call from threads that share a client, until the time is over."""
    with ApiVideo("key", base_url=base_url, retries=_RETRIES, timeout=2) as client:

        def call_on(name: str) -> None:
            for plan in plans(name, seed):
                if time.monotonic() >= ends_at:
                    return
                began = time.monotonic()
                error: BaseException | None = None
                try:
                    getattr(client.videos, plan.method)(*plan.given, **plan.named, options=plan.options)
                except BaseException as raised:  # noqa: BLE001 - whatever leaves a call is noted
                    error = raised
                notes.note(plan, began, error)
                time.sleep(random.random() * _PAUSE)  # noqa: S311 - no secrets

        threads = [threading.Thread(target=call_on, args=(f"thread{number}",)) for number in range(count)]
        for thread in threads:
            thread.start()
        yield
        for thread in threads:
            thread.join()


async def task_callers(base_url: str, count: int, notes: Notes, ends_at: float, seed: int) -> None:
    """Call from tasks that share a client, until the time is over."""
    async with AsyncApiVideo("key", base_url=base_url, retries=_RETRIES, timeout=2) as client:

        async def call_on(name: str) -> None:
            for plan in plans(name, seed):
                if time.monotonic() >= ends_at:
                    return
                began = time.monotonic()
                error: BaseException | None = None
                method: Callable[..., Awaitable[Any]] = getattr(client.videos, plan.method)
                try:
                    await method(*plan.given, **plan.named, options=plan.options)
                except BaseException as raised:  # noqa: BLE001 - whatever leaves a call is noted
                    error = raised
                notes.note(plan, began, error)
                await asyncio.sleep(random.random() * _PAUSE)  # noqa: S311 - no secrets

        await asyncio.gather(*(call_on(f"task{number}") for number in range(count)))
