"""What uploads of files, of streams and of sessions have in common: a sender, a ledger, a meter, and workers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import msgspec

from ...call.arguments import Arguments
from ...call.call import check_open
from ...call.reporting import Reporter
from ...call.session import Session
from ...errors import (
    ApiError,
    ArgumentError,
    ConfigurationError,
    ResponseTooLargeError,
    SdkError,
    TransportError,
    UploadError,
    file_error,
)
from ...operation import ChunkUpload, Operation
from ...options import ClientSettings
from ...redaction import redact_url
from ...request.progress import Meter, OnProgress
from ...response.response import RequestInfo
from ...transport.flow import Flow, Gather, Run
from .part import PartSender, UploadPart
from .state import FileIdentity, Ledger, Resume, UploadState, state_path
from .stop import UploadStopped

T = TypeVar("T")
ResultT = TypeVar("ResultT")

USUAL_CONCURRENCY: Final = 4


class UploadChoices(msgspec.Struct, frozen=True, kw_only=True):
    """What the caller chose. chunk_size: bytes a part. concurrency: parts under way at once.

    can_await: the driver awaits, so that asynchronous streams can be sent.
    """

    chunk_size: int | None = None
    concurrency: int = USUAL_CONCURRENCY
    on_progress: OnProgress | None = None
    resume: Resume | None = None
    can_await: bool = False


class UploadRun(Generic[T]):
    """One upload under way. Raises ConfigurationError when the client is closed."""

    def __init__(
        self,
        session: Session,
        settings: ClientSettings,
        operation: Operation[T],
        arguments: Arguments,
        choices: UploadChoices,
    ) -> None:
        check_open(session, operation.id)
        self.chunks = chunks_of(operation)
        members = dict(arguments.body) if isinstance(arguments.body, Mapping) else {}
        self.file = members.pop(self.chunks.file, None)
        self.where = f"the member {self.chunks.file!r}"
        self.name = ""
        self.operation = operation
        self.choices = choices
        self.session = session
        self.settings = settings
        self.sender = PartSender(
            session, settings, operation, msgspec.structs.replace(arguments, body=members), self.chunks
        )
        request = RequestInfo(operation.method, redact_url(f"{settings.base_url}{operation.path}"))
        self.reporter = Reporter(session, operation.id, request, settings.secret_names)
        self.ledger: Ledger | None = None
        self.resumed: UploadState | None = None
        self.meter = Meter(choices.on_progress, clock=session.clock)
        self.identify: Callable[[], FileIdentity] | None = None

    def load(self) -> Flow[tuple[UploadState | None, Path | None]]:
        """Load the state to go on from, if any, and where to keep it, if anywhere.

        Raises ConfigurationError for the state of another upload.
        """
        self.resumed, path = yield Run(lambda: load_resume(self.choices.resume))
        if self.resumed is not None:
            self._check_ours(self.resumed)
        return self.resumed, path

    def open_ledger(self, state: UploadState, path: Path | None) -> Flow[None]:
        """Begin to take down what arrives."""
        ledger = Ledger(state, path)
        yield Run(ledger.save)
        self.ledger = ledger

    def resume_from(self, state: UploadState) -> Flow[frozenset[int] | None]:
        """Go on with an upload, and give the parts that the API says to have, None where it cannot be asked."""
        self.sender.is_resumed = True
        self.sender.take_id(state.id)
        return (yield from self.sender.received_parts())

    def send(self, part: UploadPart, number: int, total: int | None) -> Flow[None]:
        """Send one part, and take down that it arrived. total: of how many parts, None while that is not known."""
        yield from self.sender.send(part)
        if self.ledger is not None:
            self.ledger.finish(number, total=total, upload_id=self.sender.id)
            if self.ledger.is_kept:
                yield Run(self.ledger.save)
        part.gauge.finish(part.size)

    def check_named(self) -> None:
        """Raise UploadError when the first response did not say what later parts must repeat."""
        if self.sender.must_begin_alone:
            name = self.chunks.id
            raise UploadError(f"the response to the first part holds no {name!r}, so that no second part can be sent")

    def run_workers(self, step: Callable[[], Flow[bool]], most: int | None = None) -> Flow[None]:
        """Take steps until one says that none is left, as many side by side as was chosen, never more than `most`."""
        count = self.choices.concurrency if most is None else min(self.choices.concurrency, most)
        if count:
            yield Gather(tuple(self._worker(step) for _ in range(count)), count, stop=self.sender.stop.set)

    def guarded(self, flow: Flow[ResultT]) -> Flow[ResultT]:
        """Run a flow, and raise what ends it as an UploadError that holds the state.

        Raises FileError for a file that cannot be read before anything was sent, and ArgumentError for what is none.
        """
        try:
            return (yield from flow)
        except UploadError as error:
            error.state = error.state or (yield from self._final_state())
            self._report(error)
            raise
        except (ApiError, TransportError, ResponseTooLargeError) as error:
            raise (yield from self._failure(error, error)) from error
        except SdkError:
            raise
        except OSError as error:
            if error.errno is None:  # not the system's: somebody else's code raised it
                raise
            if self.ledger is None:
                raise file_error(error, f"{self.operation.id}: {error}") from error
            raise (yield from self._failure(error, None)) from error
        except (TypeError, ValueError) as error:
            if self.ledger is not None:
                raise
            raise ArgumentError(f"{self.operation.id}: {error}") from error

    def _failure(self, cause: Exception, error: SdkError | None) -> Flow[UploadError]:
        state = yield from self._final_state()
        failure = UploadError(f"the upload{self._called()} stopped: {cause}", state=state, error=error)
        if error is not None:
            failure.request, failure.response = error.request, error.response
            failure.attempts, failure.outcome = error.attempts, error.outcome
        self._report(failure)
        return failure

    def _check_ours(self, state: UploadState) -> None:
        if state.operation != self.operation.id:
            raise ConfigurationError(f"the state to resume is of {state.operation}, not of {self.operation.id}")
        if self.sender.id and state.id and state.id != self.sender.id:
            raise ConfigurationError(f"the state to resume is of {state.id}, not of {self.sender.id}")

    def _worker(self, step: Callable[[], Flow[bool]]) -> Flow[None]:
        steps = self._steps(step)
        try:
            yield from (steps if self.choices.can_await else self.sender.stop.cut_short(steps))
        except UploadStopped:
            return
        except BaseException:
            self.sender.stop.set()
            raise

    def _steps(self, step: Callable[[], Flow[bool]]) -> Flow[None]:
        while not self.sender.stop.is_set and (yield from step()):
            pass

    def _final_state(self) -> Flow[UploadState | None]:
        if self.ledger is None:
            return self.resumed
        state = self.ledger.state
        if state.file is None and self.identify is not None:
            with suppress(UploadError, OSError, ValueError):  # changed, gone or closed: it cannot be known again
                state = msgspec.structs.replace(state, file=(yield Run(self.identify)))
        return state

    def _called(self) -> str:
        return f" of {self.name}" if self.name else ""

    def _report(self, error: SdkError) -> None:
        """Report an error, with what is known of the request that ended the upload."""
        self.reporter.request = error.request = error.request or self.reporter.request
        self.reporter.error(error)


def load_resume(resume: Resume | None) -> tuple[UploadState | None, Path | None]:
    """Give the state to go on from, if any, and where to keep it, if anywhere. Blocks.

    Raises ConfigurationError and OSError for what is no state, and for a path where none can be kept.
    """
    if resume is None:
        return None, None
    if isinstance(resume, UploadState):
        resume.check()
        return resume, None
    path = state_path(resume)
    return (UploadState.load(path) if path.exists() else None), path


def chunks_of(operation: Operation[Any]) -> ChunkUpload:
    """Give what the document says of parts."""
    if operation.chunks is None:
        raise TypeError(f"{operation.id} takes no file in parts")
    return operation.chunks
