"""Reads blocks off the event loop, for whoever awaits them."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Generator, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from asyncio import Future

BLOCKS_PER_HOP: Final = 2


async def read_ahead(blocks: Generator[bytes]) -> AsyncGenerator[list[bytes]]:
    """Read off the event loop, the next batch while one is sent; close the file once no read is under way."""
    import asyncio  # noqa: PLC0415 - costs 20 ms, and blocking callers never need it

    read = asyncio.get_running_loop().run_in_executor
    reading = read(None, list, islice(blocks, BLOCKS_PER_HOP))
    try:
        while batch := await asyncio.shield(reading):
            reading = read(None, list, islice(blocks, BLOCKS_PER_HOP))
            yield batch
    finally:
        reading.add_done_callback(lambda _: _end(reading, blocks))
        await asyncio.wait([reading])
        _end(reading, blocks)


def _end(reading: Future[list[bytes]], blocks: Generator[bytes]) -> None:
    """End what nobody reads any more."""
    if not reading.cancelled():
        reading.exception()  # asked for, so that asyncio does not report it as forgotten
    blocks.close()


async def one_by_one(blocks: Iterator[bytes]) -> AsyncGenerator[bytes]:
    """Take blocks off the event loop as they come: whoever makes them may take their time."""
    import asyncio  # noqa: PLC0415 - costs 20 ms, and blocking callers never need it

    while batch := await asyncio.to_thread(list, islice(blocks, 1)):
        yield batch[0]
