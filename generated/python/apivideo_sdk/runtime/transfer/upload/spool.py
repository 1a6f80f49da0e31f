"""Cuts a stream into parts that can be sent again: each is kept in a temporary file until it has arrived."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncGenerator, AsyncIterator, Generator, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import IO, NamedTuple

from ...request.contents import AnyContent, FileContent
from .stop import Stop


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
    """Cuts a content into parts of `part_size` bytes, the last one as long as what is left.

    A part is known to be the last only when the content has ended, so one block is read ahead.
    stop: cutting raises UploadStopped, after the block it waits for, once this is set.
    """

    def __init__(self, content: AnyContent, part_size: int, stop: Stop | None = None) -> None:
        self.part_size = part_size
        self._stop = stop or Stop()
        self._content = content
        self._blocks: Iterator[bytes] | None = None
        self._awaited: AsyncIterator[bytes] | None = None
        self._waiting = memoryview(b"")
        self._file: IO[bytes] | None = None
        self._size = 0
        self._latest: Spool | None = None
        self._is_over = False
        self._is_at_work = False
        self._is_closed = False

    def cut(self) -> Spool | None:
        """Give the next part; None after the last. Blocks as long as the content does."""
        with self._at_work():
            blocks = self._blocks = self._blocks or iter(self._content)
            while self._wants_more():
                self._take(next(blocks, None))
            return self._part()

    async def cut_awaited(self) -> Spool | None:
        """Do the same for a content to await."""
        with self._at_work():
            blocks = self._awaited = self._awaited or aiter(self._content)
            while self._wants_more():
                self._take(await anext(blocks, None))
            return self._part()

    def close(self) -> None:
        """Give up what was read and not sent. A thread that is cutting does so after the block it waits for."""
        self._is_closed = True
        if not self._is_at_work:
            self._discard()

    async def close_awaited(self) -> None:
        """End a content to await that was not read to its end."""
        if isinstance(self._awaited, AsyncGenerator):
            await self._awaited.aclose()

    @contextmanager
    def _at_work(self) -> Iterator[None]:
        self._is_at_work = True
        try:
            yield
        finally:
            self._is_at_work = False
            if self._is_closed:
                self._discard()

    def _wants_more(self) -> bool:
        self._stop.check()
        self._fill()
        return not self._is_over and not self._waiting and not self._is_closed

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
        if self._file is None:
            return None
        self._file.flush()
        self._latest = part = Spool(self._file, self._size, is_last=self._is_over)
        self._file, self._size = None, 0
        return part

    def _discard(self) -> None:
        if isinstance(self._blocks, Generator):
            self._blocks.close()
        if self._latest is not None:
            self._latest.close()
        if self._file is not None:
            with suppress(OSError):  # a full disk: nobody wants the bytes anyway
                self._file.close()
