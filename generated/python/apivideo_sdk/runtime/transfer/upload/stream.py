"""Sends a stream: cut into parts as it comes, of a number that is known only at its end."""

from __future__ import annotations

import threading
from collections import deque
from concurrent.futures import Future
from typing import Any, TypeVar, cast

from ...errors import ConfigurationError, UploadError
from ...transport.flow import Ask, Await, Flow, Run
from .part import UploadPart
from .plan import check_part, checked_part_size
from .run import UploadChoices, UploadRun
from .source import StreamSource
from .spool import Cutter, Spool
from .state import UploadState

T = TypeVar("T")


def send_stream(run: UploadRun[T], source: StreamSource) -> Flow[None]:
    """Send a stream to its end: whole if it is no longer than one part."""
    check_stream(source, run.choices, run.where)
    stream = _Stream(run, source)
    try:
        yield from run.open_ledger(
            UploadState(operation=run.operation.id, id=run.sender.id, part_size=stream.cutter.part_size), None
        )
        yield from _send_parts(run, stream)
    except GeneratorExit:  # nothing can be awaited any more
        raise
    except BaseException:
        if source.is_awaited:
            yield Ask(stream.cutter.close_awaited)
        raise
    finally:
        stream.close()


def check_stream(source: StreamSource, choices: UploadChoices, where: str) -> None:
    """Raise ConfigurationError for a stream to resume, and TypeError for one that cannot be awaited."""
    if choices.resume is not None:
        raise ConfigurationError(
            f"{where} is a stream, which cannot be read again to resume; give a path, or a file that can seek"
        )
    if source.is_awaited and not choices.can_await:
        raise TypeError(f"{where} is an asynchronous iterable; give it to the asynchronous client")


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
        part = UploadPart(
            content=spool.content(), size=spool.size, gauge=run.meter.gauge(), content_range=content_range
        )
        yield from run.send(part, number, total)
    finally:
        spool.close()
    return True


class _Stream:
    """A stream as parts, for several workers: one of them pulls at a time."""

    def __init__(self, run: UploadRun[Any], source: StreamSource) -> None:
        part_size = checked_part_size(run.chunks, run.choices.chunk_size)
        self.cutter = Cutter(source.content, part_size, run.sender.stop)
        self.is_over = False
        self._run = run
        self._is_awaited = source.is_awaited
        self._number = 0
        self._first: Spool | None = None
        self._turn = Turn()

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

    def _pull(self) -> Flow[Spool | None]:
        effect = Ask(self.cutter.cut_awaited) if self._is_awaited else Run(self.cutter.cut)
        return cast("Spool | None", (yield effect))

    def _count(self, spool: Spool) -> None:
        self._number += 1
        self.is_over = spool.is_last
        try:
            check_part(self._run.chunks, self._number, spool.size, is_last=spool.is_last)
        except ConfigurationError as error:
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
        try:
            yield Await(ours)
        except BaseException:
            self._give_up(ours)
            raise

    def leave(self) -> None:
        """Let the next one pass."""
        with self._lock:
            following = self._waiting.popleft() if self._waiting else None
            self._is_taken = following is not None
        if following is not None:
            following.set_result(None)

    def _give_up(self, ours: Future[None]) -> None:
        """Let the others pass without one that does not wait any more, be its turn here or still to come."""
        with self._lock:
            is_waiting = ours in self._waiting
            if is_waiting:
                self._waiting.remove(ours)
        if not is_waiting:
            self.leave()
