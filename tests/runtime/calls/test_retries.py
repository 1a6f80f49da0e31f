from __future__ import annotations

from typing import Any

import msgspec
import pytest
from doubles import Play, reply, some_settings
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.errors import ApiError, ConnectError, RateLimitError, ServerError, TimeoutError, TransportError
from package.runtime.retry import RetryPolicy
from package.things import CREATE, DELETE, GET, SEND

FOUND = reply(200, b'{"thingId": "1"}')
CREATED = reply(201, b'{"thingId": "1"}')
LOST = TransportError("the connection broke")


def get(play: Play, **changes: Any) -> Any:
    return play.call(GET, path={"thingId": "1"}, settings=some_settings(**changes))


def create(play: Play, **changes: Any) -> Any:
    return play.call(CREATE, body={"title": "a"}, settings=some_settings(**changes))


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_safe_call_is_sent_again_after_a_passing_refusal(status: int) -> None:
    play = Play(reply(status), FOUND)

    response = get(play)

    assert (2, "1") == (response.attempts, response.data.thing_id)


@pytest.mark.parametrize("status", [400, 404, 409, 500, 501])
def test_other_refusals_are_final(status: int) -> None:
    play = Play(reply(status))

    with pytest.raises(ApiError):
        get(play)

    assert [] == play.slept


def test_safe_call_is_sent_again_after_its_response_was_lost() -> None:
    play = Play(LOST, FOUND)

    assert 2 == get(play).attempts


def test_idempotent_call_is_sent_again_after_its_response_was_lost() -> None:
    play = Play(LOST, reply(204))

    assert 2 == play.call(DELETE, path={"thingId": "1"}).attempts


def test_unsafe_call_is_not_sent_again_after_its_response_was_lost() -> None:
    play = Play(LOST)

    with pytest.raises(TransportError, match="may have processed the call, so it was not sent again"):
        create(play)

    assert 1 == len(play.requests)


def test_unsafe_call_is_not_sent_again_after_it_timed_out() -> None:
    play = Play(TimeoutError("no response in time"))

    with pytest.raises(TimeoutError) as caught:
        create(play)

    assert caught.value.may_have_been_processed


def test_unsafe_call_is_sent_again_when_no_connection_was_made() -> None:
    play = Play(ConnectError("refused"), CREATED)

    assert 2 == create(play).attempts


def test_unsafe_call_is_sent_again_after_429() -> None:
    play = Play(reply(429), CREATED)

    assert 2 == create(play).attempts


def test_unsafe_call_is_sent_again_after_503_that_says_when() -> None:
    play = Play(reply(503, retry_after="3"), CREATED)

    assert 2 == create(play).attempts
    assert [3.0] == play.slept


@pytest.mark.parametrize("status", [502, 503, 504])
def test_unsafe_call_is_not_sent_again_after_a_gateway_error(status: int) -> None:
    play = Play(reply(status))

    with pytest.raises(ServerError):
        create(play)

    assert 1 == len(play.requests)


def test_unsafe_call_with_idempotency_key_is_retried_with_the_same_key() -> None:
    play = Play(LOST, CREATED)
    declared = msgspec.structs.replace(CREATE, idempotency_header="Idempotency-Key")

    play.call(declared, body={"title": "a"}, headers={"Idempotency-Key": "once"})

    assert ["once", "once"] == [request.headers["idempotency-key"] for request in play.requests]


def test_unsafe_call_with_an_idempotency_key_that_nobody_declares_is_not_retried() -> None:
    play = Play(LOST, CREATED)

    with pytest.raises(TransportError) as caught:
        play.call(CREATE, body={"title": "a"}, headers={"Idempotency-Key": "once"})

    assert ("unknown", 1) == (caught.value.outcome, caught.value.attempts)


def test_rate_limited_call_waits_as_long_as_the_window_header_says() -> None:
    play = Play(reply(429, x_ratelimit_retry_after="20", retry_after="1"), FOUND)

    get(play)

    assert [20.0] == play.slept


def test_window_header_of_another_status_is_not_a_wait() -> None:
    play = Play(reply(503, x_ratelimit_retry_after="50"), FOUND)

    get(play)

    assert [0.5] == play.slept


def test_date_to_come_back_at_is_read_by_the_clock_of_the_server() -> None:
    play = Play(
        reply(503, retry_after="Wed, 01 Jan 2020 00:00:30 GMT", date="Wed, 01 Jan 2020 00:00:00 GMT"),
        FOUND,
    )

    get(play)

    assert [30.0] == play.slept


@pytest.mark.parametrize(
    "told", ["Mon, 99 Foo 20x6", "Wed, 01 Jan 2020 00:00:30 +99999999", "-", "1 Jan 99999999999999999999 1.2.3"]
)
def test_date_that_is_none_is_no_wait(told: str) -> None:
    play = Play(reply(503, retry_after=told), FOUND)

    get(play)

    assert [0.5] == play.slept


def test_longer_wait_than_allowed_ends_the_call_and_is_told() -> None:
    play = Play(reply(429, x_ratelimit_retry_after="61"))

    with pytest.raises(RateLimitError, match="try again in 61 seconds") as caught:
        get(play)

    assert (61.0, []) == (caught.value.retry_after, play.slept)


def test_a_minute_is_waited_where_the_server_asks_for_it() -> None:
    play = Play(reply(429, x_ratelimit_retry_after="60"), FOUND)

    get(play)

    assert [60.0] == play.slept


@pytest.mark.parametrize(("asked", "waits"), [(86_400, True), (86_401, False)])
def test_day_is_the_longest_that_others_wait_for_the_refusal_of_one(asked: int, *, waits: bool) -> None:
    play = Play(reply(429, x_ratelimit_retry_after=str(asked)), FOUND)
    session = play.session()
    for _ in range(1 + waits):
        with pytest.raises(RateLimitError):
            play.run(call(session, some_settings(), GET, Arguments(path={"thingId": "1"})))

    if not waits:
        play.run(call(session, some_settings(), GET, Arguments(path={"thingId": "1"})))

    assert (1 if waits else 2) == len(play.requests)


def test_waits_double_up_to_the_cap() -> None:
    play = Play(*[LOST] * 6, FOUND)

    get(play, retry=RetryPolicy(retries=6))

    assert [0.5, 1.0, 2.0, 4.0, 8.0, 8.0] == play.slept


def test_no_retry_begins_after_the_deadline() -> None:
    play = Play(LOST, LOST, LOST, LOST)

    with pytest.raises(TransportError, match=r"\(3 attempts\)"):
        get(play, retry=RetryPolicy(retries=9), deadline=2.0)

    assert [0.5, 1.0] == play.slept


def test_retries_end_after_the_number_asked_for() -> None:
    play = Play(reply(503), reply(503), reply(503))

    with pytest.raises(ServerError):
        get(play)

    assert 3 == len(play.requests)


def test_zero_retries_send_once() -> None:
    play = Play(reply(503))

    with pytest.raises(ServerError):
        get(play, retry=RetryPolicy(retries=0))

    assert 1 == len(play.requests)


def test_body_that_cannot_be_read_twice_is_sent_once() -> None:
    play = Play(reply(503))

    with pytest.raises(ServerError):
        play.call(SEND, path={"thingId": "1"}, body=iter([b"once"]))

    assert 1 == len(play.requests)


def test_redirect_on_the_same_host_is_followed() -> None:
    play = Play(reply(302, location="/things/2"), FOUND)

    get(play)

    assert "https://api.test/things/2" == play.requests[1].url


def test_redirect_to_another_host_is_not_followed() -> None:
    play = Play(reply(302, location="https://elsewhere.test/things/1?token=abc"))

    with pytest.raises(
        ApiError, match=r"redirects to https://elsewhere.test/things/1, which is not followed"
    ) as caught:
        get(play)

    assert 302 == caught.value.status


def test_redirect_of_an_unsafe_call_is_not_followed() -> None:
    play = Play(reply(307, location="/things/2"))

    with pytest.raises(ApiError):
        create(play)

    assert 1 == len(play.requests)


def test_redirects_in_a_circle_end() -> None:
    play = Play(*[reply(302, location="/things/1")] * 6)

    with pytest.raises(ApiError):
        get(play)

    assert 6 == len(play.requests)
