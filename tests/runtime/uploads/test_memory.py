"""What an upload takes of memory and of its file: some blocks for each part under way, and every byte once."""

from __future__ import annotations

import asyncio
import io
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.call.arguments import Arguments
from package.runtime.request.contents import BLOCK
from package.runtime.transport.protocol import RawResponse, Request
from upload_server import UploadApi, upload_operation
from uploading import CONTENT, Uploading, awaiting, blocking

MIB = 1 << 20
PARTS, PART = 4, 12 * MIB
WHOLE = RawResponse(status=201, content=b'{"videoId": "vi1", "title": "whole"}')

OPERATION = upload_operation(largest_part=PART, usual_part=PART, smallest_part=1)

Upload = Callable[..., None]


class Draining:
    """Takes bodies block by block, and keeps none."""

    def send(self, request: Request) -> RawResponse:
        assert request.body is not None
        self.check(sum(len(block) for block in request.body.content if isinstance(block, bytes)))
        return WHOLE

    def check(self, taken: int) -> None:
        assert taken > PART

    def close(self) -> None:
        pass


class AwaitingDraining(Draining):
    """Takes them as they are awaited, those of all parts in turn."""

    async def send(self, request: Request) -> RawResponse:  # type: ignore[override]  # the other protocol of the two
        assert request.body is not None
        assert not isinstance(request.body.content, bytes)
        taken = 0
        async for block in request.body.content:
            taken += len(block)
            await asyncio.sleep(0)
        self.check(taken)
        return WHOLE

    async def close(self) -> None:  # type: ignore[override]  # the other protocol of the two
        pass


def drained(file: Any) -> None:
    with Sample(transport=Draining(), auth="none") as client:
        client.caller.upload(OPERATION, Arguments(path={"videoId": "vi1"}, body={"file": file}), chunk_size=PART)


def drained_by_tasks(file: Any) -> None:
    async def main() -> None:
        async with AsyncSample(transport=AwaitingDraining(), auth="none") as client:
            places: dict[str, Any] = {"path": {"videoId": "vi1"}, "body": {"file": file}}
            await client.caller.upload(OPERATION, Arguments(**places), chunk_size=PART)

    asyncio.run(main())


@contextmanager
def by_path(file: Path) -> Iterator[Any]:
    yield file


@contextmanager
def by_handle(file: Path) -> Iterator[Any]:
    with file.open("rb") as handle:
        yield handle


@contextmanager
def by_blocks(file: Path) -> Iterator[Any]:
    with file.open("rb") as handle:
        yield iter(lambda: handle.read(BLOCK), b"")


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of four parts that takes no room on the disk."""
    file = tmp_path_factory.mktemp("upload") / "large"
    with file.open("wb") as sparse:
        sparse.truncate(PARTS * PART)
    return file


@pytest.mark.parametrize(("drain", "blocks"), [(drained, 2), (drained_by_tasks, 5)], ids=["blocking", "awaiting"])
@pytest.mark.parametrize("give", [by_path, by_handle, by_blocks])
def test_memory_is_some_blocks_for_each_part_under_way(
    large: Path, drain: Upload, blocks: int, give: Callable[[Path], AbstractContextManager[Any]]
) -> None:
    with give(large) as file:
        tracemalloc.start()

        drain(file)

        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < PARTS * blocks * BLOCK + MIB < PART


class Counting(io.BytesIO):
    """Bytes that count how often they are read."""

    taken = 0

    def read(self, size: int | None = -1, /) -> bytes:
        block = super().read(size)
        self.taken += len(block)
        return block


@pytest.mark.parametrize("upload", [blocking, awaiting])
def test_no_byte_is_read_twice(upload: Uploading) -> None:
    file = Counting(CONTENT)

    upload(UploadApi(), file, chunk_size=64, concurrency=3)

    assert len(CONTENT) == file.taken
