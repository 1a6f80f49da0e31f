"""Hundred threads and hundred tasks, real ones; only the clock is simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.session import Session
from package.runtime.retry import RetryPolicy
from package.runtime.transport.flow import Flow, Sleep
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import reading, session_at
from tests.runtime.crowd_apis import LimitedApi, TokenApi, refusal
from tests.runtime.leaping_clock import TaskCrowd, ThreadClock, ThreadDriver


class Threads:
    def __init__(self, response: Callable[[Request, float], RawResponse]) -> None:
        self.clock = ThreadClock()
        self._driver = ThreadDriver(self.clock, response)

    def run(self, flows: Iterable[Flow[Any]]) -> list[Any]:
        return self.clock.run([lambda flow=flow: self._driver.run(flow) for flow in flows])  # type: ignore[misc]  # a default binds the flow


ways = pytest.mark.parametrize("crowd_of", [Threads, TaskCrowd], ids=["threads", "tasks"])


@ways
def test_hundred_callers_get_through_thirty_a_window(crowd_of: type[Any]) -> None:
    api = LimitedApi(limit=30)
    crowd = crowd_of(api)
    session = session_at(crowd.clock)

    outcomes = crowd.run(reading(session, retry=RetryPolicy(retries=3)) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert [30, 30, 30, 10] == list(Counter(int(at // 60) for at, _, status in api.log if status == 200).values())


@ways
def test_thirty_callers_of_an_api_that_refuses_for_ever_end_with_their_retries(crowd_of: type[Any]) -> None:
    crowd = crowd_of(lambda _request, _now: refusal(retry_after="1"))
    session = session_at(crowd.clock)
    begun = crowd.clock() if callable(crowd.clock) else crowd.clock.now

    outcomes = crowd.run(reading(session) for _ in range(30))

    assert [429] * 30 == [outcome.status for outcome in outcomes]
    assert crowd.clock() - begun <= 2 * 1 + 2


@ways
def test_hundred_callers_exchange_the_key_once_and_renew_once(crowd_of: type[Any]) -> None:
    api = TokenApi(told=3600.0)
    crowd = crowd_of(api)
    session = session_at(crowd.clock, TokenExchange(EXCHANGE, "key", clock=crowd.clock))

    outcomes = crowd.run(_twice(session, 3590.0) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert (1, 1) == (api.times("/auth/api-key"), api.times("/auth/refresh"))
    assert 401 not in {status for _, _, status in api.log}


@ways
def test_hundred_callers_whose_token_was_revoked_renew_it_once(crowd_of: type[Any]) -> None:
    api = TokenApi(life=1000.0)
    crowd = crowd_of(api)
    session = session_at(crowd.clock, TokenExchange(EXCHANGE, "key", clock=crowd.clock))

    outcomes = crowd.run(_twice(session, 2000.0) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert (1, 1) == (api.times("/auth/api-key"), api.times("/auth/refresh"))


def _twice(session: Session, pause: float) -> Flow[Any]:
    yield from reading(session)
    yield Sleep(pause)
    return (yield from reading(session))
