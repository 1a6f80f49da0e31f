"""Streams are cut into parts on disk, and the disk is given back whatever happens."""

from __future__ import annotations

import asyncio
import gc
import inspect
import io
import threading
from collections.abc import AsyncIterator, Generator, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leftovers import nothing_left_behind
from package.runtime.errors import UploadError
from package.runtime.request.contents import AwaitedContent, BytesContent, IteratedContent
from package.runtime.request.read_ahead import read_ahead
from package.runtime.transfer.upload.spool import Cutter, Spool
from upload_server import UploadApi, upload_operation
from uploading import Uploading, awaiting, blocking

resource = pytest.importorskip("resource", reason="only POSIX limits the size of files")


LARGE_PARTS = upload_operation(smallest_part=1, largest_part=1 << 20, usual_part=1 << 20)


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def upload(request: pytest.FixtureRequest) -> Uploading:
    way: Uploading = request.param
    return way


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond this size, as on a disk that is full."""
    before, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, hard))


def open_spools() -> int:
    gc.collect()
    return sum(isinstance(one, io.BufferedRandom) and not one.closed for one in gc.get_objects())


@pytest.mark.parametrize(
    ("block", "part_size"), [(1000, 100_001), (200_000, 150_000)], ids=["found at the end", "found while writing"]
)
def test_a_full_disk_ends_the_upload_with_the_reason(upload: Uploading, block: int, part_size: int) -> None:
    api = UploadApi()
    blocks = (b"x" * block for _ in range(200_000 // block))

    with nothing_left_behind(), room_for(100_000), pytest.raises(UploadError, match="File too large"):
        upload(api, blocks, operation=LARGE_PARTS, chunk_size=part_size)

    assert [] == api.requests


def test_a_disk_that_fills_up_meanwhile_keeps_no_part(upload: Uploading) -> None:
    api = UploadApi()
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def blocks() -> Iterator[bytes]:
        yield b"x" * 100_001
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
        yield b"y" * 200_000

    with nothing_left_behind(), room_for(150_000), pytest.raises(UploadError, match="File too large"):
        upload(api, blocks(), operation=LARGE_PARTS, chunk_size=100_000, concurrency=2)

    assert len(api.accepted) < 2


def parts_of(cutter: Cutter) -> list[tuple[bytes, bool]]:
    parts = []
    while (spool := cutter.cut()) is not None:
        parts.append((b"".join(_blocks_of(spool)), spool.is_last))
        spool.close()
    return parts


def _blocks_of(spool: Spool) -> Iterator[bytes]:
    for block in spool.content():
        assert isinstance(block, bytes)
        yield block


@given(blocks=st.lists(st.binary(max_size=40), max_size=12), part_size=st.integers(1, 50))
def test_parts_are_the_stream_and_the_last_alone_is_shorter(blocks: list[bytes], part_size: int) -> None:
    whole = b"".join(blocks)

    parts = parts_of(Cutter(IteratedContent(blocks, "it"), part_size))

    assert whole == b"".join(data for data, _ in parts)
    assert all(len(data) == part_size for data, is_last in parts if not is_last)
    assert [is_last for _, is_last in parts] == [False] * (len(parts) - 1) + [True] * bool(parts)
    assert all(data for data, _ in parts)


def test_a_part_can_be_read_again() -> None:
    spool = Cutter(BytesContent(b"abc"), 10).cut()

    assert spool is not None
    assert b"abcabc" == b"".join([*_blocks_of(spool), *_blocks_of(spool)])
    spool.close()


def test_a_cutter_that_is_closed_closes_its_parts_and_its_content() -> None:
    before = open_spools()
    cutter = Cutter(BytesContent(b"abcdef"), 4)
    cutter.cut()
    other = Cutter(IteratedContent(iter([b"abc", b"def"]), "it"), 4)
    other.cut()

    cutter.close()
    other.close()
    other.close()

    assert before == open_spools()
    assert inspect.isgenerator(other._blocks)
    assert inspect.GEN_CLOSED == inspect.getgeneratorstate(other._blocks)


def test_a_cutter_that_is_closed_at_work_stops_after_a_block() -> None:
    is_asked, go_on = threading.Event(), threading.Event()
    before = open_spools()
    given_blocks: list[bytes] = []

    def blocks() -> Iterator[bytes]:
        while True:
            yield b"x"
            given_blocks.append(b"x")
            is_asked.set()
            assert go_on.wait(10)

    cutter = Cutter(IteratedContent(blocks(), "it"), 1000)
    thread = threading.Thread(target=cutter.cut)
    thread.start()
    assert is_asked.wait(10)
    cutter.close()
    go_on.set()
    thread.join(10)

    assert (1, before) == (len(given_blocks), open_spools())


def test_a_content_to_await_is_ended_when_its_cutter_is() -> None:
    ended: list[bool] = []

    async def blocks() -> AsyncIterator[bytes]:
        yield b"abcdef"
        yield b"more"

    async def main() -> None:
        cutter = Cutter(AwaitedContent(blocks(), "it"), 4)
        await cutter.close_awaited()
        spool = await cutter.cut_awaited()
        assert spool is not None
        await cutter.close_awaited()
        cutter.close()
        ended.append(spool.file.closed)
        assert inspect.isasyncgen(cutter._awaited)
        assert cutter._awaited.ag_frame is None

    asyncio.run(main())

    assert [True] == ended


def test_a_reader_ahead_that_is_canceled_twice_still_closes_what_it_reads() -> None:
    is_reading, go_on = threading.Event(), threading.Event()

    def blocks() -> Generator[bytes]:
        is_reading.set()
        assert go_on.wait(10)
        yield b"x"
        raise ZeroDivisionError

    async def main() -> None:
        reading = blocks()
        ahead = read_ahead(reading)
        work = asyncio.ensure_future(anext(ahead))
        await asyncio.to_thread(is_reading.wait, 10)
        for _ in range(2):
            work.cancel()
            await asyncio.sleep(0)
        with pytest.raises(asyncio.CancelledError):
            await work
        go_on.set()
        while inspect.getgeneratorstate(reading) != inspect.GEN_CLOSED:  # noqa: ASYNC110 - there is no event for it
            await asyncio.sleep(0)

    with nothing_left_behind():
        asyncio.run(main())
