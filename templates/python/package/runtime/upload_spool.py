"""Cuts a stream into parts that can be sent again: each is kept in a temporary file until it has arrived."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import nullcontext
from typing import IO, NamedTuple

from .contents import AnyContent, FileContent


class Spool(NamedTuple):
    """A part on disk; the file is gone once it is closed."""

    file: IO[bytes]
    size: int
    is_last: bool

    def content(self) -> AnyContent:
        """Give its bytes, as often as they are asked for."""
        whole = FileContent(self.file, length=self.size, is_whole=False, where="the part")
        return whole.part(0, self.size, nullcontext())

    def close(self) -> None:
        """Give the disk back."""
        self.file.close()


class Cutter:
    """Takes blocks of any size and gives parts of `part_size` bytes, the last one as long as what is left.

    A part is told to be the last only when the stream has ended, so one block is read ahead.
    """

    def __init__(self, part_size: int) -> None:
        self.part_size = part_size
        self._waiting = memoryview(b"")
        self._file: IO[bytes] | None = None
        self._size = 0
        self._is_over = False

    def cut(self, blocks: Iterator[bytes]) -> Spool | None:
        """Give the next part; None after the last. Blocks as long as the blocks do."""
        while self._wants_more():
            self._take(next(blocks, None))
        return self._part()

    async def cut_awaited(self, blocks: AsyncIterator[bytes]) -> Spool | None:
        """Do the same for blocks to await."""
        while self._wants_more():
            self._take(await anext(blocks, None))
        return self._part()

    def close(self) -> None:
        """Give up the part that is being filled."""
        if self._file is not None:
            self._file.close()

    def _wants_more(self) -> bool:
        self._fill()
        return not self._is_over and not self._waiting

    def _take(self, block: bytes | None) -> None:
        if block is None:
            self._is_over = True
        else:
            self._waiting = memoryview(block)

    def _fill(self) -> None:
        room = self.part_size - self._size
        if not self._waiting or not room:
            return
        if self._file is None:
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - the part is closed once it has arrived
        now, self._waiting = self._waiting[:room], self._waiting[room:]
        self._file.write(now)
        self._size += len(now)

    def _part(self) -> Spool | None:
        file, size = self._file, self._size
        self._file, self._size = None, 0
        if file is None:
            return None
        file.flush()
        return Spool(file, size, is_last=self._is_over and not self._waiting)
