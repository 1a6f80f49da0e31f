"""An upload whose parts the caller gives one by one, while they come to be: a recording, a transcoder's output."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Generic, Self, TypeVar

from .errors import ConfigurationError, UploadError
from .flow import AsyncDriver, Driver, Flow, Run
from .response import Response
from .upload_part import Part
from .upload_plan import check_part
from .upload_run import UploadRun, load_resume
from .upload_source import FileSource, open_source, read_all
from .upload_spool import Cutter, Spool
from .upload_state import UploadState

if TYPE_CHECKING:
    from .files import FileInput

T = TypeVar("T")
ENDLESS = 1 << 62


class _Parts(Generic[T]):
    """The parts of one session: the latest is held back until it is known whether it is the last."""

    def __init__(self, run: UploadRun[T]) -> None:
        self.run = run
        self.number = 0
        self.response: Response[T] | None = None
        self._held: FileSource | Spool | None = None

    def send(self, given: object, *, is_last: bool | None) -> Flow[None]:
        """Take the next part. Sends it, or, when it may be the last, the one before."""
        if self.response is not None:
            raise ConfigurationError("the last part was sent; begin another session")
        yield from self._begin()
        part = yield from self._opened(given)
        held, self._held = self._held, None
        if held is not None:
            yield from self._send(held, is_last=False)
        if is_last is None:
            self._held = part
            return
        yield from self._send(part, is_last=is_last)
        if is_last:
            self.response = yield from self._ended()

    def finish(self) -> Flow[Response[T]]:
        """Send the part that was held back as the last one, and give the answer to the whole."""
        if self.response is not None:
            return self.response
        yield from self._begin()
        held, self._held = self._held, None
        if held is None:
            raise UploadError("the upload session ended without a last part; send one, or mark one with is_last=True")
        yield from self._send(held, is_last=True)
        self.response = response = yield from self._ended()
        return response

    def give_up(self) -> None:
        """Send nothing more; what arrived stays with the API."""
        held, self._held = self._held, None
        if isinstance(held, Spool):
            held.close()

    def _begin(self) -> Flow[None]:
        run = self.run
        if run.ledger is not None:
            return
        resumed, path = yield Run(lambda: load_resume(run.choices.resume))
        done: frozenset[int] = frozenset()
        if resumed is not None:
            done = yield from run.resume_from(resumed)
        self.number = max(done, default=0)
        state = UploadState(operation=run.operation.id, id=run.sender.id, part_size=0)
        yield from run.open_ledger(state.with_done(done), path)

    def _opened(self, given: object) -> Flow[FileSource | Spool]:
        run = self.run
        source = yield Run(lambda: open_source(given, f"part {self.number + 1}"))
        if not run.sender.file_name:
            run.sender.file_name, run.sender.content_type = source.name, source.content_type
        if isinstance(source, FileSource):
            return source
        if source.is_awaited:
            raise TypeError("a part is an asynchronous iterable; give bytes, a path, a file or an iterable")
        spool: Spool | None = yield Run(
            lambda: Cutter(run.chunks.largest_part or ENDLESS).cut(read_all(source.content))
        )
        if spool is None:
            raise UploadError(f"part {self.number + 1} is empty")
        if not spool.is_last:
            spool.close()
            raise ConfigurationError(f"part {self.number + 1} has more than {run.chunks.largest_part:,} bytes")
        return spool

    def _send(self, opened: FileSource | Spool, *, is_last: bool) -> Flow[None]:
        number = self.number + 1
        check_part(self.run.chunks, number, opened.size, is_last=is_last)
        total = number if is_last else None
        self.run.meter.take_in(opened.size, total)
        part = Part(
            content=opened.part(0, opened.size) if isinstance(opened, FileSource) else opened.content(),
            size=opened.size,
            gauge=self.run.meter.gauge(),
            content_range=f"part {number}/{total or '*'}",
        )
        yield from self.run.send(part, number, total)
        self.number = number
        if isinstance(opened, Spool):
            opened.close()
        if not is_last:
            self.run.check_named()

    def _ended(self) -> Flow[Response[T]]:
        response = yield from self.run.sender.result()
        if self.run.ledger is not None:
            yield Run(self.run.ledger.remove)
        return response


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
        """How many parts have arrived; the one that is held back is not among them."""
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

    Leaving the `with` block marks the last one; after an exception nothing more is sent.
    """

    def __init__(self, run: UploadRun[T], driver: Driver) -> None:
        super().__init__(run)
        self._driver = driver

    def send(self, part: FileInput, *, is_last: bool | None = None) -> None:
        """Send the next part: a path, bytes, a file or an iterable.

        is_last: True sends it at once and ends the upload; False sends it at once; None, the default, holds it back
        until the next one comes or the session ends, since only then it is known whether it is the last.

        Raises UploadError, whose `state` lets another session go on, and ConfigurationError for a part outside the
        limits.
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
