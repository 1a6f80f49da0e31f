"""Many calls at once on a simulated clock: a scheduler of flows, without threads and tasks."""

from __future__ import annotations

import heapq
import itertools
import logging
import math
import random
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import msgspec
from doubles import some_settings
from package.definition import API
from package.runtime.auth.schemes import Auth, NoAuth
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.call.hooks import Hooks
from package.runtime.call.session import Session
from package.runtime.errors import TransportError
from package.runtime.operation import ChunkUpload
from package.runtime.response.response import Response
from package.runtime.transport.flow import Ask, Await, Effect, Flow, Gather, Run, Send, Sleep
from package.runtime.transport.protocol import RawResponse, Request
from package.things import CREATE, GET, SEND

Answering = Callable[[Request, float], RawResponse]


UPLOAD = msgspec.structs.replace(SEND, chunks=ChunkUpload(file="file"))

MOST_SLEEPS = 100_000


def session_at(clock: Callable[[], float], auth: Auth | None = None, *, pace: bool = False) -> Session:
    return Session(
        definition=API,
        auth=auth or NoAuth(),
        hooks=Hooks(),
        logger=logging.getLogger("sample_sdk"),
        clock=clock,
        random=random.Random(1).random,  # noqa: S311 - the same every time
        is_paced=pace,
    )


def reading(session: Session, **changes: Any) -> Flow[Response[Any]]:
    return call(session, some_settings(**changes), GET, Arguments(path={"thingId": "1"}))


def writing(session: Session, **changes: Any) -> Flow[Response[Any]]:
    return call(session, some_settings(**changes), CREATE, Arguments(body={"title": "a"}))


def uploading(session: Session, content: object = b"all of it", **changes: Any) -> Flow[Response[Any]]:
    return call(session, some_settings(**changes), UPLOAD, Arguments(path={"thingId": "1"}, body=content))


@dataclass(eq=False)
class Job:
    """One flow under way. turn: what it waits for; an event of an earlier turn is no longer its own."""

    flow: Flow[Any]
    done: Future[Any] = field(default_factory=Future)
    turn: int = 0

    @property
    def outcome(self) -> Any:
        return self.done.exception() or self.done.result()


class Crowd:
    """Runs flows side by side, each step at its moment of the simulated clock, ties in the order they came about.

    answer: the API; it is asked half of `latency()` seconds after a request was sent, and heard after the other half.
    """

    def __init__(self, response: Answering, latency: Callable[[], float] = lambda: 0.1) -> None:
        self.now = 1000.0
        self.slept: list[float] = []
        self.awaited = 0
        self._respond = response
        self._latency = latency
        self._events: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = itertools.count()
        self._jobs: list[Job] = []

    def clock(self) -> float:
        return self.now

    def session(self, auth: Auth | None = None, *, pace: bool = False) -> Session:
        return session_at(self.clock, auth, pace=pace)

    def begin(self, flow: Flow[Any], after: float = 0.0) -> Job:
        job = Job(flow)
        self._jobs.append(job)
        self.at(self.now + after, lambda: self._step(job, job.turn, None))
        return job

    def run(self, flows: Iterable[Flow[Any]] = ()) -> list[Any]:
        """Run everything to its end; give what came of these flows, errors included."""
        jobs = [self.begin(flow) for flow in flows]
        while self._events:
            moment, _, happen = heapq.heappop(self._events)
            self.now = max(self.now, moment)
            happen()
        stuck = [job for job in self._jobs if not job.done.done()]
        assert not stuck, f"{len(stuck)} calls wait for ever"
        return [job.outcome for job in jobs]

    def at(self, moment: float, happen: Callable[[], None]) -> None:
        heapq.heappush(self._events, (moment, next(self._numbers), happen))

    def cancel(self, job: Job, error: BaseException) -> None:
        """Raise an error where a flow waits now, as an event loop does."""
        self._step(job, job.turn, error)

    def _step(self, job: Job, turn: int, response: Any) -> None:
        if turn != job.turn or job.done.done():
            return
        job.turn += 1
        try:
            effect = job.flow.throw(response) if isinstance(response, BaseException) else job.flow.send(response)
        except StopIteration as stop:
            job.done.set_result(stop.value)
        except BaseException as error:  # noqa: BLE001 - kept for the test
            job.done.set_exception(error)
        else:
            self._perform(job, effect)

    def _perform(self, job: Job, effect: Effect) -> None:
        turn = job.turn

        def go_on(response: Any = None) -> None:
            self.at(self.now, lambda: self._step(job, turn, response))

        match effect:
            case Send(request):
                self._send(request, go_on)
            case Sleep(seconds):
                assert 0 <= seconds < math.inf
                assert len(self.slept) < MOST_SLEEPS, "calls are busy waiting"
                self.slept.append(seconds)
                self.at(self.now + seconds, go_on)
            case Await(future):
                self.awaited += 1
                future.add_done_callback(lambda done: go_on(done.exception() or done.result()))
            case Run(work) | Ask(work):
                go_on(work())
            case Gather(flows, limit):
                self._gather(list(flows), limit, go_on)

    def _send(self, request: Request, go_on: Callable[[Any], None]) -> None:
        way = self._latency() / 2

        def arrive() -> None:
            try:
                response: Any = self._respond(request, self.now)
            except TransportError as error:
                response = error
            self.at(self.now + way, lambda: go_on(response))

        self.at(self.now + way, arrive)

    def _gather(self, flows: list[Flow[Any]], limit: int, go_on: Callable[[Any], None]) -> None:
        jobs = [Job(flow) for flow in flows]
        waiting = list(reversed(jobs))

        def next_one(_done: object = None) -> None:
            failed = [job.done.exception() for job in jobs if job.done.done() and job.done.exception()]
            if failed or all(job.done.done() for job in jobs):
                go_on(failed[0] if failed else [job.done.result() for job in jobs])
            elif waiting:
                job = waiting.pop()
                job.done.add_done_callback(next_one)
                self.at(self.now, lambda: self._step(job, job.turn, None))

        for _ in range(max(1, min(limit, len(jobs)))):
            next_one()
