from __future__ import annotations

import asyncio
import logging
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.auth.schemes import BearerToken
from package.runtime.call.hooks import ErrorEvent, Hooks, RequestEvent, RetryEvent
from package.runtime.errors import ConfigurationError, NotFoundError
from package.runtime.operation import ApiDefinition
from package.runtime.rate_limit import RateLimit
from package.runtime.response.response import Response
from package.runtime.retry import RetryPolicy
from package.runtime.transport.protocol import RawResponse, Request
from package.testing import AsyncReplayTransport, ReplayTransport, json_reply

FOUND = json_reply({"thingId": "1"})


def client(*replies: RawResponse, **options: Any) -> tuple[Sample, ReplayTransport]:
    transport = ReplayTransport(*replies)
    return Sample(transport=transport, **{"auth": "none", **options}), transport


def test_address_is_that_of_the_default_environment() -> None:
    assert "https://api.test" == client()[0].base_url


def test_environment_chooses_the_address() -> None:
    sample, transport = client(FOUND, environment="sandbox")

    sample.things.get("1")

    assert "https://sandbox.test/v1/things/1" == transport.requests[0].url


def test_address_is_read_from_the_environment_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_BASE_URL", "http://localhost:8000/")

    assert "http://localhost:8000" == client()[0].base_url


@pytest.mark.parametrize("options", [{"environment": "sandbox"}, {"base_url": "https://sandbox.test/v1"}])
def test_argument_goes_before_the_environment_variable(
    monkeypatch: pytest.MonkeyPatch, options: dict[str, str]
) -> None:
    monkeypatch.setenv("SAMPLE_BASE_URL", "http://localhost:8000")

    assert "https://sandbox.test/v1" == client(**options)[0].base_url


def test_unknown_environment_names_those_there_are() -> None:
    with pytest.raises(ConfigurationError, match="'staging'; there are 'production', 'sandbox'"):
        client(environment="staging")


@pytest.mark.parametrize(
    "url", ["", "api.test", "ftp://api.test", "https://", "https://a:b@api.test", "https://api.test?x=1", "http://[::1"]
)
def test_address_that_cannot_be_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="base_url is no address"):
        client(base_url=url)


def test_api_without_address_asks_for_one() -> None:
    class Homeless(Sample):
        definition = ApiDefinition(
            title="Homeless",
            package="homeless",
            version="1",
            client_name="Homeless",
            env_prefix="SAMPLE",
            environments={},
            default_environment="",
        )

    with pytest.raises(ConfigurationError, match="give base_url, or set SAMPLE_BASE_URL"):
        Homeless(transport=ReplayTransport())


def test_key_is_read_when_the_client_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_API_KEY", "key")
    sample, transport = client(FOUND, auth="basic")
    monkeypatch.delenv("SAMPLE_API_KEY")

    sample.things.get("1")

    assert "Basic a2V5Og==" == transport.requests[0].headers["authorization"]


def test_first_scheme_is_the_default() -> None:
    transport = ReplayTransport(json_reply({"access_token": "t", "refresh_token": "r", "expires_in": 9}), FOUND)

    Sample("key", transport=transport).things.get("1")

    assert ["/auth/api-key", "/things/1"] == [request.path for request in transport.requests]


def test_exchange_of_the_key_carries_the_client_headers_but_no_query_of_a_clone() -> None:
    transport = ReplayTransport(json_reply({"access_token": "t"}), FOUND)
    sample = Sample("key", transport=transport, headers={"X-Team": "a"}).with_options(query={"q": "1"})

    sample.things.get("1")

    assert ("a", ()) == (transport.requests[0].headers["x-team"], transport.requests[0].query)


def test_strategy_object_is_taken_as_it_is() -> None:
    sample, transport = client(FOUND, auth=BearerToken("abc"))

    sample.things.get("1")

    assert "Bearer abc" == transport.requests[0].headers["authorization"]


def test_unknown_auth_names_the_kinds_there_are() -> None:
    with pytest.raises(ConfigurationError, match="auth is 'oauth'; Sample takes 'bearer', 'basic', 'none'"):
        client(auth="oauth")


def test_client_without_key_is_made_and_says_so_on_the_first_call() -> None:
    sample = Sample(transport=ReplayTransport())

    with pytest.raises(ConfigurationError, match="SAMPLE_API_KEY"):
        sample.things.get("1")


def test_empty_key_is_refused_at_once() -> None:
    with pytest.raises(ConfigurationError, match="the API key is empty"):
        Sample("", transport=ReplayTransport())


def test_user_agent_names_package_and_python() -> None:
    sample, transport = client(FOUND)

    sample.things.get("1")

    assert transport.requests[0].headers["user-agent"].startswith("sample_sdk/1.2.3 python/3.")


@pytest.mark.parametrize("options", [{"timeout": 0}, {"timeout": (1, -1)}, {"retries": -1}])
def test_options_that_cannot_be_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError):
        client(**options)


def test_unknown_option_is_refused() -> None:
    with pytest.raises(TypeError, match="unknown option 'colour'"):
        client(colour="red")


def test_transport_and_proxy_together_are_refused() -> None:
    with pytest.raises(ConfigurationError, match="transport and proxy"):
        client(proxy="http://localhost:1")


class _Noting(ReplayTransport):
    def __init__(self, *script: RawResponse) -> None:
        super().__init__(*script)
        self.seen: list[Request] = []

    def send(self, request: Request) -> RawResponse:
        self.seen.append(request)
        return super().send(request)


def test_client_waits_ten_seconds_for_a_connection_and_a_minute_for_data() -> None:
    transport = _Noting(FOUND)

    Sample(transport=transport, auth="none").things.get("1")

    assert (10.0, 60.0) == (transport.seen[0].timeout.connect, transport.seen[0].timeout.read)


def test_options_of_one_call_end_with_it() -> None:
    transport = _Noting(FOUND, FOUND)
    sample = Sample(transport=transport, auth="none", timeout=7)

    sample.things.get("1", options={"timeout": (1, None), "headers": {"X-A": "1"}, "query": {"q": "2"}})
    sample.things.get("1")

    assert [(1, None), (7, 7)] == [(one.timeout.connect, one.timeout.read) for one in transport.seen]
    assert ["1", None] == [one.headers.get("x-a") for one in transport.seen]
    assert "https://api.test/things/1?q=2" == transport.seen[0].url


def test_unknown_option_of_a_call_is_refused() -> None:
    sample, _ = client()
    mistaken: Any = {"retry": 1}

    with pytest.raises(TypeError, match="unknown option 'retry'; there are timeout, deadline"):
        sample.things.get("1", options=mistaken)


def test_header_that_would_break_its_line_is_refused() -> None:
    sample, transport = client()

    with pytest.raises(ValueError, match="x-a"):
        sample.things.get("1", options={"headers": {"x-a": "1\r\nx-b: 2"}})

    assert [] == transport.requests


def test_clone_has_its_options_and_shares_the_rest() -> None:
    transport = _Noting(json_reply({"thingId": "1"}, headers={"X-RateLimit-Remaining": "3"}))
    sample = Sample(transport=transport, auth="none", headers={"X-B": "2"})
    clone = sample.with_options(timeout=5, headers={"X-A": "1"})

    clone.things.get("1")

    headers = transport.seen[0].headers
    assert (5, "1", "2") == (transport.seen[0].timeout.read, headers["x-a"], headers["x-b"])
    assert RateLimit(remaining=3) == sample.rate_limit
    assert type(sample) is type(clone)


def test_closing_a_clone_leaves_the_client_open() -> None:
    sample, transport = client(FOUND)

    with sample.with_options(timeout=5):
        pass

    assert "1" == sample.things.get("1").thing_id
    assert not transport.is_closed


def test_closed_client_says_so() -> None:
    sample, transport = client()
    with sample:
        pass

    with pytest.raises(ConfigurationError, match="this client is closed"):
        sample.with_options(timeout=1).things.get("1")

    assert transport.is_closed


def test_left_out_field_is_not_sent_as_null() -> None:
    sample, transport = client(json_reply({"thingId": "1"}, 201))

    sample.things.create(title="a")

    assert {"title": "a"} == transport.requests[0].json()


def test_whole_response_is_given_on_request() -> None:
    sample, _ = client(FOUND, RawResponse(status=204))

    response = sample.things.with_response.get("1")

    assert (200, "1", b'{"thingId": "1"}') == (response.status, response.data.thing_id, response.content)
    assert 204 == sample.things.with_response.delete("1").status


def test_hooks_see_the_call_go_by() -> None:
    seen: list[object] = []
    hooks = Hooks(on_request=seen.append, on_response=seen.append, on_retry=seen.append, on_error=seen.append)
    sample, _ = client(
        RawResponse(status=503), FOUND, RawResponse(status=404), hooks=hooks, retries=RetryPolicy(base=0)
    )

    sample.things.get("1")
    with pytest.raises(NotFoundError):
        sample.things.get("2")

    kinds = [type(event) for event in seen]
    assert [RequestEvent, RetryEvent, RequestEvent, Response, RequestEvent, ErrorEvent] == kinds


def test_hook_that_fails_does_not_change_the_call(caplog: pytest.LogCaptureFixture) -> None:
    def fail(_event: object) -> None:
        raise RuntimeError("hook")

    sample, _ = client(FOUND, hooks=Hooks(on_request=fail, on_response=fail))

    assert "1" == sample.things.get("1").thing_id
    assert 2 == caplog.text.count("RuntimeError: hook")


def test_log_shows_calls_without_secrets(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "sample_sdk")
    tokens = json_reply({"access_token": "hidden-1", "refresh_token": "hidden-2", "expires_in": 60})
    sample = Sample("hidden-3", transport=ReplayTransport(tokens, FOUND))

    sample.things.get("1", options={"query": {"token": "hidden-4"}})

    assert "GET https://api.test/things/1?token=***: 200" in caplog.text
    assert "Bearer ***" in caplog.text
    assert "hidden" not in caplog.text


def test_log_variable_turns_the_log_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_LOG", "INFO")
    logger = logging.getLogger("sample_sdk")

    client()

    assert logging.INFO == logger.level
    logger.setLevel(logging.NOTSET)


def test_unknown_log_level_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_LOG", "loud")

    with pytest.raises(ConfigurationError, match="SAMPLE_LOG is 'loud'; set it to debug or info"):
        client()


def test_repr_of_a_client_shows_no_key() -> None:
    sample = Sample("hidden", transport=ReplayTransport())

    assert "<Sample of https://api.test>" == repr(sample)
    assert "<Things of https://api.test>" == repr(sample.things)


def test_asynchronous_client_does_the_same() -> None:
    transport = AsyncReplayTransport(FOUND, json_reply({"thingId": "2"}, 201), FOUND, json_reply({"a": 1}))

    async def run() -> list[Any]:
        async with AsyncSample(transport=transport, auth="none") as sample:
            one = await sample.things.get("1")
            two = await sample.with_options(headers={"X-A": "1"}).things.create(title="b")
            response = await sample.things.with_response.get("1")
            other = await sample.request("GET", "/x")
            return [one.thing_id, two.thing_id, response.status, other.data]

    assert ["1", "2", 200, {"a": 1}] == asyncio.run(run())
    assert "1" == transport.requests[1].headers["x-a"]
    assert transport.is_closed


def test_making_a_client_is_what_loads_httpcore2_and_a_blocking_one_needs_no_asyncio() -> None:
    folders = [path for path in sys.path if Path(path, "package").is_dir()]
    code = (
        f"import sys; sys.path[:0] = {folders!r}\n"
        "from package.client import Sample\n"
        "assert not {'httpx2', 'httpcore2', 'asyncio'} & sys.modules.keys()\n"
        "Sample().close()\n"
        "assert 'httpcore2' in sys.modules and not {'httpx2', 'asyncio'} & sys.modules.keys()\n"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert ("", 0) == (done.stderr, done.returncode)
