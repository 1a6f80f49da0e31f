"""Pages of other origins: the API and the assets are for all of them, the emulator itself for none."""

from __future__ import annotations

from typing import Any

import httpx2
import pytest

from tests.emulator.validating import Emulator
from tests.emulator.watching import encoded_clip

_PAGE = {"Origin": "https://shop.example"}


@pytest.fixture
def browser(emulator: Emulator) -> httpx2.Client:
    """A browser that shows a page of another origin, which knows no key."""
    client = emulator.new_client(key=None)
    client.headers.update(_PAGE)
    return client


def allowed(response: Any) -> str | None:
    origin: str | None = response.headers.get("access-control-allow-origin")
    return origin


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE"])
def test_preflight_is_answered_without_credentials(browser: httpx2.Client, method: str) -> None:
    wishes = {
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "av-origin-client,content-range",
    }

    response = browser.options("/upload?token=toNone", headers=wishes)

    assert (200, "*") == (response.status_code, allowed(response))
    assert method in response.headers["access-control-allow-methods"]
    assert "av-origin-client,content-range" == response.headers["access-control-allow-headers"]


def test_upload_of_a_page_can_be_read(browser: httpx2.Client, emulator: Emulator) -> None:
    token = emulator.call("POST", "/upload-tokens", 200, json={})["token"]

    response = browser.post(f"/upload?token={token}", files={"file": ("clip.mp4", b"clip")})

    assert (201, "*") == (response.status_code, allowed(response))
    told = response.headers["access-control-expose-headers"].split(", ")
    assert {"X-RateLimit-Remaining", "Content-Range", "Retry-After"} <= set(told)


def test_refusals_can_be_read(browser: httpx2.Client, emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "429", "operation": "listTags"})

    responses = [browser.get(path) for path in ("/videos", "/nowhere", "/tags")]

    assert [(401, "*"), (404, "*"), (429, "*")] == [(response.status_code, allowed(response)) for response in responses]


def test_preflight_is_not_struck_by_faults(browser: httpx2.Client, emulator: Emulator) -> None:
    emulator.call("POST", "/_emulator/faults", 201, json={"kind": "429", "times": 1})

    browser.options("/videos", headers={"Access-Control-Request-Method": "GET"})

    assert 429 == browser.get("/videos").status_code


def test_assets_can_be_read(browser: httpx2.Client, emulator: Emulator) -> None:
    video = encoded_clip(emulator)

    responses = [browser.get(video["assets"][name]) for name in ("mp4", "thumbnail", "player")]

    assert ["*"] * 3 == [allowed(response) for response in responses]


def test_responses_to_programs_need_no_permission(emulator: Emulator) -> None:
    assert allowed(emulator.client.get("/videos")) is None


@pytest.mark.parametrize("path", ["/", "/_emulator/requests", "/_emulator/faults"])
def test_emulator_itself_can_not_be_read(browser: httpx2.Client, path: str) -> None:
    assert allowed(browser.get(path)) is None


@pytest.mark.parametrize("origin", ["https://shop.example", "null", "http://emulator.test:8099"])
def test_emulator_itself_can_not_be_changed(emulator: Emulator, origin: str) -> None:
    refused = emulator.call("POST", "/_emulator/reset", 403, headers={"Origin": origin})

    assert "another origin" in refused["error"]


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://emulator.test"}])
def test_own_pages_and_programs_change_the_emulator(emulator: Emulator, headers: dict[str, str]) -> None:
    emulator.call("POST", "/_emulator/reset", 204, headers=headers)


def test_pages_behind_a_public_address_are_its_own(start_emulator: Any) -> None:
    emulator = start_emulator(public_url="https://video.example")

    emulator.call("POST", "/_emulator/reset", 204, headers={"Origin": "https://video.example"})
