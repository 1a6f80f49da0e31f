"""Endpoints for webhooks as a user would write them, called as api.video calls them."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx2
import pytest
from apivideo_sdk.testing import signed_headers

from tests.sdk.webhooks.webhook_apps import fastapi_app, flask_app

OLD, NEW = "sig_sec_old", "sig_sec_new"

Deliver = Callable[[bytes, dict[str, str]], tuple[int, Any]]


def deliver_to_fastapi(body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
    async def post() -> httpx2.Response:
        transport = httpx2.ASGITransport(app=fastapi_app.make_app(NEW, OLD))
        async with httpx2.AsyncClient(transport=transport, base_url="http://endpoint.test") as client:
            return await client.post("/webhooks", content=body, headers=headers)

    response = asyncio.run(post())
    return response.status_code, response.text


def deliver_to_flask(body: bytes, headers: dict[str, str]) -> tuple[int, Any]:
    response = flask_app.make_app(NEW, OLD).test_client().post("/webhooks", data=body, headers=headers)
    return response.status_code, response.text


def body_of(**members: str) -> bytes:
    return json.dumps({"emittedAt": "2026-04-01T10:18:47+00:00", **members}).encode()


@pytest.fixture(params=[deliver_to_fastapi, deliver_to_flask], ids=["fastapi", "flask"])
def deliver(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.mark.parametrize(
    ("members", "done"),
    [
        ({"type": "live-stream.broadcast.started", "liveStreamId": "li1"}, "li1 is on air"),
        ({"type": "live-stream.broadcast.ended", "liveStreamId": "li1"}, "li1 is off air"),
        (
            {"type": "video.encoding.quality.completed", "videoId": "vi1", "encoding": "mp4", "quality": "4320p"},
            "vi1 plays as mp4 in 4320p",
        ),
        ({"type": "video.summary.generated", "videoId": "vi1"}, "nothing"),
    ],
)
def test_fastapi_endpoint_tells_events_apart(members: dict[str, str], done: str) -> None:
    body = body_of(**members)

    status, text = deliver_to_fastapi(body, signed_headers(body, NEW))

    assert (200, {"done": done}) == (status, json.loads(text))


@pytest.mark.parametrize(
    ("members", "done"),
    [
        ({"type": "video.source.recorded", "liveStreamId": "li1", "videoId": "vi1"}, "li1 was recorded as vi1"),
        ({"type": "video.caption.generated", "videoId": "vi1", "language": "en"}, "vi1 has captions in en"),
        ({"type": "video.summary.generated", "videoId": "vi1"}, "vi1 has a summary"),
        ({"type": "live-stream.broadcast.ended", "liveStreamId": "li1"}, "nothing"),
    ],
)
def test_flask_endpoint_tells_events_apart(members: dict[str, str], done: str) -> None:
    body = body_of(**members)

    status, text = deliver_to_flask(body, signed_headers(body, NEW))

    assert (200, {"done": done}) == (status, json.loads(text))


def test_endpoint_takes_an_event_that_is_new(deliver: Deliver) -> None:
    body = body_of(type="video.deleted")

    status, text = deliver(body, signed_headers(body, NEW))

    assert (200, {"done": "video.deleted is new"}) == (status, json.loads(text))


def test_endpoint_takes_the_older_secret_meanwhile(deliver: Deliver) -> None:
    body = body_of(type="video.deleted")

    status, _ = deliver(body, signed_headers(body, OLD))

    assert 200 == status


def test_endpoint_refuses_another_secret(deliver: Deliver) -> None:
    body = body_of(type="video.deleted")

    status, text = deliver(body, signed_headers(body, "sig_sec_other"))

    assert 401 == status
    assert "X-Api-Video-Signature is not of this body" in text


def test_endpoint_refuses_a_call_that_is_not_signed(deliver: Deliver) -> None:
    status, text = deliver(body_of(type="video.deleted"), {})

    assert 401 == status
    assert "not signed" in text


def test_endpoint_refuses_what_is_no_event(deliver: Deliver) -> None:
    status, text = deliver(b"[]", signed_headers(b"[]", NEW))

    assert 400 == status
    assert "should be an object" in text
