"""A client that lives for days: no call of it fails for its token, whatever becomes of tokens on the other side."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.session import Session
from package.runtime.errors import AuthenticationError, ServerError
from package.runtime.transport.flow import Flow, Sleep
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import Crowd, reading, uploading
from tests.runtime.crowd_apis import TokenApi

HOUR = 3600.0
DAY = 24 * HOUR


def made(api: Callable[[Request, float], RawResponse], latency: float = 0.1) -> tuple[Crowd, Session]:
    crowd = Crowd(api, latency=lambda: latency)
    return crowd, crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock))


def working(session: Session, until: float, pauses: Iterator[float]) -> Flow[int]:
    """Call again and again; gives how many calls were answered."""
    count = 0
    while session.clock() < until:
        yield from reading(session)
        count += 1
        yield Sleep(next(pauses))
    return count


def random_pauses(seed: int, longest: float) -> Iterator[float]:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    while True:
        yield longest * chance.random()


def work_for_days(crowd: Crowd, session: Session, days: float = 1, longest: float = 400.0) -> None:
    """Let ten callers work side by side. Raises what any of their calls raises. longest: seconds between two calls."""
    until = crowd.now + days * DAY
    for outcome in crowd.run(working(session, until, random_pauses(seed, longest)) for seed in range(10)):
        if isinstance(outcome, BaseException):
            raise outcome
        assert outcome > 100


def test_three_days_take_one_exchange_and_a_refresh_an_hour() -> None:
    api = TokenApi()
    crowd, session = made(api)

    work_for_days(crowd, session, days=3)

    assert 1 == api.times("/auth/api-key")
    assert 3 * 24 <= api.times("/auth/refresh") <= 3 * 24 + 2
    assert {200} == {status for _, _, status in api.log}


def test_hundred_callers_at_the_moment_of_expiry_refresh_once() -> None:
    api = TokenApi()
    crowd, session = made(api)
    crowd.run([reading(session)])
    crowd.now += HOUR - 30

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert (1, 1) == (api.times("/auth/api-key"), api.times("/auth/refresh"))
    assert 0 == crowd.awaited


def test_hundred_callers_after_expiry_wait_for_one_refresh() -> None:
    api = TokenApi()
    crowd, session = made(api)
    crowd.run([reading(session)])
    crowd.now += HOUR + 1

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert 1 == api.times("/auth/refresh")
    assert (99, []) == (crowd.awaited, crowd.slept)


@pytest.mark.parametrize(
    "ways",
    [
        {"life": 600.0},
        {"life": 5 * DAY},
        {"refresh_life": 60.0},
        {"is_strict": True},
        {"is_strict": True, "life": 600.0, "refresh_life": 0.0},
        {"told": None},
        {"told": 0},
        {"told": -5},
        {"told": "3600"},
        {"told": 10**30},
        {"told": True},
        {"told": 0.001},
        {"told": 20, "life": 20.0},
    ],
    ids=str,
)
def test_no_call_fails_however_long_tokens_are_good_really(ways: dict[str, Any]) -> None:
    crowd, session = made(TokenApi(**ways))

    work_for_days(crowd, session, longest=1200.0)


def test_wall_clock_plays_no_part(monkeypatch: pytest.MonkeyPatch) -> None:
    api = TokenApi()
    crowd, session = made(api)
    chance = random.Random(1)  # noqa: S311 - the same every time
    monkeypatch.setattr(time, "time", lambda: chance.uniform(0, 4e9))

    work_for_days(crowd, session)

    assert {200} == {status for _, _, status in api.log}


def test_machine_that_slept_renews_its_token_when_it_is_refused() -> None:
    api = TokenApi(refresh_life=2 * HOUR)
    slept = 0.0
    crowd, session = made(lambda request, now: api(request, now + slept))
    crowd.run([reading(session)])
    slept = 8 * HOUR

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert (1, 2) == (api.times("/auth/refresh", 401), api.times("/auth/api-key"))


def test_outage_while_the_token_is_good_is_not_noticed() -> None:
    api = TokenApi()
    api.is_down = lambda now: bool(api.given) and HOUR - 65 < now - api.given[-1] < HOUR - 10
    crowd, session = made(api)

    work_for_days(crowd, session)

    assert api.times("/auth/refresh", 503) > 0
    assert 0 == api.times("/things/1", 401)


def test_outage_after_expiry_is_raised_and_over_with_the_first_call_that_comes_through() -> None:
    api = TokenApi()
    crowd, session = made(api)
    crowd.run([reading(session)])
    crowd.now += 2 * HOUR
    back_at = crowd.now + 60
    api.is_down = lambda now: now < back_at

    during = crowd.run(reading(session) for _ in range(100))
    crowd.now = back_at
    after = crowd.run(reading(session) for _ in range(100))

    assert {ServerError} == {type(outcome) for outcome in during}
    assert 4 >= api.times("/auth/refresh", 503) + api.times("/auth/api-key", 503)
    assert [200] * 100 == [outcome.status for outcome in after]


def test_token_that_was_refused_is_not_used_again_though_its_renewal_was_put_off() -> None:
    def response(request: Request, now: float) -> RawResponse:
        if "/auth" in request.url and failing:
            return failing.pop()
        return api(request, now)

    api = TokenApi()
    failing: list[RawResponse] = []
    crowd, session = made(response, latency=1.0)
    crowd.run([reading(session)])
    crowd.now += HOUR - 50
    api.given[0] -= DAY
    failing += [RawResponse(status=500), RawResponse(status=500)]

    outcomes = crowd.run(reading(session) for _ in range(2))

    assert [200, 200] == [outcome.status for outcome in outcomes]


def test_body_that_is_spent_fails_one_call_and_not_all_that_follow() -> None:
    api = TokenApi(told=None, life=HOUR)
    crowd, session = made(api)
    crowd.run([reading(session)])
    crowd.now += 2 * HOUR

    first, second = [crowd.run([uploading(session, iter([b"once"]))])[0] for _ in range(2)]

    assert isinstance(first, AuthenticationError)
    assert 204 == second.status


def test_token_that_dies_twice_during_one_call_is_renewed_twice() -> None:
    statuses = iter([401, 503, 401, 200])

    def response(request: Request, now: float) -> RawResponse:
        if "/auth" in request.url:
            return api(request, now)
        return RawResponse(status=next(statuses), content=b'{"thingId": "1"}')

    api = TokenApi()
    crowd, session = made(response)

    outcomes = crowd.run([reading(session)])

    assert [200] == [outcome.status for outcome in outcomes]
    assert 2 == api.times("/auth/refresh")
