"""Calls of one kind that meet a 429 wait together for what the API asked; other calls go on."""

from __future__ import annotations

import asyncio
import logging
import os
import random
from collections import Counter
from functools import partial
from typing import Any

import pytest
from doubles import some_settings
from package.client import Sample
from package.definition import EXCHANGE
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.errors import RateLimitError
from package.runtime.response.response import Response
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse, Request
from package.things import STATUS

from tests.runtime.crowd import Crowd, reading, uploading, writing
from tests.runtime.crowd_apis import FOUND, LimitedApi, found, refusal, scripted


def statuses(outcomes: list[Any]) -> list[int]:
    return [outcome.status for outcome in outcomes]


def retries(count: int, **changes: Any) -> RetryPolicy:
    return RetryPolicy(retries=count, **changes)


@pytest.mark.parametrize("count", [0, 1, 2, 5])
def test_calls_that_are_refused_for_ever_end_with_their_retries(count: int) -> None:
    crowd = Crowd(scripted(refusal(retry_after="1")))
    session = crowd.session()

    outcomes = crowd.run(reading(session, retry=retries(count)) for _ in range(30))

    assert [429] * 30 == statuses(outcomes)
    assert {count + 1} == {outcome.attempts for outcome in outcomes}
    assert crowd.now - 1000 <= count + 2


def test_all_that_wait_go_at_the_moment_that_the_api_asked_for() -> None:
    sent: list[float] = []

    def response(_request: Request, now: float) -> RawResponse:
        sent.append(now)
        return refusal(retry_after="20") if now < 1020 else FOUND

    crowd = Crowd(response, latency=lambda: 0.0)
    session = crowd.session()
    calls = [crowd.begin(reading(session), after=after) for after in (0, 0, 5, 19.9, 30)]

    crowd.run()

    assert [1000, 1000, 1020, 1020, 1020, 1020, 1030] == sent
    assert [2, 2, 1, 1, 1] == [one.outcome.attempts for one in calls]


def test_a_call_that_waits_for_others_pays_one_retry_for_each_closing() -> None:
    crowd = Crowd(scripted(refusal(retry_after="10")), latency=lambda: 0.0)
    session = crowd.session()
    crowd.begin(reading(session, retry=retries(9)))
    later = crowd.begin(reading(session, retry=retries(2)), after=1.0)
    at_once = crowd.begin(reading(session, retry=retries(0)), after=1.0)

    crowd.run()

    assert (429, 2) == (later.outcome.status, later.outcome.attempts)
    assert (429, 0) == (at_once.outcome.status, at_once.outcome.attempts)


def test_refusals_of_calls_that_were_under_way_cost_those_that_wait_nothing() -> None:
    latencies = iter([0.0, 4.0])

    def response(_request: Request, now: float) -> RawResponse:
        return refusal(retry_after="10") if now < 1012 else FOUND

    crowd = Crowd(response, latency=lambda: next(latencies, 0.0))
    session = crowd.session()
    first, _ = (crowd.begin(reading(session, retry=retries(1))) for _ in range(2))

    crowd.run()

    assert (200, 2) == (first.outcome.status, first.outcome.attempts)
    assert [10.0, 10.0, 4.0] == crowd.slept


def test_other_kinds_of_calls_go_on() -> None:
    crowd = Crowd(lambda request, _now: refusal(retry_after="80000") if request.method == "GET" else FOUND)
    session = crowd.session()
    crowd.begin(reading(session))
    others = [crowd.begin(kind(session), after=1.0) for kind in (writing, uploading)]
    read = crowd.begin(reading(session), after=1.0)

    crowd.run()

    assert [200, 200] == statuses([other.outcome for other in others])
    assert isinstance(read.outcome, RateLimitError)
    assert 0 == read.outcome.attempts
    assert 79_999 == pytest.approx(read.outcome.retry_after, abs=1)
    assert [] == crowd.slept


def test_a_wait_beyond_the_deadline_ends_that_call_alone_and_at_once() -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND), latency=lambda: 0.0)
    session = crowd.session()
    first = crowd.begin(reading(session))
    hurried = crowd.begin(reading(session, deadline=5.0), after=1.0)
    ends: list[float] = []
    hurried.done.add_done_callback(lambda _done: ends.append(crowd.now))

    crowd.run()

    assert isinstance(hurried.outcome, RateLimitError)
    assert [1001.0] == ends
    assert 2 == first.outcome.attempts


def test_a_longer_wait_than_allowed_ends_every_call_with_what_is_left_of_it() -> None:
    asked = refusal(x_ratelimit_limit="40", x_ratelimit_remaining="0", x_ratelimit_retry_after="90", x_request_id="r1")
    crowd = Crowd(scripted(asked, FOUND), latency=lambda: 0.0)
    session = crowd.session()
    crowd.begin(reading(session))
    held = crowd.begin(reading(session), after=10.0)

    crowd.run()

    error = held.outcome
    assert isinstance(error, RateLimitError)
    assert (40, 0, 80.0, "Too many requests.") == (error.limit, error.remaining, error.retry_after, error.title)
    assert (
        "getThing: GET https://api.test/things/1: 429 Too Many Requests: Too many requests.; "
        "try again in 80 seconds [request r1]" == str(error)
    )


def test_longest_wait_bounds_what_later_refusals_add() -> None:
    latencies = iter([0.0, 30.0])
    crowd = Crowd(scripted(refusal(retry_after="50")), latency=lambda: next(latencies, 0.0))
    session = crowd.session()
    first, _ = (crowd.begin(reading(session)) for _ in range(2))

    crowd.run()

    assert isinstance(first.outcome, RateLimitError)
    assert [50.0] == crowd.slept[:1]
    assert crowd.now <= 1030 + 100


@pytest.mark.parametrize("seconds", ["1e300", "99999999999", "nan", "-inf", "soon", ""])
def test_nonsense_is_no_wait_for_others(seconds: str) -> None:
    crowd = Crowd(scripted(refusal(x_ratelimit_retry_after=seconds), FOUND), latency=lambda: 0.0)
    session = crowd.session()
    crowd.run([reading(session, retry=retries(0))])

    outcomes = crowd.run([reading(session)])

    assert ([200], []) == (statuses(outcomes), crowd.slept)


def test_refusal_that_asks_for_nothing_holds_nobody_else_back() -> None:
    crowd = Crowd(scripted(refusal(), FOUND))
    session = crowd.session()

    outcomes = crowd.run(reading(session) for _ in range(3))

    assert [2, 1, 1] == sorted((outcome.attempts for outcome in outcomes), reverse=True)
    assert 1 == len(crowd.slept)


def test_refusal_that_asks_for_no_seconds_is_waited_out_for_one() -> None:
    crowd = Crowd(scripted(refusal(x_ratelimit_retry_after="0"), FOUND))

    crowd.run([reading(crowd.session())])

    assert [1.0] == crowd.slept


def test_call_that_gets_its_token_during_a_refusal_waits_with_the_others() -> None:
    times = iter([8.0, 2.0])
    log: list[tuple[float, str]] = []

    def response(request: Request, now: float) -> RawResponse:
        log.append((now, request.url.removeprefix("https://api.test")))
        if "/auth" in request.url:
            return RawResponse(status=200, content=b'{"access_token": "a", "expires_in": 3600}')
        return refusal(retry_after="20") if len(log) == 1 else FOUND

    crowd = Crowd(response, latency=lambda: next(times, 0.0))
    session = crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock))
    crowd.begin(reading(session))
    crowd.begin(call(session, some_settings(), STATUS, Arguments()))

    crowd.run()

    assert [(1001.0, "/status"), (1004.0, "/auth/api-key")] == log[:2]
    assert 1022.0 == min(at for at, _ in log[2:])


def test_credentials_are_made_after_the_wait_in_which_they_would_expire() -> None:
    def response(request: Request, now: float) -> RawResponse:
        if "/auth" in request.url:
            return RawResponse(status=200, content=f'{{"access_token": "{now:.0f}", "expires_in": 30}}'.encode())
        sent.append(str(request.headers["authorization"]))
        return FOUND if len(sent) > 1 else refusal(retry_after="50")

    sent: list[str] = []
    crowd = Crowd(response, latency=lambda: 0.0)

    crowd.run([reading(crowd.session(TokenExchange(EXCHANGE, "key", clock=crowd.clock)))])

    assert ["Bearer 1000", "Bearer 1050"] == sent


def test_canceled_waiter_holds_nobody_up() -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND), latency=lambda: 0.0)
    session = crowd.session()
    canceled, other = (crowd.begin(reading(session)) for _ in range(2))
    crowd.at(crowd.now + 1, partial(crowd.cancel, canceled, asyncio.CancelledError()))

    crowd.run()

    assert 200 == other.outcome.status


def test_paced_client_waits_once_no_calls_are_left() -> None:
    api = LimitedApi(limit=3)
    crowd = Crowd(api, latency=lambda: 0.0)
    session = crowd.session(pace=True)
    calls = [crowd.begin(reading(session, retry=retries(0, longest_wait=90)), after=float(one)) for one in range(6)]

    crowd.run()

    assert [200] * 6 == statuses([one.outcome for one in calls])
    assert 0 == api.refused
    assert [3, 3] == list(Counter(int(at // 60) for at, _, _ in api.log).values())


@pytest.mark.parametrize("seed", range(5))
def test_paced_client_comes_to_no_limit_that_it_knows(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time
    api = LimitedApi(limit=chance.choice([5, 30]))
    crowd = Crowd(api, latency=lambda: 2 * chance.random())
    session = crowd.session(pace=True)
    crowd.run([reading(session)])

    for _ in range(100):
        crowd.begin(reading(session, retry=retries(0, longest_wait=90)), after=100 * chance.random())
    crowd.run()

    assert 0 == sum(status == 429 for at, _, status in api.log if at < 1020)


def test_paced_client_ends_a_call_whose_window_is_too_far_off() -> None:
    api = LimitedApi(limit=2, length=500.0)
    crowd = Crowd(api, latency=lambda: 0.0)
    crowd.now = 1010.0
    session = crowd.session(pace=True)

    error = [crowd.run([reading(session)])[0] for _ in range(3)][-1]

    assert isinstance(error, RateLimitError)
    assert (0, 491.0) == (error.attempts, error.retry_after)
    assert 2 == len(api.log)


def test_client_without_pace_is_never_held_back() -> None:
    none_left = found(x_ratelimit_limit="1", x_ratelimit_remaining="0", x_ratelimit_retry_after="30")
    crowd = Crowd(lambda _request, _now: none_left)
    session = crowd.session()

    crowd.run(reading(session) for _ in range(100))

    assert 1000.1 == pytest.approx(crowd.now)


HEADERS = ["x_ratelimit_limit", "x_ratelimit_remaining", "x_ratelimit_retry_after", "retry_after", "date"]
NONSENSE = ["", "0", "1", "-1", "007", "many", "nan", "inf", "1e9", "9" * 5000, "1, 2", "٣"]


@pytest.mark.parametrize("pace", [True, False], ids=["paced", "unpaced"])
@pytest.mark.parametrize("seed", range(20))
def test_nonsense_neither_ends_a_call_by_accident_nor_holds_it_for_ever(seed: int, *, pace: bool) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same every time

    def response(_request: Request, _now: float) -> RawResponse:
        names = [name for name in HEADERS if chance.random() < 0.7]
        reply = found(**{name: chance.choice(NONSENSE) for name in names})
        return reply if chance.random() < 0.7 else RawResponse(status=429, headers=reply.headers)

    crowd = Crowd(response, latency=chance.random)
    session = crowd.session(pace=pace)

    for _ in range(30):
        crowd.begin(reading(session), after=30 * chance.random())
    outcomes = crowd.run()

    assert {type(outcome) for outcome in outcomes} <= {Response, RateLimitError}
    assert crowd.now < 1000 + 30 * 60


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

    error = crowd.run([reading(crowd.session(), retry=retries(0))])[0]

    assert isinstance(error, RateLimitError)
    assert numbers == (error.limit, error.remaining, error.retry_after)


def test_clones_share_the_gate_and_pace_is_an_option() -> None:
    client = Sample(transport=None, auth="none", pace=True)

    clone = client.with_options(timeout=1.0)

    assert client.caller.session.gate is clone.caller.session.gate
    assert client.caller.session.is_paced
    assert not Sample(transport=None, auth="none").caller.session.is_paced


def test_wait_is_logged_at_debug(caplog: pytest.LogCaptureFixture) -> None:
    crowd = Crowd(scripted(refusal(retry_after="20"), FOUND), latency=lambda: 0.0)

    with caplog.at_level(logging.DEBUG, "sample_sdk"):
        crowd.run([reading(crowd.session())])

    assert "GET https://api.test/things/1: waits 20.0 s for the rate limit" in caplog.messages


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_fork_leaves_calls_under_way_to_the_parent() -> None:
    crowd = Crowd(LimitedApi(limit=2))
    session = crowd.session(pace=True)
    crowd.run([reading(session)])
    under_way = reading(session)
    next(under_way)

    child = os.fork()
    if child == 0:
        os._exit(0 if crowd.run([reading(session)])[0].status == 200 and crowd.now < 1010 else 1)

    assert 0 == os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    under_way.close()
