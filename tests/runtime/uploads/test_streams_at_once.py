"""A stream in several parts is sent several parts at once, the first among them, unless it names the video."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.transport.protocol import RawResponse, Request
from upload_server import AwaitingUploads, BlockingUploads, UploadApi
from uploading import CONTENT, NO_WAIT, operation_of, places_of

SECONDS = 10


def blocks() -> Iterator[bytes]:
    yield from (CONTENT[start : start + 50] for start in range(0, len(CONTENT), 50))


class TwoAtOnce(BlockingUploads):
    """Answers the first two requests when both are there."""

    def __init__(self, api: UploadApi) -> None:
        super().__init__(api)
        self.both = threading.Barrier(2)

    def send(self, request: Request) -> RawResponse:
        if request.headers["content-range"].startswith(("part 1/", "part 2/")):
            self.both.wait(SECONDS)
        return super().send(request)


class TwoAtOnceAwaited(AwaitingUploads):
    def __init__(self, api: UploadApi) -> None:
        super().__init__(api)
        self.both = asyncio.Barrier(2)

    async def send(self, request: Request) -> RawResponse:
        if request.headers["content-range"].startswith(("part 1/", "part 2/")):
            await asyncio.wait_for(self.both.wait(), SECONDS)
        return await super().send(request)


def sent(api: UploadApi) -> None:
    with Sample(transport=TwoAtOnce(api), auth="none", retries=NO_WAIT) as client:
        client.caller.upload(operation_of(None), places_of(blocks()), chunk_size=64, concurrency=2)


def sent_awaited(api: UploadApi) -> None:
    async def main() -> None:
        async with AsyncSample(transport=TwoAtOnceAwaited(api), auth="none", retries=NO_WAIT) as client:
            await client.caller.upload(operation_of(None), places_of(blocks()), chunk_size=64, concurrency=2)

    asyncio.run(main())


@pytest.mark.parametrize("send", [sent, sent_awaited])
def test_first_two_parts_of_a_stream_are_under_way_at_once(send: Any) -> None:
    api = UploadApi()

    send(api)

    assert CONTENT == api.videos["vi1"].content


@pytest.mark.parametrize("length", [1, 63, 64])
def test_a_stream_of_one_part_goes_whole(length: int) -> None:
    api = UploadApi()

    with Sample(transport=BlockingUploads(api), auth="none", retries=NO_WAIT) as client:
        client.caller.upload(operation_of(None), places_of(iter([CONTENT[:length]])), chunk_size=64, concurrency=2)

    assert (CONTENT[:length], [None]) == (api.videos["vi1"].whole, api.ranges)
