"""Upload tokens: their life, and their end by time."""

from __future__ import annotations

import pytest
from package.base.problems import ProblemError
from package.handlers.upload_tokens import check_upload_token

from tests.emulator.validating import Emulator


def test_created_token_is_found_and_deleted(emulator: Emulator) -> None:
    created = emulator.call("POST", "/upload-tokens", 200, json={"ttl": 3600})
    address = f"/upload-tokens/{created['token']}"

    found = emulator.get(address)

    assert created == found
    assert created["token"].startswith("to")
    emulator.call("DELETE", address, 204)
    emulator.call("GET", address, 404)
    emulator.call("DELETE", address, 404)


@pytest.mark.parametrize("body", [{}, {"ttl": 0}])
def test_token_without_time_to_live_never_expires(emulator: Emulator, body: dict[str, int]) -> None:
    created = emulator.call("POST", "/upload-tokens", 200, json=body)

    emulator.advance(10 * 365 * 86400)

    assert (0, None) == (created["ttl"], created["expiresAt"])
    check_upload_token(emulator.world, created["token"])


def test_token_expires_after_its_time(emulator: Emulator) -> None:
    token = emulator.call("POST", "/upload-tokens", 200, json={"ttl": 60})["token"]
    emulator.advance(59)
    check_upload_token(emulator.world, token)

    emulator.advance(1)

    with pytest.raises(ProblemError, match="authentication-invalid-upload-token"):
        check_upload_token(emulator.world, token)
    assert [] == emulator.get("/upload-tokens")["data"]


def test_tokens_are_sorted(emulator: Emulator) -> None:
    for ttl in (60, 3600, 600):
        emulator.call("POST", "/upload-tokens", 200, json={"ttl": ttl})

    listed = emulator.get("/upload-tokens?sortBy=ttl&sortOrder=desc")["data"]

    assert [3600, 600, 60] == [token["ttl"] for token in listed]


def test_negative_time_to_live_is_refused(emulator: Emulator) -> None:
    problem = emulator.call("POST", "/upload-tokens", 400, json={"ttl": -1})

    assert ("ttl", "https://docs.api.video/reference/invalid-attribute") == (problem["name"], problem["type"])


def test_list_refuses_a_page_that_cannot_be(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/upload-tokens?currentPage=0&pageSize=101", 400)

    assert [("currentPage", {"min": 1}), ("pageSize", {"min": 1, "max": 100})] == [
        (one["name"], one["range"]) for one in problem["problems"]
    ]
