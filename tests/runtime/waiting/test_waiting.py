from __future__ import annotations

import asyncio
import pickle
import random
from dataclasses import dataclass, field
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.call.waiting import Backoff
from package.runtime.errors import (
    ApiError,
    ConnectError,
    NotFoundError,
    RateLimitError,
    SdkError,
    ServerError,
    WaitTimeoutError,
)
from package.runtime.headers import Headers
from package.runtime.transport.flow import BlockingDriver
from package.runtime.transport.task_driver import TaskDriver
from package.testing import AsyncReplayTransport, ReplayTransport, json_reply

STEADY = Backoff(first=4, longest=4, factor=1)


@dataclass
class World:
    """A clock that only sleeping moves, and a question that is answered from a script, its last line for ever."""

    now: float = 1000.0
    chance: float = 1.0
    overslept: float = 0.0
    answering_takes: float = 0.0
    slept: list[float] = field(default_factory=list)
    questions: int = 0

    def clock(self) -> float:
        return self.now

    def random(self) -> float:
        return self.chance

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds + self.overslept

    def ask(self, script: list[Any]) -> Any:
        self.questions += 1
        self.now += self.answering_takes
        line = script.pop(0) if len(script) > 1 else script[0]
        if isinstance(line, Exception):
            raise line
        return line

    def wait_for(self, *script: Any, **options: Any) -> Any:
        raise NotImplementedError


class BlockingWorld(World):
    def wait_for(self, *script: Any, **options: Any) -> Any:
        client = in_simulated_time(Sample(transport=ReplayTransport(), auth="none"), self)
        client.caller.driver = BlockingDriver(ReplayTransport(), sleep=self.sleep)
        lines = list(script)
        return client.wait_for(lambda: self.ask(lines), **{"until": is_done, **options})


class TaskWorld(World):
    def wait_for(self, *script: Any, **options: Any) -> Any:
        client = in_simulated_time(AsyncSample(transport=AsyncReplayTransport(), auth="none"), self)
        client.caller.driver = TaskDriver(AsyncReplayTransport(), sleep=self.sleep_in_a_task)
        lines = list(script)

        async def ask() -> Any:
            await asyncio.sleep(0)
            return self.ask(lines)

        return asyncio.run(client.wait_for(ask, **{"until": is_done, **options}))

    async def sleep_in_a_task(self, seconds: float) -> None:
        self.sleep(seconds)
        await asyncio.sleep(0)


def in_simulated_time(client: Any, world: World) -> Any:
    client.caller.session.clock = world.clock
    client.caller.session.random = world.random
    return client


def is_done(response: str) -> bool:
    return response == "done"


def refusal(kind: type[ApiError], status: int, **headers: str) -> ApiError:
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return kind(f"{status}", status=status, headers=Headers(pairs))


def rate_limited(seconds: str) -> ApiError:
    return refusal(RateLimitError, 429, x_ratelimit_retry_after=seconds)


@pytest.fixture(params=[BlockingWorld, TaskWorld])
def world(request: pytest.FixtureRequest) -> World:
    made: World = request.param()
    return made


def test_response_that_is_the_one_at_once_is_given_without_a_pause(world: World) -> None:
    response = world.wait_for("done")

    assert ("done", 1, []) == (response, world.questions, world.slept)


def test_question_is_asked_again_after_pauses_that_grow(world: World) -> None:
    response = world.wait_for("a", "b", "c", "done")

    assert "done" == response
    assert [1.0, 1.5, 2.25] == world.slept


def test_pauses_stop_growing_at_the_longest(world: World) -> None:
    world.wait_for(*"abcde", "done", interval=Backoff(first=2, longest=5, factor=2))

    assert [2, 4, 5, 5, 5] == world.slept


def test_pause_is_half_a_minute_at_most_unless_told_otherwise(world: World) -> None:
    world.wait_for(*range(12), "done", timeout=None)

    assert [30, 30] == world.slept[-2:]


def test_number_as_interval_is_the_first_pause(world: World) -> None:
    world.wait_for("a", "b", "done", interval=40)

    assert [40, 40] == world.slept


def test_chance_shortens_a_pause_to_half_at_most(world: World) -> None:
    world.chance = 0.0

    world.wait_for("a", "b", "done", interval=8)

    assert [4, 6] == world.slept


def test_progress_is_told_of_each_response_but_the_last(world: World) -> None:
    told: list[str] = []

    world.wait_for("a", ConnectError("gone"), "b", "done", on_progress=told.append)

    assert ["a", "b"] == told


def test_last_question_is_asked_when_the_time_is_over(world: World) -> None:
    with pytest.raises(WaitTimeoutError):
        world.wait_for("waiting", timeout=10, interval=STEADY)

    assert [4, 4, 2] == world.slept
    assert 4 == world.questions


def test_response_to_the_last_question_counts(world: World) -> None:
    response = world.wait_for("a", "b", "c", "done", timeout=10, interval=STEADY)

    assert ("done", 1010.0) == (response, world.now)


@pytest.mark.parametrize("overslept", [-1e-6, 1e-6])
def test_inexact_sleep_asks_no_further_question(world: World, overslept: float) -> None:
    world.overslept = overslept

    with pytest.raises(WaitTimeoutError):
        world.wait_for("waiting", timeout=10, interval=STEADY)

    assert 4 == world.questions


def test_question_that_takes_all_the_time_is_the_last_one(world: World) -> None:
    world.answering_takes = 30.0

    with pytest.raises(WaitTimeoutError):
        world.wait_for("waiting", timeout=20)

    assert (1, []) == (world.questions, world.slept)


def test_timeout_of_zero_asks_once(world: World) -> None:
    with pytest.raises(WaitTimeoutError):
        world.wait_for("waiting", timeout=0)

    assert (1, []) == (world.questions, world.slept)


def test_wait_ends_after_fifteen_minutes_unless_told_otherwise(world: World) -> None:
    with pytest.raises(WaitTimeoutError):
        world.wait_for("waiting")

    assert pytest.approx(900) == sum(world.slept)


def test_no_timeout_waits_for_days(world: World) -> None:
    response = world.wait_for(*["waiting"] * 10_000, "done", timeout=None)

    assert "done" == response
    assert 290_000 < sum(world.slept)


def test_timeout_error_says_how_long_was_waited_and_what_for(world: World) -> None:
    with pytest.raises(
        WaitTimeoutError, match=r"^waited 10 s for is_done to accept a response \(questions: 4\)"
    ) as caught:
        world.wait_for("waiting", timeout=10, interval=STEADY)

    assert "waiting" == caught.value.last
    assert caught.value.__cause__ is None


def test_timeout_error_pickles(world: World) -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        world.wait_for("waiting", timeout=0)

    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own bytes

    assert (str(caught.value), "waiting") == (str(copy), copy.last)


@pytest.mark.parametrize(
    "setback",
    [ConnectError("gone"), refusal(ServerError, 500), refusal(ServerError, 503), refusal(RateLimitError, 429)],
    ids=str,
)
def test_error_that_may_pass_is_lived_with(world: World, setback: Exception) -> None:
    response = world.wait_for(setback, setback, "done", interval=STEADY)

    assert ("done", [4, 4]) == (response, world.slept)


@pytest.mark.parametrize(
    "setback", [rate_limited("40"), refusal(ServerError, 503, retry_after="40")], ids=["429", "503"]
)
def test_pause_the_server_asks_for_is_kept(world: World, setback: Exception) -> None:
    response = world.wait_for("a", setback, "b", "done", interval=STEADY)

    assert ("done", [4, 40, 4]) == (response, world.slept)


def test_pause_the_server_asks_for_shortens_no_other(world: World) -> None:
    world.wait_for(rate_limited("0"), rate_limited("1"), "done", interval=STEADY)

    assert [4, 4] == world.slept


def test_pause_up_to_the_end_leaves_time_for_the_last_question(world: World) -> None:
    response = world.wait_for(rate_limited("50"), "done", timeout=50)

    assert ("done", [50]) == (response, world.slept)


def test_pause_that_is_longer_than_the_time_left_ends_the_wait_at_once(world: World) -> None:
    refused = rate_limited("50")

    with pytest.raises(WaitTimeoutError, match="asks to wait 50 s more, which is beyond the timeout") as caught:
        world.wait_for("a", refused, "done", timeout=30, interval=STEADY)

    assert [4] == world.slept
    assert ("a", refused) == (caught.value.last, caught.value.error)


def test_nonsense_pause_is_cut_to_an_hour(world: World) -> None:
    response = world.wait_for(rate_limited("1e300"), "done", timeout=None)

    assert ("done", [3600]) == (response, world.slept)


def test_latest_error_is_the_cause_when_no_response_came_since(world: World) -> None:
    latest = ConnectError("no route to the host")

    with pytest.raises(WaitTimeoutError, match="without a response: no route to the host") as caught:
        world.wait_for("a", ConnectError("gone"), latest, timeout=10, interval=STEADY)

    assert ("a", latest) == (caught.value.last, caught.value.error)


def test_error_that_passed_is_no_cause(world: World) -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        world.wait_for(ConnectError("gone"), "a", timeout=10, interval=STEADY)

    assert caught.value.__cause__ is None
    assert "gone" not in str(caught.value)


def test_wait_without_any_response_has_no_last_one(world: World) -> None:
    with pytest.raises(WaitTimeoutError) as caught:
        world.wait_for(ConnectError("gone"), timeout=10)

    assert caught.value.last is None


@pytest.mark.parametrize("error", [refusal(NotFoundError, 404), SdkError("closed"), ValueError("slip")], ids=str)
def test_any_other_error_ends_the_wait_at_once(world: World, error: Exception) -> None:
    with pytest.raises(type(error)) as caught:
        world.wait_for("a", error, "done")

    assert error is caught.value
    assert (2, [1.0]) == (world.questions, world.slept)


@pytest.mark.parametrize("error", [ValueError("slip"), ConnectError("of another call")], ids=str)
@pytest.mark.parametrize("place", ["until", "on_progress"])
def test_what_a_function_of_the_caller_raises_ends_the_wait(world: World, place: str, error: Exception) -> None:
    def stumble(_respond: str) -> bool:
        raise error

    with pytest.raises(type(error)) as caught:
        world.wait_for("a", "done", **{place: stumble})

    assert error is caught.value
    assert 1 == world.questions


@pytest.mark.parametrize("timeout", [-1, float("nan")])
def test_timeout_that_is_no_length_is_refused(world: World, timeout: float) -> None:
    with pytest.raises(ValueError, match="timeout is"):
        world.wait_for("done", timeout=timeout)


@pytest.mark.parametrize("interval", [0, -1, float("nan"), float("inf")])
def test_interval_that_would_be_a_busy_wait_or_none_is_refused(world: World, interval: float) -> None:
    with pytest.raises(ValueError, match="give 0 < first <= longest"):
        world.wait_for("done", interval=interval)


@pytest.mark.parametrize(
    "given", [{"first": 3.0, "longest": 2.0}, {"factor": 0.5}, {"factor": float("nan")}, {"longest": float("inf")}]
)
def test_backoff_that_shrinks_or_has_no_end_is_refused(given: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="give"):
        Backoff(**given)


@pytest.mark.parametrize("seed", range(50))
def test_no_pause_is_zero_and_none_passes_the_end(world: World, seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311 - no secret
    world.chance = dice.choice([0.0, 0.3, 0.999])
    world.answering_takes = dice.choice([0.0, 0.1, 7.0])
    lines = ["waiting", ConnectError("gone"), rate_limited("0"), rate_limited("20"), refusal(ServerError, 500)]
    script = dice.choices(lines, k=200)
    timeout = dice.uniform(0, 600)

    with pytest.raises(WaitTimeoutError):
        world.wait_for(*script, timeout=timeout, interval=dice.uniform(0.01, 50))

    assert all(pause > 0 for pause in world.slept)
    assert world.now <= 1000 + timeout + world.answering_takes + 1e-6


def test_question_of_a_client_is_asked_by_its_own_calls() -> None:
    transport = ReplayTransport(json_reply({"title": "gone"}, 500), json_reply({"thingId": "1"}), ready())
    client = in_simulated_time(Sample(transport=transport, auth="none", retries=0), world := BlockingWorld())
    client.caller.driver = BlockingDriver(transport, sleep=world.sleep)

    thing = client.with_options(timeout=5).wait_for(lambda: client.things.get("1"), until=is_ready)

    assert "ready" == thing.title
    assert (3, [1.0, 1.5]) == (len(transport.requests), world.slept)


def test_question_of_an_asynchronous_client_is_asked_by_its_own_calls() -> None:
    transport = AsyncReplayTransport(json_reply({"title": "gone"}, 500), json_reply({"thingId": "1"}), ready())
    client = in_simulated_time(AsyncSample(transport=transport, auth="none", retries=0), world := TaskWorld())
    client.caller.driver = TaskDriver(transport, sleep=world.sleep_in_a_task)

    thing = asyncio.run(client.with_options(timeout=5).wait_for(lambda: client.things.get("1"), until=is_ready))

    assert "ready" == thing.title
    assert (3, [1.0, 1.5]) == (len(transport.requests), world.slept)


def ready() -> Any:
    return json_reply({"thingId": "1", "title": "ready"})


def is_ready(thing: Any) -> bool:
    return bool(thing.title == "ready")
