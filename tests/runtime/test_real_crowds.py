"""Hundred threads and hundred tasks, real ones; only the clock is simulated."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.session import Session
from package.runtime.transport.flow import Flow, Sleep
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import reading, session_at
from tests.runtime.crowd_apis import LimitedApi, TokenApi
from tests.runtime.leaping_clock import TaskCrowd, ThreadClock, ThreadDriver


class Threads:
    def __init__(self, answer: Callable[[Request, float], RawResponse]) -> None:
        self.clock = ThreadClock()
        self._driver = ThreadDriver(self.clock, answer)

    def run(self, flows: Iterable[Flow[Any]]) -> list[Any]:
        return self.clock.run([lambda flow=flow: self._driver.run(flow) for flow in flows])  # type: ignore[misc]  # a default binds the flow


ways = pytest.mark.parametrize("crowd_of", [Threads, TaskCrowd], ids=["threads", "tasks"])


@ways
@pytest.mark.parametrize("pace", [False, True], ids=["unpaced", "paced"])
def test_hundred_callers_get_through_thirty_a_window(crowd_of: type[Any], *, pace: bool) -> None:
    api = LimitedApi(limit=30)
    crowd = crowd_of(api)
    session = session_at(crowd.clock, pace=pace)

    outcomes = crowd.run(reading(session) for _ in range(100))

    assert [200] * 100 == [outcome.status for outcome in outcomes]
    assert [30, 30, 30, 10] == list(Counter(int(at // 60) for at, _, status in api.log if status == 200).values())
    assert api.refused <= (0 if pace else 70)


@ways
def test_nobody_is_busy_while_the_window_is_waited_for(crowd_of: type[Any]) -> None:
    crowd = crowd_of(LimitedApi(limit=30))
    session = session_at(crowd.clock)

    crowd.run(reading(session) for _ in range(100))

    if crowd_of is Threads:
        assert crowd.clock.sleeps <= 2 * 170 + 8  # each call sleeps on its way there and back
        assert crowd.clock.waits <= 70 + 4
    else:
        assert crowd.sleeps <= 8


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
