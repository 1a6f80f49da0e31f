"""A client with `pace` comes to no limit that it is told, and is not slowed down by what it is not told."""

from __future__ import annotations

import itertools
import math
import random
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from package.client import Sample
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.errors import AuthenticationError, RateLimitError
from package.runtime.rate_limit import RateLimit, Window, window_of
from package.runtime.response.response import Response
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import Crowd, reading, uploading, writing
from tests.runtime.crowd_apis import FOUND, LimitedApi, found


def always(reply: RawResponse) -> Callable[[Request, float], RawResponse]:
    return lambda _request, _now: reply


def test_hundred_callers_are_spread_over_the_windows_without_a_refusal() -> None:
    api = LimitedApi(limit=30)
    crowd = Crowd(api)
    session = crowd.session(pace=True)

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert Counter({1: 100}) == Counter(outcome.attempts for outcome in outcomes)
    assert [30, 30, 30, 10] == list(Counter(int(at // 60) for at, _, _ in api.log).values())


def test_paced_callers_sleep_once_a_window_and_are_woken_once() -> None:
    crowd = Crowd(LimitedApi(limit=30))
    session = crowd.session(pace=True)

    crowd.run(reading(session) for _ in range(100))

    assert (3, 99 + 3) >= (len(crowd.slept), crowd.awaited)


@pytest.mark.parametrize("rounding", [math.ceil, math.floor, round], ids=["up", "down", "nearest"])
@pytest.mark.parametrize("seed", range(8))
def test_no_limit_is_reached_however_seconds_are_rounded_and_answers_overtake(
    rounding: Callable[[float], float], seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    api = LimitedApi(limit=chance.choice([1, 7, 30]), rounding=rounding)
    crowd = Crowd(api, latency=lambda: 9 * chance.random())
    session = crowd.session(pace=True)

    for kind in [reading, writing, uploading] * 20:
        crowd.begin(kind(session), after=90 * chance.random())
    crowd.run()

    assert (60, 0) == (len(api.log), api.refused)


def test_first_call_is_waited_for_to_learn_the_limit() -> None:
    api = LimitedApi(limit=30)
    crowd = Crowd(api, latency=lambda: 2.0)
    session = crowd.session(pace=True)

    crowd.run(reading(session) for _ in range(10))

    assert [1001.0] + [1003.0] * 9 == [at for at, _, _ in api.log]


def test_each_kind_is_learned_and_counted_by_itself() -> None:
    api = LimitedApi(limit=3)
    crowd = Crowd(api, latency=lambda: 0.0)
    session = crowd.session(pace=True)

    crowd.run(kind(session) for kind in (reading, reading, reading, reading, writing, uploading))

    assert [("read", 3), ("write", 1), ("upload", 1)] == list(
        Counter(kind for at, kind, _ in api.log if at < 1001).items()
    )


def test_silent_api_is_not_paced() -> None:
    crowd = Crowd(always(FOUND))
    session = crowd.session(pace=True)

    crowd.run(reading(session) for _ in range(100))

    assert [] == crowd.slept
    assert 1000.2 == pytest.approx(crowd.now)


def test_client_without_pace_is_never_held_back() -> None:
    crowd = Crowd(always(found(x_ratelimit_limit="1", x_ratelimit_remaining="0", x_ratelimit_retry_after="30")))
    session = crowd.session()

    crowd.run(reading(session) for _ in range(100))

    assert 1000.1 == pytest.approx(crowd.now)


def test_outage_lets_more_and_more_calls_find_out() -> None:
    crowd = Crowd(always(RawResponse(status=500)), latency=lambda: 1.0)
    session = crowd.session(pace=True)

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert [500] * 100 == [outcome.status for outcome in outcomes]
    assert crowd.now <= 1007


def test_window_too_far_off_ends_the_call_with_the_numbers_it_was_told() -> None:
    api = LimitedApi(limit=2, length=500.0)
    crowd = Crowd(api, latency=lambda: 0.0)
    crowd.now = 1010.0
    session = crowd.session(pace=True)

    *_, error = crowd.run(reading(session) for _ in range(3))

    assert isinstance(error, RateLimitError)
    assert (2, 0, 490.0) == (error.limit, error.remaining, error.retry_after)
    assert 2 == len(api.log)


def test_one_place_left_of_a_long_window_is_waited_for() -> None:
    left = itertools.chain([2, 2], itertools.repeat(1))
    crowd = Crowd(lambda _request, _now: found(x_ratelimit_remaining=str(next(left)), x_ratelimit_retry_after="500"))
    session = crowd.session(pace=True)

    outcomes = crowd.run(reading(session) for _ in range(6))

    assert [200] * 6 == [outcome.status for outcome in outcomes]
    assert crowd.now < 1001


def test_deadline_of_a_call_holds_while_it_is_paced() -> None:
    crowd = Crowd(LimitedApi(limit=1), latency=lambda: 0.0)
    session = crowd.session(pace=True)

    first, second = crowd.run(reading(session, retry=RetryPolicy(deadline=5.0)) for _ in range(2))

    assert isinstance(first, Response)
    assert isinstance(second, RateLimitError)
    assert [] == crowd.slept


HEADERS = ["x_ratelimit_limit", "x_ratelimit_remaining", "x_ratelimit_retry_after", "retry_after", "date"]
NONSENSE = ["", "0", "1", "-1", "007", "many", "nan", "inf", "1e9", "9" * 5000, "1, 2", "٣"]


@pytest.mark.parametrize("pace", [True, False], ids=["paced", "unpaced"])
@pytest.mark.parametrize("seed", range(20))
def test_nonsense_neither_ends_a_call_by_accident_nor_holds_it_for_ever(seed: int, *, pace: bool) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time

    def answer(_request: Request, _now: float) -> RawResponse:
        names = [name for name in HEADERS if chance.random() < 0.7]
        reply = found(**{name: chance.choice(NONSENSE) for name in names})
        return reply if chance.random() < 0.7 else RawResponse(status=429, headers=reply.headers)

    crowd = Crowd(answer, latency=chance.random)
    session = crowd.session(pace=pace)

    for _ in range(30):
        crowd.begin(reading(session), after=30 * chance.random())
    outcomes = crowd.run()

    assert {type(outcome) for outcome in outcomes} <= {Response, RateLimitError}
    assert crowd.now < 1000 + 30 * 60


def test_calls_that_get_no_credentials_give_their_places_back() -> None:
    crowd = Crowd(always(RawResponse(status=400)))
    session = crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock), pace=True)

    outcomes = crowd.run(reading(session) for _ in range(5))

    assert [AuthenticationError] * 5 == [type(outcome) for outcome in outcomes]


def test_pace_is_an_option_of_the_client() -> None:
    client = Sample(transport=None, auth="none", pace=True)

    assert client.caller.session.is_paced
    assert not Sample(transport=None, auth="none").caller.session.is_paced


def learned(*answers: tuple[float, float, int, float]) -> Window | None:
    """What is known after answers: sent at, heard at, calls left, seconds told."""
    window = None
    for sent_at, heard_at, remaining, seconds in answers:
        told = window_of(RateLimit(limit=30, remaining=remaining, retry_after=seconds), heard_at)
        assert told is not None
        window = told if window is None else window.joined(told, sent_at)
    return window


@pytest.mark.parametrize(
    ("answers", "at", "room"),
    [
        ([(0, 1, 20, 59)], 2, 20),
        ([(0, 1, 20, 59), (0, 1, 25, 59)], 2, 20),
        ([(0, 1, 20, 59), (1, 2, 15, 58)], 2, 15),
        ([(0, 1, 20, 59)], 60.9, 20),
        ([(0, 1, 20, 59)], 61, 30),
        ([(0, 1, 0, 59), (60, 60.1, 29, 60)], 60.1, 29),
        ([(0, 1, 20, 59), (0, 40, 25, 20)], 40, 20),
        ([(0, 1, 0, 5), (3, 3.1, 29, 60)], 3.1, 29),
        ([(0, 1, 5, 0)], 1, 5),
        ([(0, 1, 0, 0)], 1, 0),
        ([(0, 1, 0, 0)], 2, 1),
        ([(0, 1, 3, 1e9)], 100, 3),
        ([(0, 1, 0, 1e9)], 100, 1),
        ([(0, 0.1, 0, 1), (1.2, 1.3, 9, 1)], 1.3, 9),
    ],
)
def test_room_in_a_window(answers: list[tuple[float, float, int, float]], at: float, room: int) -> None:
    window: Any = learned(*answers)

    assert room == window.room(at)
