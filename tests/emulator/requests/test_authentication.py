"""Keys, tokens, and what is answered to wrong ones."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import KEY, Emulator

PAGES = "https://docs.api.video/reference/"


def exchange(emulator: Emulator, key: str = KEY) -> dict[str, Any]:
    token: dict[str, Any] = emulator.call("POST", "/auth/api-key", 200, json={"apiKey": key})
    return token


def status_with(emulator: Emulator, authorization: str) -> tuple[int, str]:
    client = emulator.new_client(key=None)
    response = client.get("/videos", headers={"Authorization": authorization})
    return response.status_code, response.json().get("type", "").removeprefix(PAGES)


def basic(text: str) -> str:
    return f"Basic {base64.b64encode(text.encode()).decode()}"


def test_token_opens_every_operation_for_an_hour(emulator: Emulator) -> None:
    token = exchange(emulator)
    header = f"Bearer {token['access_token']}"
    assert (200, "") == status_with(emulator, header)
    emulator.advance(3599)
    assert (200, "") == status_with(emulator, header)

    emulator.advance(1)

    assert (401, "authentication-invalid-access-token") == status_with(emulator, header)


def test_lifetime_of_tokens_is_a_setting(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(token_lifetime=2)

    token = emulator.call("POST", "/auth/api-key", 200, json={"apiKey": KEY})
    client = emulator.new_client(key=None)
    client.headers["authorization"] = f"Bearer {token['access_token']}"

    assert 2 == token["expires_in"]
    assert 200 == client.get("/videos").status_code
    emulator.advance(2)
    assert 401 == client.get("/videos").status_code


def test_response_of_an_exchange_is_in_snake_case(emulator: Emulator) -> None:
    token = exchange(emulator)

    assert ("Bearer", 3600) == (token["token_type"], token["expires_in"])
    assert 3 == len(token["access_token"].split("."))


def test_refresh_token_works_once(emulator: Emulator) -> None:
    spent = exchange(emulator)["refresh_token"]

    renewed = emulator.call("POST", "/auth/refresh", 200, json={"refreshToken": spent})

    problem = emulator.call("POST", "/auth/refresh", 400, json={"refreshToken": spent})
    assert f"{PAGES}authentication-invalid-user-credentials" == problem["type"]
    emulator.call("POST", "/auth/refresh", 200, json={"refreshToken": renewed["refresh_token"]})


def test_keys_that_are_not_named_are_refused(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(api_keys=("right",))

    problem = emulator.call("POST", "/auth/api-key", 400, json={"apiKey": "wrong"})

    assert ("The user credentials were incorrect.", "") == (problem["title"], problem["name"])
    assert (401, "authentication-invalid-api-key") == status_with(emulator, basic("wrong:"))
    assert (200, "") == status_with(emulator, basic("right:"))


def test_exchange_tells_what_is_missing(emulator: Emulator) -> None:
    problem = emulator.call("POST", "/auth/api-key", 400, json={})

    assert ("apiKey", f"{PAGES}attribute-required") == (problem["name"], problem["type"])


@pytest.mark.parametrize(
    ("authorization", "slug"),
    [
        ("Digest abc", "invalid-authorization-header-value"),
        ("Basic ???", "invalid-authorization-header-value"),
        (basic("no colon"), "invalid-authorization-header-value"),
        ("Basic /w==", "invalid-authorization-header-value"),
        (basic(":"), "invalid-api-key"),
        ("Bearer made.up.token", "invalid-access-token"),
        ("Bearer", "invalid-access-token"),
    ],
)
def test_wrong_credentials_are_told_apart(emulator: Emulator, authorization: str, slug: str) -> None:
    assert (401, f"authentication-{slug}") == status_with(emulator, authorization)


def test_responses_of_the_exchange_carry_no_rate_limit(emulator: Emulator) -> None:
    response = emulator.client.post("/auth/api-key", json={"apiKey": KEY})

    assert "x-ratelimit-limit" not in response.headers
