"""Rate limits, and the headers that tell of them."""

from __future__ import annotations

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator


def headers(emulator: Emulator, method: str = "GET", path: str = "/videos") -> tuple[int, int, int, int]:
    response = emulator.client.request(method, path)
    names = ("limit", "remaining", "retry-after")
    limit, remaining, wait = (int(response.headers[f"x-ratelimit-{name}"]) for name in names)
    return response.status_code, limit, remaining, wait


def test_responses_tell_what_is_left(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(limits="production")

    assert (200, 500, 499, 60) == headers(emulator)
    emulator.advance(20)
    assert (200, 500, 498, 40) == headers(emulator)
    assert (404, 200, 199, 60) == headers(emulator, "DELETE", "/videos/none")
    assert (404, 200, 198, 60) == headers(emulator, "DELETE", "/videos/none")
    assert (400, 100, 99, 60) == headers(emulator, "POST", "/watermarks")


def test_call_too_many_is_refused_until_the_minute_is_over(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(limits="sandbox")
    for _ in range(100):
        assert 200 == headers(emulator)[0]

    assert (429, 100, 0, 60) == headers(emulator)
    emulator.advance(59)
    assert (429, 100, 0, 1) == headers(emulator)
    emulator.advance(1)
    assert (200, 100, 99, 60) == headers(emulator)


def test_keys_do_not_share_a_limit(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(limits="sandbox")
    for _ in range(100):
        emulator.client.get("/videos")

    response = emulator.new_client(key="another").get("/videos")

    assert 200 == response.status_code


def test_refused_call_does_nothing(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(limits="sandbox")
    for _ in range(40):
        emulator.call("POST", "/videos", 201, json={"title": "Keynote"})

    emulator.call("POST", "/videos", 429, json={"title": "Keynote"})

    assert 40 == emulator.get("/videos")["pagination"]["itemsTotal"]


def test_reset_begins_a_new_minute(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(limits="sandbox")
    for _ in range(100):
        emulator.client.get("/videos")

    emulator.call("POST", "/_emulator/reset", 204)

    assert (200, 100, 99, 60) == headers(emulator)


def test_no_limit_never_refuses_and_sends_headers(emulator: Emulator) -> None:
    responses = {headers(emulator)[0] for _ in range(150)}

    assert {200} == responses
