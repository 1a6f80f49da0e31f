"""After a refusal all calls of a client wait, and come back no more at once than the API allows."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from doubles import some_settings
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.call import Arguments, call
from package.runtime.errors import RateLimitError
from package.runtime.response.response import Response
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse, Request
from package.things import STATUS

from tests.runtime.crowd import Crowd, reading, uploading, writing
from tests.runtime.crowd_apis import FOUND, LimitedApi, refusal, scripted

WINDOW_BEGINS = 1020.0


def statuses(outcomes: list[Any]) -> list[int]:
    return [outcome.status for outcome in outcomes]


def test_hundred_callers_get_through_thirty_a_window_with_one_refusal_each_at_most() -> None:
    api = LimitedApi(limit=30)
    crowd = Crowd(api)
    session = crowd.session()

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert Counter({1: 30, 2: 70}) == Counter(outcome.attempts for outcome in outcomes)
    assert [30, 30, 30, 10] == list(Counter(int(at // 60) for at, _, status in api.log if status == 200).values())
    assert 70 == api.refused


def test_nobody_sends_before_the_time_a_refusal_told() -> None:
    api = LimitedApi(limit=30)
    crowd = Crowd(api)
    session = crowd.session()
    for number in range(100):
        crowd.begin(reading(session), after=number * 0.5)

    crowd.run()

    first_refusal = min(at for at, _, status in api.log if status == 429)
    assert [] == [at for at, _, _ in api.log if first_refusal + 0.1 < at < WINDOW_BEGINS]


def test_waiting_callers_sleep_once_a_window_and_are_woken_once() -> None:
    crowd = Crowd(LimitedApi(limit=30))
    session = crowd.session()

    crowd.run(reading(session) for _ in range(100))

    assert len(crowd.slept) <= 8
    assert crowd.awaited <= 70 + 3


@pytest.mark.parametrize("rounding", [math.ceil, math.floor, round], ids=["up", "down", "nearest"])
@pytest.mark.parametrize("seed", range(5))
def test_nobody_is_lost_however_seconds_are_rounded_and_answers_overtake(
    rounding: Callable[[float], float], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    crowd = Crowd(LimitedApi(limit=30, rounding=rounding), latency=lambda: 3 * chance.random())
    session = crowd.session()

    calls = [crowd.begin(reading(session), after=5 * chance.random()) for _ in range(100)]
    crowd.run()

    assert [200] * 100 == statuses([call.outcome for call in calls])


def test_one_call_tries_first_since_told_seconds_may_be_rounded_down() -> None:
    api = LimitedApi(limit=30, rounding=math.floor)
    crowd = Crowd(api, latency=lambda: 0.01)
    crowd.now = 1000.5
    session = crowd.session()

    crowd.run(reading(session) for _ in range(100))

    early = [status for at, _, status in api.log if 1019 < at < WINDOW_BEGINS]
    assert [429] == early


def test_refusal_of_reads_holds_back_writes_and_uploads_too() -> None:
    api = LimitedApi(limit=3)
    crowd = Crowd(api)
    session = crowd.session()
    for _ in range(4):
        crowd.begin(reading(session))
    crowd.begin(writing(session), after=1.0)
    crowd.begin(uploading(session), after=1.0)

    crowd.run()

    assert [at for at, kind, _ in api.log if kind != "read"] == pytest.approx([WINDOW_BEGINS + 0.15] * 2)


def test_recovery_counts_each_kind_by_itself() -> None:
    api = LimitedApi(limit=5)
    crowd = Crowd(api)
    session = crowd.session()
    kinds = [reading, writing, uploading] * 10

    outcomes = crowd.run(kind(session) for kind in kinds)

    assert 30 == len([outcome for outcome in outcomes if isinstance(outcome, Response)])
    assert 15 == api.refused
    assert [10, 10, 10] == [api.answered(kind) for kind in ("read", "write", "upload")]


def test_calls_are_free_again_when_nobody_waited_for_a_minute() -> None:
    api = LimitedApi(limit=3)
    crowd = Crowd(api)
    session = crowd.session()
    crowd.run(reading(session) for _ in range(4))
    crowd.now += 61
    api.limit = 50

    crowd.run(reading(session) for _ in range(50))

    assert 1 == len({at for at, _, _ in api.log[5:]})


def test_client_is_careful_for_a_minute_after_the_last_wait() -> None:
    api = LimitedApi(limit=3)
    crowd = Crowd(api)
    session = crowd.session()
    crowd.run(reading(session) for _ in range(13))

    crowd.run(reading(session) for _ in range(6))

    assert 10 == api.refused


def test_newcomer_stands_behind_those_in_line_however_long_they_wait() -> None:
    times = iter([0.0, 100.0])
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND), latency=lambda: next(times, 0.0))
    session = crowd.session()
    crowd.begin(reading(session))
    crowd.begin(reading(session), after=1.0)
    crowd.begin(reading(session), after=2.0)
    newcomer = crowd.begin(reading(session), after=100.0)
    ends: list[float] = []
    newcomer.done.add_done_callback(lambda _done: ends.append(crowd.now))

    crowd.run()

    assert [1120.0] == ends


def test_recovery_from_a_silent_api_begins_slowly() -> None:
    sent: list[float] = []

    def answer(_request: Request, now: float) -> RawResponse:
        sent.append(now)
        return refusal(retry_after="20") if 5 < len(sent) <= 15 else FOUND

    crowd = Crowd(answer, latency=lambda: 4.0)
    session = crowd.session()

    crowd.run(reading(session) for _ in range(15))

    assert Counter({1026.0: 1, 1030.0: 2, 1034.0: 4, 1038.0: 3}) == Counter(sent[15:])


def test_call_that_gets_its_token_during_a_refusal_waits_with_the_others() -> None:
    times = iter([8.0, 2.0])
    log: list[tuple[float, str]] = []

    def answer(request: Request, now: float) -> RawResponse:
        log.append((now, request.url.removeprefix("https://api.test")))
        if "/auth" in request.url:
            return RawResponse(status=200, content=b'{"access_token": "a", "expires_in": 3600}')
        return refusal(retry_after="20") if len(log) == 1 else FOUND

    crowd = Crowd(answer, latency=lambda: next(times, 0.0))
    session = crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock))
    crowd.begin(reading(session))
    crowd.begin(call(session, some_settings(), STATUS, Arguments()))

    crowd.run()

    assert [(1001.0, "/status"), (1004.0, "/auth/api-key")] == log[:2]
    assert 1022.0 == min(at for at, _ in log[2:])


def test_refusal_that_told_nothing_holds_nobody_else_back() -> None:
    crowd = Crowd(scripted(refusal(), FOUND))
    session = crowd.session()

    outcomes = crowd.run(reading(session) for _ in range(3))

    assert [2, 1, 1] == sorted((outcome.attempts for outcome in outcomes), reverse=True)
    assert 1 == len(crowd.slept)


def test_refusal_that_tells_no_seconds_is_waited_out_for_one() -> None:
    crowd = Crowd(scripted(refusal(x_ratelimit_retry_after="0"), FOUND))

    crowd.run([reading(crowd.session())])

    assert [1.0] == crowd.slept


def test_waits_that_are_told_too_short_grow() -> None:
    crowd = Crowd(scripted(*[refusal(retry_after="1")] * 8, FOUND))
    session = crowd.session()

    crowd.run([reading(session, retry=RetryPolicy(retries=8))])

    assert [1, 1, 2, 4, 8, 16, 32, 60] == pytest.approx([round(seconds) for seconds in crowd.slept])


def test_call_that_may_not_be_repeated_is_held_back_as_well() -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND))
    session = crowd.session()
    first = crowd.begin(reading(session, retry=RetryPolicy(retries=0)))
    later = crowd.begin(reading(session, retry=RetryPolicy(retries=0)), after=1.0)

    crowd.run()

    assert isinstance(first.outcome, RateLimitError)
    assert 1 == later.outcome.attempts
    assert crowd.now >= 1020


@pytest.mark.parametrize(
    ("headers", "numbers"),
    [
        ({"x_ratelimit_limit": "40"}, (40, None, None)),
        ({"x_ratelimit_remaining": "0"}, (None, 0, None)),
        ({"x_ratelimit_retry_after": "7"}, (None, None, 7.0)),
        ({"retry_after": "7", "x_ratelimit_limit": "forty"}, (None, None, 7.0)),
        ({"x_ratelimit_limit": "9" * 5000}, (None, None, None)),
    ],
)
def test_refusal_says_what_its_headers_say(headers: dict[str, str], numbers: tuple[Any, ...]) -> None:
    crowd = Crowd(scripted(refusal(**headers)))

    error = crowd.run([reading(crowd.session(), retry=RetryPolicy(retries=0))])[0]

    assert isinstance(error, RateLimitError)
    assert numbers == (error.limit, error.remaining, error.retry_after)
