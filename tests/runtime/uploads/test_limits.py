"""A file of more parts than the rate limit lets through in a window: it takes some windows, and loses nothing."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import pytest
from package.client import AsyncSample
from package.runtime.call.arguments import Arguments
from package.runtime.headers import Headers
from package.runtime.transport.flow import Effect, Run
from package.runtime.transport.protocol import RawResponse, Request
from package.runtime.transport.task_driver import TaskDriver
from upload_server import AwaitingUploads, UploadApi, upload_operation

from tests.runtime.crowd_apis import LimitedApi
from tests.runtime.leaping_clock import LeapingLoop

PARTS = 100
CONTENT = bytes(range(256)) * 25
OPERATION = upload_operation(most_parts=PARTS)


class InPlace(TaskDriver):
    """Does all work in the loop, whose time would leap while a thread does it."""

    async def _perform(self, effect: Effect) -> Any:
        return effect.work() if isinstance(effect, Run) else await super()._perform(effect)


class LimitedUploads(AwaitingUploads):
    """Takes some seconds for a part, and refuses what is one too many in its window."""

    def __init__(self, api: UploadApi, limits: LimitedApi) -> None:
        super().__init__(api)
        self._limits = limits

    async def send(self, request: Request) -> RawResponse:
        await asyncio.sleep(2)
        told = self._limits(request, asyncio.get_running_loop().time())
        if told.status == 429:
            return told
        reply = await super().send(request)
        return RawResponse(
            status=reply.status, headers=Headers([*reply.headers.pairs, *told.headers.pairs]), content=reply.content
        )


@pytest.mark.parametrize("pace", [False, True], ids=["unpaced", "paced"])
def test_a_file_of_more_parts_than_a_window_allows_arrives(*, pace: bool) -> None:
    api, limits, loop = UploadApi(), LimitedApi(limit=30), LeapingLoop()

    async def main() -> None:
        transport = LimitedUploads(api, limits)
        async with AsyncSample(transport=transport, auth="none", pace=pace) as client:
            client.caller.driver = InPlace(transport)
            client._session.clock = client._session.gate._clock = loop.time
            places: dict[str, Any] = {"path": {"videoId": "vi1"}, "body": {"file": CONTENT}}
            await client.caller.upload(OPERATION, Arguments(**places), chunk_size=len(CONTENT) // PARTS, concurrency=20)

    with asyncio.Runner(loop_factory=lambda: loop) as runner:
        runner.run(main())

    accepted = Counter(int(at // 60) for at, kind, status in limits.log if (kind, status) == ("upload", 204))
    assert CONTENT == api.videos["vi1"].content
    assert (PARTS, PARTS) == (len(api.accepted), len(set(api.accepted)))
    assert [30, 30, 30, 10] == list(accepted.values())
    assert limits.refused <= (0 if pace else 3 * 20)
