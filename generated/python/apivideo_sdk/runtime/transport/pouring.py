"""Bodies on an event loop: what is sent is awaited, what arrives is poured into a sink without holding the loop up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Callable
from functools import partial
from typing import Final, TypeVar

from ..request.bodies import EncodedBody
from .protocol import Sink

T = TypeVar("T")

LARGEST_BATCH: Final = 1 << 20
"""Bytes that are written at once."""
LONGEST_BATCH: Final = 0.5
"""Seconds after which they are written although there are fewer."""


async def pour(blocks: AsyncIterable[bytes], sink: Sink) -> None:
    """Write what comes, and what came before a failure too: nothing is asked for twice."""
    batch = _Batch(sink)
    try:
        async for block in blocks:
            batch.add(block)
            if batch.is_due():
                await batch.write()
                sink.report()
    finally:
        await batch.write()
    sink.report()


class _Batch:
    """Gathers blocks, so that there is one hop to a thread for many of them."""

    __slots__ = ("_blocks", "_loop", "_sink", "_size", "_written")

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._loop = asyncio.get_running_loop()
        self._blocks: list[bytes] = []
        self._size = 0
        self._written = self._loop.time()

    def add(self, block: bytes) -> None:
        self._blocks.append(block)
        self._size += len(block)

    def is_due(self) -> bool:
        return self._size >= LARGEST_BATCH or self._loop.time() - self._written >= LONGEST_BATCH

    async def write(self) -> None:
        blocks, self._blocks, self._size = self._blocks, [], 0
        if blocks:
            await in_thread(partial(_write, self._sink, blocks))
            self._written = self._loop.time()


def _write(sink: Sink, blocks: list[bytes]) -> None:
    for block in blocks:
        sink.write(block)


async def in_thread(work: Callable[[], T]) -> T:
    """Do blocking work off the event loop. A cancellation waits for its end: whoever catches it may use the sink."""
    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise


def awaited_content(body: EncodedBody | None) -> bytes | AsyncIterable[bytes] | None:
    """Give what is sent: bytes, or blocks to await."""
    return None if body is None else body.content if isinstance(body.content, bytes) else _OnlyAwaited(body.content)


class _OnlyAwaited:
    """Shows only the asynchronous side of a body: HTTP clients take the blocking side of one that has both."""

    __slots__ = ("_content",)

    def __init__(self, content: AsyncIterable[bytes]) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._content)
