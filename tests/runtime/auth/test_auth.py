from __future__ import annotations

import json
from typing import Any, cast

import pytest
from doubles import Play, reply, some_settings
from package.definition import API, EXCHANGE
from package.runtime.auth.schemes import (
    Auth,
    BasicKey,
    BearerToken,
    Channel,
    CookieKey,
    HeaderKey,
    MissingKey,
    QueryKey,
)
from package.runtime.auth.tokens import TokenExchange
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.errors import AuthenticationError, ConfigurationError, DecodeError, ServerError, TransportError
from package.runtime.operation import Server
from package.runtime.retry import RetryPolicy
from package.runtime.transport.flow import Flow, Send
from package.runtime.transport.protocol import RawResponse, Request
from package.things import CREATE, GET, SEND, STATUS

FOUND = reply(200, b'{"thingId": "1"}')
REFUSED = reply(401, b'{"title": "The access token is invalid or expired."}')


def token(number: int, **members: Any) -> RawResponse:
    given = {"access_token": f"token-{number}", "refresh_token": f"refresh-{number}", "expires_in": 3600}
    return reply(200, json.dumps({**given, **members}).encode())


def get(play: Play, auth: Auth) -> Any:
    return play.call(GET, path={"thingId": "1"}, auth=auth)


def sent(play: Play) -> list[str]:
    return [request.url.removeprefix("https://api.test") for request in play.requests]


def bearers(play: Play) -> list[str | None]:
    return [request.headers.get("authorization") for request in play.requests]


def body(request: Request) -> Any:
    assert request.body is not None
    assert isinstance(request.body.content, bytes)
    return json.loads(request.body.content)


def exchange(play: Play) -> TokenExchange:
    return TokenExchange(EXCHANGE, "the-key", clock=play.clock)


def test_key_is_exchanged_on_first_need_and_the_token_kept() -> None:
    play = Play(token(1), FOUND, FOUND)
    auth = exchange(play)

    get(play, auth)
    get(play, auth)

    assert ["/auth/api-key", "/things/1", "/things/1"] == sent(play)
    assert [None, "Bearer token-1", "Bearer token-1"] == bearers(play)
    assert {"apiKey": "the-key"} == body(play.requests[0])


@pytest.mark.parametrize(
    "name",
    ["idempotency-key", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "range"],
)
def test_exchange_does_not_take_over_what_a_call_says_of_itself(name: str) -> None:
    play = Play(token(1), FOUND, token(2), FOUND)
    auth = exchange(play)
    settings = some_settings(headers={name: "mine", "x-team": "a"}, query={"page": 2})
    play.call(GET, path={"thingId": "1"}, auth=auth, settings=settings)
    play.now += 3600

    play.call(GET, path={"thingId": "1"}, auth=auth, settings=settings)

    assert ["/auth/api-key", "/things/1?page=2", "/auth/refresh", "/things/1?page=2"] == sent(play)
    assert [None, "mine", None, "mine"] == [request.headers.get(name) for request in play.requests]
    assert ["a"] * 4 == [request.headers.get("x-team") for request in play.requests]


def test_exchange_has_what_is_left_of_the_time_of_its_call() -> None:
    def refused_after_a_second(_: Request) -> RawResponse:
        play.now += 1
        return REFUSED

    play = Play(token(1, refresh_token=None), refused_after_a_second, reply(503), token(2), FOUND)
    settings = some_settings(deadline=1.5, retry=RetryPolicy(retries=2, base=1.0))

    with pytest.raises(ServerError):
        play.call(GET, path={"thingId": "1"}, auth=exchange(play), settings=settings)

    assert [] == play.slept


def test_token_is_refreshed_ahead_of_its_expiry() -> None:
    play = Play(token(1), FOUND, token(2), FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 3600 - 59

    get(play, auth)

    assert "/auth/refresh" == sent(play)[2]
    assert {"refreshToken": "refresh-1"} == body(play.requests[2])
    assert "Bearer token-2" == bearers(play)[3]


def test_token_is_not_refreshed_long_before_its_expiry() -> None:
    play = Play(token(1), FOUND, FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 3600 - 61

    get(play, auth)

    assert "Bearer token-1" == bearers(play)[2]


def test_token_of_short_life_is_kept_for_most_of_it() -> None:
    play = Play(token(1, expires_in=10), FOUND, FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 8

    get(play, auth)

    assert 3 == len(play.requests)


def test_refused_token_is_renewed_once_and_the_call_sent_again() -> None:
    play = Play(token(1), REFUSED, token(2), FOUND)

    response = get(play, exchange(play))

    assert ["/auth/api-key", "/things/1", "/auth/refresh", "/things/1"] == sent(play)
    assert "1" == response.data.thing_id
    assert [] == play.slept


def test_unsafe_call_is_sent_again_after_its_token_was_refused() -> None:
    play = Play(token(1), REFUSED, token(2), reply(201, b'{"thingId": "1"}'))

    response = play.call(CREATE, body={"title": "a"}, auth=exchange(play))

    assert 2 == response.attempts


def test_token_that_somebody_renewed_meanwhile_is_used_as_it_is() -> None:
    play = Play(token(1), FOUND, FOUND)
    auth = exchange(play)
    get(play, auth)

    def refuse_an_older_one(request: Request) -> RawResponse:
        auth._token = None
        play.run(auth.authenticate(request, cast("Channel", Refreshing())))
        return REFUSED

    class Refreshing:
        def time_left(self) -> None:
            return None

        def post_json(self, *_args: object, **_options: object) -> Flow[RawResponse]:
            return token(2)
            yield

        post_form = get = post_json

    play.script = [refuse_an_older_one, FOUND]
    get(play, auth)

    assert ["Bearer token-1", "Bearer token-2"] == bearers(play)[2:]


def test_second_refusal_is_final_and_says_what_to_check() -> None:
    play = Play(token(1), REFUSED, token(2), REFUSED)

    with pytest.raises(AuthenticationError, match=r"check the API key, and that it belongs to https://api.test"):
        get(play, exchange(play))

    assert 4 == len(play.requests)


def test_refused_call_whose_body_is_spent_is_not_sent_again() -> None:
    play = Play(token(1), REFUSED, token(2))

    with pytest.raises(AuthenticationError):
        play.call(SEND, path={"thingId": "1"}, body=iter([b"once"]), auth=exchange(play))

    assert ["/auth/api-key", "/things/1/source", "/auth/refresh"] == sent(play)


def test_refused_refresh_token_leads_back_to_the_key() -> None:
    play = Play(token(1), REFUSED, reply(401), token(3), FOUND)

    get(play, exchange(play))

    assert ["/auth/refresh", "/auth/api-key", "/things/1"] == sent(play)[2:]
    assert "Bearer token-3" == bearers(play)[4]


def test_refresh_is_not_repeated_when_its_response_was_lost() -> None:
    play = Play(token(1), REFUSED, TransportError("lost"), token(2), FOUND)

    get(play, exchange(play))

    assert ["/auth/refresh", "/auth/api-key"] == sent(play)[2:4]


def test_response_without_refresh_token_leads_to_the_key() -> None:
    play = Play(token(1, refresh_token=None), REFUSED, token(2), FOUND)

    get(play, exchange(play))

    assert "/auth/api-key" == sent(play)[2]


def test_exchange_is_repeated_when_its_response_was_lost() -> None:
    play = Play(TransportError("lost"), token(1), FOUND)

    get(play, exchange(play))

    assert ["/auth/api-key", "/auth/api-key", "/things/1"] == sent(play)


@pytest.mark.parametrize("life_time", [None, "3600", 0, -5, [1]])
def test_token_without_life_time_is_kept_until_it_is_refused(life_time: object) -> None:
    play = Play(token(1, expires_in=life_time), FOUND, FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 1e9

    get(play, auth)

    assert "Bearer token-1" == bearers(play)[2]


def test_outage_of_renewal_does_not_stop_calls_while_the_token_is_good() -> None:
    play = Play(token(1), FOUND, reply(500), reply(500), FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 3550

    get(play, auth)

    assert "Bearer token-1" == bearers(play)[4]


def test_good_token_is_used_while_somebody_renews_it_ahead_of_time() -> None:
    play = Play(token(1), FOUND, FOUND)
    auth = exchange(play)
    get(play, auth)
    play.now += 3550
    session = play.session(auth)
    renewing = call(session, some_settings(), GET, Arguments(path={"thingId": "1"}))
    held = next(renewing)

    get(play, auth)

    assert isinstance(held, Send)
    assert "https://api.test/auth/refresh" == held.request.url
    assert "Bearer token-1" == bearers(play)[2]


def test_outage_of_renewal_is_raised_once_the_token_expired() -> None:
    play = Play(token(1), FOUND, reply(500), reply(500))
    auth = exchange(play)
    get(play, auth)
    play.now += 3601

    with pytest.raises(ServerError, match="POST /auth/api-key"):
        get(play, auth)


@pytest.mark.parametrize("status", [400, 401, 403])
def test_refused_key_is_an_authentication_error_that_keeps_the_status(status: int) -> None:
    play = Play(reply(status, b'{"title": "The user credentials were incorrect."}'))

    with pytest.raises(AuthenticationError, match=r"credentials were incorrect.*the API key was refused") as caught:
        get(play, exchange(play))

    assert status == caught.value.status


@pytest.mark.parametrize("content", [b"", b"<html>", b"[]", b'{"access_token": 1}', b'{"access_token": "a\\nb"}'])
def test_exchange_without_token_says_which_member_is_missing(content: bytes) -> None:
    play = Play(reply(200, content))

    with pytest.raises(DecodeError, match="'access_token'") as caught:
        get(play, exchange(play))

    assert b"" == caught.value.content


def test_operation_without_security_is_sent_without_credentials() -> None:
    play = Play(reply(200, b"ok"))

    response = play.call(STATUS, auth=BearerToken("abc"))

    assert "ok" == response.data
    assert [None] == bearers(play)


@pytest.mark.parametrize("server", ["https://elsewhere.test", "http://api.test", "https://api.test:8443"])
def test_credentials_do_not_go_to_another_origin(server: str) -> None:
    play = Play(FOUND)
    settings = some_settings(base_url="https://api.test", environment="production")
    servers = {"default": Server(url=server)}
    operation = type(GET)(id="x", method="GET", path="/x", responses=GET.responses, servers=servers)

    play.call(operation, settings=settings, auth=BearerToken("abc"))

    assert [None] == bearers(play)


def test_host_that_begins_like_ours_gets_no_credentials() -> None:
    play = Play(FOUND)
    settings = some_settings(base_url="https://api.test", environment="production")
    servers = {"default": Server(url="https://api.test.evil.test")}
    operation = type(GET)(id="x", method="GET", path="/x", responses=GET.responses, servers=servers)

    play.call(operation, settings=settings, auth=BearerToken("abc"))

    assert [None] == bearers(play)


def test_basic_sends_the_key_as_user_name() -> None:
    play = Play(FOUND)

    get(play, BasicKey("key"))

    assert ["Basic a2V5Og=="] == bearers(play)


def test_header_query_and_cookie_keys_stand_where_declared() -> None:
    play = Play(FOUND, FOUND, FOUND)

    get(play, HeaderKey("X-Token", "a b"))
    get(play, QueryKey("key", "a&b"))
    get(play, CookieKey("sid", "1"))

    assert "a b" == play.requests[0].headers["x-token"]
    assert "https://api.test/things/1?key=a%26b" == play.requests[1].url
    assert "sid=1" == play.requests[2].headers["cookie"]


@pytest.mark.parametrize("auth", [HeaderKey("Pass", "hidden"), QueryKey("pass", "hidden"), BasicKey("hidden")])
def test_repr_of_strategy_and_request_hides_the_key(auth: Auth) -> None:
    play = Play(FOUND)

    get(play, auth)

    assert "hidden" not in repr(auth) + repr(play.requests[0])
    assert "aGlkZGVuOg" not in repr(play.requests[0])


def test_repr_of_token_exchange_hides_the_key() -> None:
    play = Play(token(1), FOUND)
    auth = exchange(play)

    get(play, auth)

    assert "TokenExchange(***)" == repr(auth)
    assert "token-1" not in repr(play.requests) + repr(auth._token)


def test_missing_key_names_the_environment_variable() -> None:
    with pytest.raises(ConfigurationError, match=r"set SAMPLE_API_KEY, or make the client with Sample\("):
        get(Play(), MissingKey(API))


@pytest.mark.parametrize("key", ["", "  ", "a\nb", "kéy"])
def test_key_that_cannot_be_is_refused_without_being_named(key: str) -> None:
    with pytest.raises(ConfigurationError) as caught:
        BearerToken(key)

    assert "kéy" not in str(caught.value)


def test_blanks_around_a_key_are_dropped() -> None:
    play = Play(FOUND)

    get(play, BearerToken(" abc\n"))

    assert ["Bearer abc"] == bearers(play)
