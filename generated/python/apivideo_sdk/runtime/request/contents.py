"""Bodies and parts of bodies as blocks of bytes, for blocking and for awaiting senders.

Each can be gone through again, and gives the same bytes, where `can_replay` is true. `length` is exact or None.
Files are read in blocks: memory does not grow with the file.
"""

from __future__ import annotations

import os
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, aclosing, nullcontext
from typing import IO, Protocol, TypeAlias

from .read_ahead import one_by_one, read_ahead

BLOCK = 256 * 1024
"""Bytes that are read and sent at once. In blocks of 64 KiB an upload in parts on loopback is half as fast."""

Version: TypeAlias = tuple[int, int]
"""By what a file is known to be as it was looked at: bytes, and nanoseconds since 1970 of its last change."""


class FileChangedError(Exception):
    """A file was changed, replaced or removed while it was sent; the request was given up before its end."""


class BytesContent:
    """Bytes in memory."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.length: int | None = len(data)
        self.can_replay = True

    def __iter__(self) -> Iterator[bytes]:
        yield self.data

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        yield self.data

    def part(self, start: int, length: int) -> SliceContent:
        """Give a part of the bytes, without a copy of it."""
        return SliceContent(memoryview(self.data)[start : start + length])


class SliceContent:
    """A part of bytes in memory, copied block by block as it is sent."""

    def __init__(self, view: memoryview) -> None:
        self._view = view
        self.length: int | None = len(view)
        self.can_replay = True

    def __iter__(self) -> Iterator[bytes]:
        for start in range(0, len(self._view), BLOCK):
            yield bytes(self._view[start : start + BLOCK])

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        for block in self:
            yield block


class FileContent:
    """A file, or a part of one: `length` bytes from `start`.

    source: a path, opened anew each time, or a file object, which is not closed.
    length: None reads what is there, from where the file object stands, and can be done once only.
    is_whole: the content ends where the file ends, so that a file that grew is an error.
    turns: a lock for a file object that several contents read at once.
    version: what the file at a path was when it was looked at, so that another one is an error.
    """

    def __init__(
        self,
        source: str | IO[bytes],
        *,
        start: int = 0,
        length: int | None,
        is_whole: bool,
        where: str,
        turns: AbstractContextManager[object] | None = None,
        version: Version | None = None,
    ) -> None:
        self.source = source
        self.version = version
        self._start = start
        self._is_whole = is_whole
        self._where = where
        self._turns = turns
        self.length = length
        self.can_replay = length is not None

    def part(self, start: int, length: int, turns: AbstractContextManager[object]) -> FileContent:
        """Give a part of a content of known length. turns: one lock for all parts of it."""
        return FileContent(
            self.source,
            start=self._start + start,
            length=length,
            is_whole=self._is_whole and start + length == self.length,
            where=self._where,
            turns=None if isinstance(self.source, str) else turns,
            version=self.version,
        )

    def __iter__(self) -> Generator[bytes]:
        if isinstance(self.source, str):
            with self._opened(self.source) as handle:
                self._check_version(handle)
                yield from self._blocks(handle)
                self._check_version(handle)
        else:
            yield from self._blocks(self.source)

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        async with aclosing(read_ahead(iter(self))) as batches:
            async for batch in batches:
                for block in batch:
                    yield block

    def _opened(self, path: str) -> IO[bytes]:
        try:
            return open(path, "rb", buffering=0)  # noqa: PTH123 - the path is a str
        except FileNotFoundError:
            raise FileChangedError(f"{self._where} was removed while it was sent") from None

    def _check_version(self, handle: IO[bytes]) -> None:
        if self.version is None:
            return
        status = os.fstat(handle.fileno())
        if (status.st_size, status.st_mtime_ns) != self.version:
            raise FileChangedError(f"{self._where} {_growth(status.st_size - self.version[0])} while it was sent")

    def _blocks(self, handle: IO[bytes]) -> Iterator[bytes]:
        if self.length is None:
            yield from iter(lambda: self._read(handle, BLOCK), b"")
            return
        if self._turns is None:
            handle.seek(self._start)
        if self.length == 0:
            self._check_end(handle)
        yield from self._counted(handle, self.length)

    def _counted(self, handle: IO[bytes], remaining: int) -> Iterator[bytes]:
        position = self._start
        while remaining:
            with nullcontext() if self._turns is None else self._turns:
                if self._turns is not None:
                    handle.seek(position)
                block = self._read(handle, min(BLOCK, remaining))
                position, remaining = position + len(block), remaining - len(block)
                if block and not remaining:
                    self._check_end(handle)
            if not block:
                raise FileChangedError(f"{self._where} became {remaining} bytes shorter while it was sent")
            yield block

    def _check_end(self, handle: IO[bytes]) -> None:
        if self._is_whole and handle.read(1):
            raise FileChangedError(f"{self._where} became longer while it was sent")

    def _read(self, handle: IO[bytes], size: int) -> bytes:
        return _checked_block(handle.read(size), self._where)


class IteratedContent:
    """Blocks the caller gives. A list can be sent again, an iterator cannot."""

    def __init__(self, blocks: Iterable[bytes], where: str) -> None:
        self._blocks = blocks
        self._where = where
        is_listed = isinstance(blocks, list | tuple)
        self.length = sum(len(block) for block in self) if is_listed else None
        self.can_replay = not isinstance(blocks, Iterator)

    def __iter__(self) -> Iterator[bytes]:
        yield from (_checked_block(block, self._where) for block in self._blocks)

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        async with aclosing(one_by_one(iter(self))) as blocks:
            async for block in blocks:
                yield block


class AwaitedContent:
    """Blocks the caller gives asynchronously: only an asynchronous client can send them, and once only."""

    def __init__(self, blocks: AsyncIterable[bytes], where: str) -> None:
        self._blocks = blocks
        self._where = where
        self.length: int | None = None
        self.can_replay = not isinstance(blocks, AsyncIterator)

    def __iter__(self) -> Iterator[bytes]:
        raise TypeError(f"{self._where} is an asynchronous iterable; give it to the asynchronous client")

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        async for block in self._blocks:
            yield _checked_block(block, self._where)


class JoinedContent:
    """Several contents, one after the other."""

    def __init__(self, parts: Iterable[AnyContent]) -> None:
        self._parts = tuple(parts)
        self.length: int | None = _total(part.length for part in self._parts)
        self.can_replay: bool = all(part.can_replay for part in self._parts)

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            yield from part

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        for part in self._parts:
            async with aclosing(aiter(part)) as blocks:
                async for block in blocks:
                    yield block


class Watch(Protocol):
    """Hears how much of a content was sent."""

    def restart(self) -> None:
        """The content is sent from its beginning, for the first time or again."""
        ...

    def add(self, count: int) -> None:
        """So many bytes more were sent; what this raises ends the sending."""
        ...


class WatchedContent:
    """Another content, with somebody who hears what of it was sent: after it was, not before."""

    def __init__(self, content: AnyContent, watch: Watch) -> None:
        self._content = content
        self._watch = watch
        self.length: int | None = content.length
        self.can_replay: bool = content.can_replay

    def __iter__(self) -> Iterator[bytes]:
        self._watch.restart()
        for block in self._content:
            yield block
            self._watch.add(len(block))

    async def __aiter__(self) -> AsyncGenerator[bytes]:
        self._watch.restart()
        async with aclosing(aiter(self._content)) as blocks:
            async for block in blocks:
                yield block
                self._watch.add(len(block))


AnyContent: TypeAlias = (
    BytesContent | SliceContent | FileContent | IteratedContent | AwaitedContent | JoinedContent | WatchedContent
)


def what_is_left(handle: IO[bytes]) -> tuple[int, int | None]:
    """Give where a file object stands, and how many bytes follow; None when it cannot seek."""
    try:
        start = handle.tell()
        end = handle.seek(0, os.SEEK_END)
        handle.seek(start)
    except (AttributeError, OSError):
        return 0, None
    return start, max(end - start, 0)


def _growth(count: int) -> str:
    if count == 0:
        return "was changed"
    return f"became {abs(count):,} bytes {'longer' if count > 0 else 'shorter'}"


def _total(lengths: Iterable[int | None]) -> int | None:
    total = 0
    for length in lengths:
        if length is None:
            return None
        total += length
    return total


def _checked_block(block: object, where: str) -> bytes:
    match block:
        case bytes():
            return block
        case bytearray() | memoryview():
            return bytes(block)
    raise TypeError(f"{where} gave a block of the type {type(block).__name__}; blocks are bytes")
