from __future__ import annotations

import asyncio

from package.runtime.transport.protocol import RawResponse, Request
from package.testing.recordings import AsyncRecordingTransport, RecordingTransport


class Closing:
    is_closed = False

    def send(self, _request: Request) -> RawResponse:
        return RawResponse(status=204)

    def close(self) -> None:
        self.is_closed = True


class AsyncClosing:
    is_closed = False

    async def send(self, _request: Request) -> RawResponse:
        return RawResponse(status=204)

    async def close(self) -> None:
        self.is_closed = True


def test_what_is_recorded_through_is_closed_too() -> None:
    inner, awaited = Closing(), AsyncClosing()

    RecordingTransport(inner).close()
    asyncio.run(AsyncRecordingTransport(awaited).close())

    assert (True, True) == (inner.is_closed, awaited.is_closed)
