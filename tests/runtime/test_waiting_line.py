"""What becomes of calls that wait in line: too long a wait, cancellation, tokens, forks."""

from __future__ import annotations

import asyncio
import json
import logging
import os
from functools import partial
from typing import Any

import pytest
from package.client import Sample
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.errors import ConnectError, RateLimitError
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse, Request

from tests.runtime.crowd import Crowd, reading, writing
from tests.runtime.crowd_apis import FOUND, LimitedApi, refusal, scripted


def statuses(outcomes: list[Any]) -> list[int]:
    return [outcome.status for outcome in outcomes]


def test_longer_wait_than_allowed_ends_every_call_with_the_refusal_and_what_is_left_of_it() -> None:
    told = refusal(x_ratelimit_limit="40", x_ratelimit_remaining="0", x_ratelimit_retry_after="90")
    crowd = Crowd(scripted(told, FOUND), latency=lambda: 0.0)
    session = crowd.session()
    crowd.begin(reading(session))
    held = crowd.begin(writing(session), after=10.0)

    crowd.run()

    error = held.outcome
    assert isinstance(error, RateLimitError)
    assert (40, 0, 80.0, "Too many requests.") == (error.limit, error.remaining, error.retry_after, error.title)
    assert [] == crowd.slept
    assert "createThing: 429 Too Many Requests: Too many requests.; try again in 80 seconds" == str(error)


def test_call_is_sent_once_the_long_wait_is_over() -> None:
    crowd = Crowd(scripted(refusal(retry_after="90"), FOUND))
    session = crowd.session()
    crowd.run([reading(session)])
    crowd.now += 90

    outcomes = crowd.run([reading(session)])

    assert [200] == statuses(outcomes)


def test_wait_beyond_the_deadline_of_one_call_ends_that_one_alone() -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND))
    session = crowd.session()
    first = crowd.begin(reading(session))
    hurried = crowd.begin(reading(session, retry=RetryPolicy(deadline=5.0)), after=1.0)

    crowd.run()

    assert isinstance(hurried.outcome, RateLimitError)
    assert 2 == first.outcome.attempts


def test_call_in_line_is_turned_away_when_the_next_window_is_too_late_for_it() -> None:
    crowd = Crowd(LimitedApi(limit=3))
    session = crowd.session()
    for _ in range(8):
        crowd.begin(reading(session))
    hurried = crowd.begin(reading(session, retry=RetryPolicy(deadline=30.0)), after=1.0)

    crowd.run()

    assert isinstance(hurried.outcome, RateLimitError)
    assert (3, 0) == (hurried.outcome.limit, hurried.outcome.remaining)


@pytest.mark.parametrize("told", ["1e300", "99999999999", "nan", "-inf", "soon", ""])
def test_nonsense_is_no_wait_for_others(told: str) -> None:
    crowd = Crowd(scripted(refusal(x_ratelimit_retry_after=told), FOUND), latency=lambda: 0.0)
    session = crowd.session()
    crowd.run([reading(session, retry=RetryPolicy(retries=0))])

    outcomes = crowd.run([reading(session)])

    assert [200] == statuses(outcomes)
    assert [] == crowd.slept


def test_canceled_sleeper_leaves_the_watch_to_the_next() -> None:
    crowd = Crowd(LimitedApi(limit=3))
    session = crowd.session()
    calls = [crowd.begin(reading(session)) for _ in range(6)]
    for canceled in calls[3:5]:
        crowd.at(crowd.now + 1, partial(crowd.cancel, canceled, asyncio.CancelledError()))

    crowd.run()

    assert 2 == len(crowd.slept)
    assert 2 == calls[5].outcome.attempts


def test_closed_flow_gives_its_place_to_the_next() -> None:
    crowd = Crowd(LimitedApi(limit=1))
    session = crowd.session(pace=True)
    closed = reading(session)
    next(closed)
    waiting = crowd.begin(reading(session))
    crowd.at(crowd.now + 1, closed.close)

    crowd.run()

    assert 200 == waiting.outcome.status
    assert crowd.now < 1002


def test_call_canceled_as_its_turn_came_gives_the_place_to_the_next() -> None:
    crowd = Crowd(LimitedApi(limit=2), latency=lambda: 0.0)
    session = crowd.session(pace=True)
    first = crowd.begin(reading(session))
    second, third = [crowd.begin(reading(session)) for _ in range(2)]
    first.done.add_done_callback(lambda _done: crowd.cancel(second, asyncio.CancelledError()))

    crowd.run()

    assert 200 == third.outcome.status
    assert crowd.now < 1001


def test_lost_connection_gives_its_place_back() -> None:
    def answer(_request: Request, now: float) -> RawResponse:
        lost.append(now)
        if len(lost) == 1:
            raise ConnectError("refused")
        return FOUND

    lost: list[float] = []
    crowd = Crowd(answer)
    session = crowd.session(pace=True)

    first, *others = crowd.run(reading(session, retry=RetryPolicy(retries=0)) for _ in range(5))

    assert isinstance(first, ConnectError)
    assert [200] * 4 == statuses(others)


def test_credentials_are_made_after_the_wait_in_which_they_would_expire() -> None:
    def answer(request: Request, now: float) -> RawResponse:
        if "/auth" in request.url:
            return RawResponse(
                status=200, content=json.dumps({"access_token": f"{now:.0f}", "expires_in": 30}).encode()
            )
        sent.append(str(request.headers["authorization"]))
        return FOUND if len(sent) > 1 else refusal(retry_after="50")

    sent: list[str] = []
    crowd = Crowd(answer, latency=lambda: 0.0)
    session = crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock))

    crowd.run([reading(session)])

    assert ["Bearer 1000", "Bearer 1050"] == sent


def test_call_for_a_token_needs_no_place_but_waits_out_a_refusal() -> None:
    log: list[tuple[float, str]] = []

    def answer(request: Request, now: float) -> RawResponse:
        log.append((now, request.url.removeprefix("https://api.test")))
        if "/auth" not in request.url:
            return RawResponse(status=201, content=FOUND.content)
        if len(log) == 1:
            return refusal(retry_after="20")
        return RawResponse(status=200, content=b'{"access_token": "a", "expires_in": 3600}')

    crowd = Crowd(answer, latency=lambda: 0.0)
    session = crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock), pace=True)

    outcomes = crowd.run(writing(session) for _ in range(3))

    assert [201] * 3 == statuses(outcomes)
    assert [(1000.0, "/auth/api-key"), (1020.0, "/auth/api-key"), (1020.0, "/things")] == log[:3]


def test_clones_share_the_limiter() -> None:
    client = Sample(transport=None, auth="none")

    clone = client.with_options(timeout=1.0)

    assert client.caller.session.limiter is clone.caller.session.limiter


def test_wait_is_logged_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND), latency=lambda: 0.0)

    with caplog.at_level(logging.DEBUG, "sample_sdk"):
        crowd.run([reading(crowd.session())])

    assert "a read call waits for the rate limit, at least 20.0 s" in caplog.messages


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_fork_leaves_callers_and_their_places_to_the_parent() -> None:
    crowd = Crowd(LimitedApi(limit=1))
    session = crowd.session(pace=True)
    held = [reading(session), reading(session)]
    effects = [next(flow) for flow in held]

    child = os.fork()
    if child == 0:
        is_free = not session.limiter._held and crowd.run([reading(session)])[0].status == 200
        os._exit(0 if is_free else 1)

    assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert 2 == len(effects)
    assert 1 == session.limiter._held
