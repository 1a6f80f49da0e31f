"""An upload whose parts the caller gives one by one, while they come to be: a recording, a transcoder's output."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from ...errors import ConfigurationError, UploadError
from ...request.contents import AnyContent
from ...request.progress import Meter
from ...response.response import Response
from ...transport.flow import AsyncDriver, Driver, Flow, Run
from .part import UploadPart
from .plan import check_part
from .run import UploadRun
from .source import FileSource, open_source
from .spool import Cutter, Spool
from .state import UploadState

if TYPE_CHECKING:
    from ...request.files import FileInput

T = TypeVar("T")
ENDLESS = 1 << 62


class _Parts(Generic[T]):
    """The parts of one session: the latest is held back until it is known whether it is the last."""

    def __init__(self, run: UploadRun[T]) -> None:
        self.run = run
        self.number = 0
        self.response: Response[T] | None = None
        self._held: FileSource | Spool | None = None
        self._is_broken = False
        self._is_whole = False

    def send(self, given: object, *, is_last: bool | None) -> Flow[None]:
        """Take the next part. Sends it, or, when it may be the last, the one before."""
        yield from self._begin()
        if self._is_whole:
            raise ConfigurationError("the last part was sent; begin another session")
        part = yield from self._opened(given, is_last=is_last)
        try:
            yield from self._send_held(is_last=False)
            if is_last is None:
                self._held = part
            else:
                yield from self._send(part, is_last=is_last)
        finally:
            if self._held is not part:
                _close(part)
        if is_last:
            yield from self._result()

    def finish(self) -> Flow[Response[T]]:
        """Send the part that was held back as the last one, and give the response to the whole."""
        yield from self._begin()
        if self._held is None and not self._is_whole:
            raise UploadError("the upload session ended without a last part; send one, or mark one with is_last=True")
        yield from self._send_held(is_last=True)
        return (yield from self._result())

    def give_up(self) -> None:
        """Send nothing more; what arrived stays with the API."""
        held, self._held = self._held, None
        _close(held)

    def _begin(self) -> Flow[None]:
        if self._is_broken:
            raise ConfigurationError(
                "a part of this session did not arrive; go on in another one, with resume=session.state"
            )
        if self.run.ledger is None:
            yield from self._load()

    def _load(self) -> Flow[None]:
        """Find out what arrived before, in the session that is resumed."""
        run = self.run
        resumed, path = yield from run.load()
        if resumed is not None:
            if resumed.file is not None:
                raise ConfigurationError("the state to resume is of a file; give it, with that file, to an upload")
            self.number = _last_without_gap(resumed.runs)
            _check_there(self.number, (yield from run.resume_from(resumed)))
            run.meter = Meter(run.choices.on_progress, clock=run.session.clock, parts_done=self.number)
        state = UploadState(
            operation=run.operation.id,
            id=run.sender.id,
            part_size=0,
            parts_total=None if resumed is None else resumed.parts_total,
            runs=((1, self.number),) if self.number else (),
        )
        yield from run.open_ledger(state, path)
        self._is_whole = state.parts_total is not None and self.number >= state.parts_total

    def _opened(self, given: object, *, is_last: bool | None) -> Flow[FileSource | Spool]:
        """Open a part. What may be closed or used up before it is sent is copied now."""
        run = self.run
        number = self.number + (1 if self._held is None else 2)
        source = yield Run(lambda: open_source(given, f"part {number}"))
        if isinstance(source, FileSource):
            check_part(run.chunks, number, source.size, is_last=is_last is not False)
        elif source.is_awaited:
            raise TypeError(f"part {number} is an asynchronous iterable; give bytes, a path, a file or an iterable")
        if not run.sender.file_name:
            run.sender.file_name, run.sender.content_type = source.name, source.content_type
        if isinstance(source, FileSource) and not (source.is_borrowed and is_last is None):
            return source
        content = source.content() if isinstance(source, FileSource) else source.content
        return (yield from self._copied(content, number, is_last=is_last))

    def _copied(self, content: AnyContent, number: int, *, is_last: bool | None) -> Flow[Spool]:
        cutter = Cutter(content, self.run.chunks.largest_part or ENDLESS)
        try:
            return self._checked((yield Run(cutter.cut)), number, is_last=is_last)
        except BaseException:
            cutter.close()
            raise

    def _checked(self, spool: Spool | None, number: int, *, is_last: bool | None) -> Spool:
        chunks = self.run.chunks
        if spool is None:
            raise UploadError(f"part {number} is empty")
        if not spool.is_last:
            raise ConfigurationError(f"part {number} has more than {chunks.largest_part:,} bytes")
        check_part(chunks, number, spool.size, is_last=is_last is not False)
        return spool

    def _send_held(self, *, is_last: bool) -> Flow[None]:
        held, self._held = self._held, None
        if held is None:
            return
        try:
            yield from self._send(held, is_last=is_last)
        finally:
            _close(held)

    def _send(self, opened: FileSource | Spool, *, is_last: bool) -> Flow[None]:
        """Send a part. If it does not arrive, none can follow it."""
        number = self.number + 1
        total = number if is_last else None
        self._is_broken = True
        check_part(self.run.chunks, number, opened.size, is_last=is_last)
        self.run.meter.take_in(opened.size, total)
        part = UploadPart(
            content=opened.content(),
            size=opened.size,
            gauge=self.run.meter.gauge(),
            content_range=f"part {number}/{total or '*'}",
        )
        yield from self.run.send(part, number, total)
        if not is_last:
            self.run.check_named()
        self.number = number
        self._is_whole = is_last
        self._is_broken = False

    def _result(self) -> Flow[Response[T]]:
        """Give the response to the whole, asked for once."""
        if self.response is None:
            self.response = yield from self.run.sender.result()
            if self.run.ledger is not None:
                yield Run(self.run.ledger.remove)
        return self.response


def _close(opened: FileSource | Spool | None) -> None:
    if isinstance(opened, Spool):
        opened.close()


def _last_without_gap(runs: tuple[tuple[int, int], ...]) -> int:
    """Give the number of the last part that arrived. Raises ConfigurationError when one before it did not."""
    if not runs:
        return 0
    first, last = runs[0]
    if first > 1 or len(runs) > 1:
        raise _missing(1 if first > 1 else last + 1)
    return last


def _check_there(last: int, received: frozenset[int] | None) -> None:
    """Raise ConfigurationError when the API lacks one of the parts from 1 to `last`.

    One more than these may be there, whose response was lost: it comes again, and counts as received then.
    """
    if received is not None:
        missing = next((number for number in range(1, last + 1) if number not in received), None)
        if missing is not None:
            raise _missing(missing)


def _missing(number: int) -> ConfigurationError:
    return ConfigurationError(f"part {number} of the upload to resume is missing; upload anew without it")


class _Session(Generic[T]):
    """What both kinds of session have in common."""

    def __init__(self, run: UploadRun[T]) -> None:
        self._parts = _Parts(run)
        self._run = run

    @property
    def id(self) -> str:
        """What is uploaded, by the name the API gave it; "" before the first part was answered, unless it was given."""
        return self._run.sender.id

    @property
    def parts_sent(self) -> int:
        """How many parts have arrived; the one that is held back is not among them.

        From the first `send` on, those of the session that is resumed are.
        """
        return self._parts.number

    @property
    def state(self) -> UploadState | None:
        """What it takes to go on in another session; None before the first part."""
        return None if self._run.ledger is None else self._run.ledger.state

    @property
    def result(self) -> T:
        """What was uploaded. Raises ConfigurationError before the last part was sent."""
        if self._parts.response is None:
            raise ConfigurationError("the upload is not whole: its last part was not sent yet")
        return self._parts.response.data


class UploadSession(_Session[T]):
    """Sends parts in the calling thread.

    Leaving the `with` block marks the last one; after an exception nothing more is sent. A session that resumes
    another goes on after the last part in the `parts_done` of its state: give it what comes then.
    """

    def __init__(self, run: UploadRun[T], driver: Driver) -> None:
        super().__init__(run)
        self._driver = driver

    def send(self, part: FileInput, *, is_last: bool | None = None) -> None:
        """Send the next part: a path, bytes, a file or an iterable.

        is_last: True sends it at once and ends the upload; False sends it at once; None, the default, holds it back
        until the next one comes or the session ends, since only then it is known whether it is the last. A file that
        was given by its path must stay there as long.

        Raises UploadError, whose `state` lets another session go on, and ConfigurationError for a part outside the
        limits and after a part that did not arrive.
        """
        self._driver.run(self._run.guarded(self._parts.send(part, is_last=is_last)))

    def finish(self) -> T:
        """End the upload with the part that was held back, and give what was uploaded."""
        return self._driver.run(self._run.guarded(self._parts.finish())).data

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.finish()
        else:
            self._parts.give_up()


class AsyncUploadSession(_Session[T]):
    """Sends parts in the calling task. Leaving the `async with` block marks the last one."""

    def __init__(self, run: UploadRun[T], driver: AsyncDriver) -> None:
        super().__init__(run)
        self._driver = driver

    async def send(self, part: FileInput, *, is_last: bool | None = None) -> None:
        """Send the next part; see `UploadSession.send`."""
        await self._driver.run(self._run.guarded(self._parts.send(part, is_last=is_last)))

    async def finish(self) -> T:
        """End the upload with the part that was held back, and give what was uploaded."""
        return (await self._driver.run(self._run.guarded(self._parts.finish()))).data

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            await self.finish()
        else:
            self._parts.give_up()
