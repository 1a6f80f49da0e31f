from __future__ import annotations

import asyncio
import base64
import hashlib
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

import pytest

from tests.features.wire import JSON, Answer, Received, Wire, as_json


class Provider:
    """Gives tokens by number, which are good for so many seconds."""

    def __init__(self, wire: Wire, lifetime: float = 3600.0) -> None:
        self.wire = wire
        self.lifetime = lifetime
        self.given = 0
        self.refused: set[str] = set()
        self.pending = 0
        wire.response = self.response

    def response(self, received: Received) -> Answer:
        path = urlsplit(received.target).path
        if path in {"/token", "/refresh"}:
            return self.token(received)
        if path == "/device":
            prompt = {"device_code": "d", "user_code": "U", "verification_uri": "https://v.test", "interval": 0.01}
            return Answer(status=200, content=as_json(prompt), content_type=JSON)
        if path == "/.well-known/openid-configuration":
            return Answer(status=200, content=as_json({"token_endpoint": f"{self.wire.url}/token"}), content_type=JSON)
        return Answer(status=401 if received.header("authorization") in self.refused else 204)

    def token(self, received: Received) -> Answer:
        if self.pending:
            self.pending -= 1
            return Answer(status=400, content=as_json({"error": "authorization_pending"}), content_type=JSON)
        if form(received).get("refresh_token") == "spent":
            error = {"error": "invalid_grant", "error_description": "it is spent"}
            return Answer(status=400, content=as_json(error), content_type=JSON)
        self.given += 1
        members = {"access_token": f"t{self.given}", "expires_in": self.lifetime, "refresh_token": f"r{self.given}"}
        return Answer(status=200, content=as_json(members), content_type=JSON)

    def sent(self) -> list[str]:
        """Give path and token of each call."""
        return [
            f"{one.target} {one.header('authorization')}" for one in self.wire.requests if "token" not in one.target
        ]


def form(received: Received) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(received.body.decode()).items()}


def test_one_token_for_all_scopes_serves_all_threads(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)
    grant = sdk.ClientCredentials("id", "s: 1")

    with sdk.Sample(base_url=wire.url, oauth=grant) as client, ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: client.s.read(), range(8)))
        client.s.write()

    asked = [one for one in wire.requests if one.target == "/token"]
    assert [{"grant_type": "client_credentials", "scope": "read write"}] == [form(one) for one in asked]
    assert f"Basic {base64.b64encode(b'id:s%3A+1').decode()}" == asked[0].header("authorization")
    assert "application/x-www-form-urlencoded" == asked[0].header("content-type")
    assert {"/read Bearer t1", "/write Bearer t1"} == set(provider.sent())


def test_one_token_serves_all_tasks(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)

    async def run() -> None:
        grant = sdk.ClientCredentials("id", "secret", client_authentication="form", extra={"audience": "a"})
        async with sdk.AsyncSample(base_url=wire.url, oauth=grant) as client:
            await asyncio.gather(*(client.s.read() for _ in range(8)))

    asyncio.run(run())

    (asked,) = [one for one in wire.requests if one.target == "/token"]
    assert {"client_id": "id", "client_secret": "secret", "audience": "a"}.items() <= form(asked).items()
    assert {"/read Bearer t1"} == set(provider.sent())


def test_a_refused_token_is_refreshed_and_the_call_sent_again(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)
    kept: list[str] = []

    with sdk.Sample(
        base_url=wire.url, oauth=sdk.ClientCredentials("id", "secret", on_refresh_token=kept.append)
    ) as client:
        client.s.read()
        provider.refused = {"Bearer t1"}
        client.s.read()

    assert ["/read", "/refresh", "/read"] == wire.targets()[-3:]
    assert {"grant_type": "refresh_token", "refresh_token": "r1"} == form(wire.requests[-2])
    assert ("/read Bearer t2", ["r1", "r2"]) == (provider.sent()[-1], kept)


def test_a_token_that_has_expired_is_renewed_before_the_call(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire, lifetime=1e-9)

    with sdk.Sample(base_url=wire.url, oauth=sdk.ClientCredentials("id", "secret")) as client:
        client.s.read()
        client.s.read()

    assert ["/read Bearer t1", "/read Bearer t2"] == [one for one in provider.sent() if one.startswith("/read")]


def test_a_refresh_token_is_enough(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)

    wire.call(sdk, lambda client: client.s.read(), oauth=sdk.RefreshToken("old", "id"))

    assert {"grant_type": "refresh_token", "refresh_token": "old", "client_id": "id"} == form(wire.requests[0])
    assert "/read Bearer t2" == provider.sent()[-1]


def test_a_refused_grant_says_why(sdk: ModuleType, wire: Wire) -> None:
    Provider(wire)

    with pytest.raises(sdk.AuthenticationError, match=r"POST .*/refresh: 400 .*\(invalid_grant: it is spent\)"):
        wire.call(sdk, lambda client: client.s.read(), oauth=sdk.RefreshToken("spent", "id"))


@pytest.mark.parametrize("is_awaited", [False, True])
def test_a_person_agrees_in_a_browser(sdk: ModuleType, wire: Wire, *, is_awaited: bool) -> None:
    provider = Provider(wire)
    seen: list[dict[str, str]] = []

    def agree(url: str) -> str:
        seen.append({name: values[0] for name, values in parse_qs(urlsplit(url).query).items()})
        return f"https://app.test/back?code=c&state={seen[-1]['state']}"

    async def agree_awaited(url: str) -> str:
        return agree(url)

    async def run() -> None:
        grant = sdk.AuthorizationCode("id", agree_awaited, redirect_uri="https://app.test/back")
        async with sdk.AsyncSample(base_url=wire.url, oauth=grant) as client:
            await client.s.read()

    if is_awaited:
        asyncio.run(run())
    else:
        grant = sdk.AuthorizationCode("id", agree, redirect_uri="https://app.test/back")
        with sdk.Sample(base_url=wire.url, oauth=grant) as client:
            client.s.read()

    asked = form(wire.requests[0])
    digest = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).rstrip(b"=").decode()
    assert ("c", "id", "https://app.test/back") == (asked["code"], asked["client_id"], asked["redirect_uri"])
    assert ("S256", digest, "read write") == (
        seen[0]["code_challenge_method"],
        seen[0]["code_challenge"],
        seen[0]["scope"],
    )
    assert "/read Bearer t1" == provider.sent()[-1]


@pytest.mark.parametrize(
    ("back", "message"),
    [
        ("?error=access_denied&error_description=no", r"did not agree \(access_denied: no\)"),
        ("?code=c&state=forged", "the state of another client"),
    ],
)
def test_a_response_of_the_browser_that_is_not_ours_is_refused(
    sdk: ModuleType, wire: Wire, back: str, message: str
) -> None:
    grant = sdk.AuthorizationCode("id", lambda _: f"https://app.test/{back}")

    with pytest.raises(sdk.AuthenticationError, match=message):
        wire.call(sdk, lambda client: client.s.read(), oauth=grant)

    assert [] == wire.requests


def test_the_browser_comes_back_to_this_machine(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)

    with ThreadPoolExecutor(1) as pool:

        def open_url(url: str) -> None:
            asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
            pool.submit(lambda: urlopen(f"{asked['redirect_uri']}?code=c&state={asked['state']}").read())  # noqa: S310 - of this machine

        grant = sdk.AuthorizationCode("id", sdk.LoopbackRedirect(port=48765, open_url=open_url))
        wire.call(sdk, lambda client: client.s.read(), oauth=grant)

    assert "http://127.0.0.1:48765/callback" == form(wire.requests[0])["redirect_uri"]
    assert "/read Bearer t2" == provider.sent()[-1]


def test_a_person_agrees_on_another_device(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)
    provider.pending = 2
    shown: list[Any] = []

    wire.call(sdk, lambda client: client.s.read(), oauth=sdk.DeviceCode("id", shown.append))

    assert [("https://v.test", "U")] * 2 == [(one.verification_uri, one.user_code) for one in shown]
    assert ["/device", "/token", "/token", "/token", "/read"] == wire.targets()[:5]
    assert {"device_code": "d", "client_id": "id"}.items() <= form(wire.requests[1]).items()


def test_openid_says_where_tokens_are(sdk: ModuleType, wire: Wire) -> None:
    provider = Provider(wire)

    with sdk.Sample(base_url=wire.url, openid=sdk.ClientCredentials("id", "secret")) as client:
        client.s.open()
        client.s.open()

    assert ["/.well-known/openid-configuration", "/token", "/open", "/open"] == wire.targets()
    assert ("profile", "/open Bearer t1") == (form(wire.requests[1])["scope"], provider.sent()[-1])


def test_a_ready_token_is_sent_as_it_is(sdk: ModuleType, wire: Wire) -> None:
    wire.call(sdk, lambda client: client.s.open(), openid="ready")

    assert ["Bearer ready"] * 2 == [one.header("authorization") for one in wire.requests]


def test_id_and_secret_come_from_the_environment(sdk: ModuleType, wire: Wire, monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Provider(wire)
    monkeypatch.setenv("SAMPLE_OAUTH_CLIENT_ID", "id")
    monkeypatch.setenv("SAMPLE_OAUTH_CLIENT_SECRET", "secret")

    wire.call(sdk, lambda client: client.s.read())

    assert "/read Bearer t2" == provider.sent()[-1]


def test_an_address_that_nobody_says_is_asked_for(sdk: ModuleType, wire: Wire) -> None:
    Provider(wire)

    with pytest.raises(sdk.ConfigurationError, match="DeviceCode needs device_url, which the document does not say"):
        wire.call(sdk, lambda client: client.s.open(), openid=sdk.DeviceCode("id", print))
