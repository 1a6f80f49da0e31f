"""Sends a stream: cut into parts as it comes, of a number that is known only at its end."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import Future
from typing import Any, TypeVar, cast

from .errors import ConfigurationError, UploadError
from .flow import Ask, Await, Flow, Run
from .upload_part import Part, UploadStopped
from .upload_plan import check_part, checked_part_size
from .upload_run import UploadRun
from .upload_source import StreamSource, read_all
from .upload_spool import Cutter, Spool
from .upload_state import UploadState

T = TypeVar("T")


def send_stream(run: UploadRun[T], source: StreamSource) -> Flow[None]:
    """Send a stream to its end: whole if it is no longer than one part."""
    stream = _Stream(run, source)
    try:
        yield from run.open_ledger(
            UploadState(operation=run.operation.id, id=run.sender.id, part_size=stream.cutter.part_size), None
        )
        yield from _send_parts(run, stream)
    finally:
        stream.close()


def _send_parts(run: UploadRun[T], stream: _Stream) -> Flow[None]:
    if not (yield from stream.has_several_parts()) or run.sender.must_begin_alone:
        yield from _send_next(run, stream)
        if stream.is_over:
            return
        run.check_named()

    yield from run.run_workers(lambda: _send_next(run, stream))


def _send_next(run: UploadRun[T], stream: _Stream) -> Flow[bool]:
    spool, number = yield from stream.next_part()
    if spool is None:
        return False
    try:
        total = number if spool.is_last else None
        content_range = None if total == 1 else f"part {number}/{total or '*'}"
        part = Part(content=spool.content(), size=spool.size, gauge=run.meter.gauge(), content_range=content_range)
        yield from run.send(part, number, total)
    finally:
        spool.close()
    return True


class _Stream:
    """A stream as parts, for several workers: one of them pulls at a time."""

    def __init__(self, run: UploadRun[Any], source: StreamSource) -> None:
        if run.choices.resume is not None:
            raise ConfigurationError(
                f"{run.where} is a stream, which cannot be read again to resume; give a path, or a file that can seek"
            )
        if source.is_awaited and not run.choices.can_await:
            raise TypeError(f"{run.where} is an asynchronous iterable; give it to the asynchronous client")
        self.cutter = Cutter(checked_part_size(run.chunks, run.choices.chunk_size))
        self.is_over = False
        self._run = run
        self._number = 0
        self._first: Spool | None = None
        self._turn = Turn()
        self._blocks: Iterator[bytes] | None = None if source.is_awaited else read_all(source.content)
        self._awaited: AsyncIterator[bytes] | None = aiter(source.content) if source.is_awaited else None

    def has_several_parts(self) -> Flow[bool]:
        """Read the first part. Raises UploadError when there is not even one."""
        first = yield from self._pull()
        if first is None:
            raise UploadError(f"{self._run.name or self._run.where} is empty; there is nothing to upload")
        self._first = first
        return not first.is_last

    def next_part(self) -> Flow[tuple[Spool | None, int]]:
        """Give the next part and its number, as soon as it is whole; no part after the last."""
        yield from self._turn.enter()
        try:
            if self._run.sender.is_stopped:
                raise UploadStopped
            spool, self._first = self._first, None
            if spool is None and not self.is_over:
                spool = yield from self._pull()
            if spool is not None:
                self._count(spool)
            return spool, self._number
        finally:
            self._turn.leave()

    def close(self) -> None:
        """Give up what was read and not sent."""
        self.cutter.close()
        if self._first is not None:
            self._first.close()

    def _pull(self) -> Flow[Spool | None]:
        blocks, awaited = self._blocks, self._awaited
        if blocks is not None:
            return cast("Spool | None", (yield Run(lambda: self.cutter.cut(blocks))))
        if awaited is not None:
            return cast("Spool | None", (yield Ask(lambda: self.cutter.cut_awaited(awaited))))
        return None

    def _count(self, spool: Spool) -> None:
        self._number += 1
        self.is_over = spool.is_last
        try:
            check_part(self._run.chunks, self._number, spool.size, is_last=spool.is_last)
        except ConfigurationError as error:
            spool.close()
            raise UploadError(f"{error}; give a larger chunk_size") from None
        self._run.meter.take_in(spool.size, self._number if spool.is_last else None)


class Turn:
    """Lets one flow pass at a time; the others wait in the order they came."""

    def __init__(self) -> None:
        self._waiting: deque[Future[None]] = deque()
        self._is_taken = False
        self._lock = threading.Lock()

    def enter(self) -> Flow[None]:
        """Wait for the turn."""
        with self._lock:
            if not self._is_taken:
                self._is_taken = True
                return
            ours: Future[None] = Future()
            self._waiting.append(ours)
        yield Await(ours)

    def leave(self) -> None:
        """Let the next one pass."""
        with self._lock:
            following = self._waiting.popleft() if self._waiting else None
            self._is_taken = following is not None
        if following is not None:
            following.set_result(None)
