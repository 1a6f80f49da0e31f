"""Requests are remembered by the time that their responses are there."""

from __future__ import annotations

import anyio
import pytest
from package.control.watch import RequestWatch
from starlette.responses import JSONResponse, StreamingResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tests.emulator.validating import Emulator

SCOPE = {"type": "http", "method": "GET", "path": "/videos", "query_string": b"", "headers": []}


def remembered_meanwhile(emulator: Emulator, app: ASGIApp) -> list[int]:
    """Call an application; give how many requests were remembered whenever it sent a piece of its response."""
    counts = []

    async def receive() -> Message:
        await anyio.sleep_forever()
        raise AssertionError

    async def send(_message: Message) -> None:
        counts.append(len(emulator.world.requests.every()))

    anyio.run(RequestWatch(app, emulator.world), SCOPE, receive, send)
    return counts


@pytest.mark.parametrize(
    ("response", "counts"),
    [(JSONResponse({}), [0, 1]), (StreamingResponse(iter([b"a", b"b"])), [0, 0, 0, 1])],
    ids=["whole", "in pieces"],
)
def test_request_is_remembered_before_its_response_is_complete(
    emulator: Emulator, response: ASGIApp, counts: list[int]
) -> None:
    assert counts == remembered_meanwhile(emulator, response)
    assert [200] == [request.status for request in emulator.world.requests.every()]


def test_request_that_is_never_answered_is_remembered_once(emulator: Emulator) -> None:
    async def app(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})

    assert [0] == remembered_meanwhile(emulator, app)
    assert 1 == len(emulator.world.requests.every())
