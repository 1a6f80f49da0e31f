"""Transports that response from a recording, without a network and without waiting.

transport = RecordedTransport(read_recording("first-upload.json"))
with Client(transport=transport) as client:
...
transport.assert_all_used()
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Collection
from contextlib import aclosing
from types import TracebackType
from typing import Final, Self, TypedDict, Unpack

from ....runtime import errors
from ....runtime.errors import TransportError
from ....runtime.headers import Headers
from ....runtime.transport.protocol import RawResponse, Request
from ..bodies import KEPT
from ..catalog import Catalog, package_catalog
from ..record.capture import capture_bytes, capture_for
from ..record.description import describe_request
from ..record.recorder import EVEN_CHANCE
from ..recording import Content, Interaction, RecordedFailure, Recording
from .replay import Replay, response_bytes


class ReplayOptions(TypedDict, total=False):
    """How a recording is replayed.

    base_url: the client's own, where it is none of the document's. ignored: headers of requests, in lower case, that
    need not be as recorded. catalog: the operations, by default those of this package.
    """

    base_url: str
    ignored: Collection[str]
    catalog: Catalog | None


class PassingTime:
    """A clock for what is not waited for: a sleep moves it, and is over at once."""

    def __init__(self) -> None:
        self._slept = 0.0
        self._lock = threading.Lock()

    def clock(self) -> float:
        """Give seconds, only ever growing."""
        return time.perf_counter() + self._slept

    def skip(self, seconds: float) -> None:
        """Let seconds pass."""
        with self._lock:
            self._slept += seconds


class _Recorded:
    """What both transports have in common.

    replay: which interactions are used. api_key: what a client signs in with that has no key, for any will do.
    """

    api_key: Final = "replayed-key"

    def __init__(self, recording: Recording, **options: Unpack[ReplayOptions]) -> None:
        self.replay = Replay(recording, options.get("ignored", ()))
        self._catalog = (options.get("catalog") or package_catalog()).also_at(recording.provenance.host)
        self._base_url = options.get("base_url", "")
        self._time = PassingTime()

    def clock(self) -> float:
        """Set a client's clock: the seconds that it slept have passed."""
        return self._time.clock()

    def random(self) -> float:
        """Make pauses as long as when they were recorded."""
        return EVEN_CHANCE

    def assert_all_used(self) -> None:
        """Raise AssertionError unless everything recorded was asked for, and nothing else."""
        self.replay.assert_all_used()

    def described(self, request: Request, body: Content | None) -> Interaction:
        """Give a request as it would be recorded."""
        return describe_request(
            self._catalog, request.method, request.url, request.headers, body, base_url=self._base_url
        )


class RecordedTransport(_Recorded):
    """Answers a blocking client. As a context manager it checks at its end that everything was used."""

    def send(self, request: Request) -> RawResponse:
        """Answer as recorded. Raises UnrecordedRequestError, and the errors that are recorded."""
        return give(request, self.replay.take(self.described(request, read_body(request))))

    def close(self) -> None:
        """Keep what is left: another client may go on with it."""

    def sleep(self, seconds: float) -> None:
        """Let seconds pass, at once."""
        self._time.skip(seconds)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.assert_all_used()


class AsyncRecordedTransport(_Recorded):
    """Answers an asynchronous client. As a context manager it checks at its end that everything was used."""

    async def send(self, request: Request) -> RawResponse:
        """Answer as recorded. Raises UnrecordedRequestError, and the errors that are recorded."""
        return give(request, self.replay.take(self.described(request, await read_body_async(request))))

    async def close(self) -> None:
        """Keep what is left: another client may go on with it."""

    async def sleep(self, seconds: float) -> None:
        """Let seconds pass, at once; other tasks have their turn."""
        self._time.skip(seconds)
        await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if error is None:
            self.assert_all_used()


def read_body(request: Request) -> Content | None:
    """Go through the body of a request, as sending it would."""
    if request.body is None:
        return None
    content, content_type = request.body.content, request.body.content_type
    if isinstance(content, bytes):
        return capture_bytes(content, content_type, KEPT)
    capture = capture_for(content_type, KEPT)
    for block in content:
        capture.add(block)
    return capture.content()


async def read_body_async(request: Request) -> Content | None:
    """Go through the body of a request, as sending it would."""
    if request.body is None or isinstance(request.body.content, bytes):
        return read_body(request)
    capture = capture_for(request.body.content_type, KEPT)
    async with aclosing(aiter(request.body.content)) as blocks:
        async for block in blocks:
            capture.add(block)
    return capture.content()


def give(request: Request, interaction: Interaction) -> RawResponse:
    """Answer a request as an interaction says, into its sink where it has one. Raises the error that is recorded."""
    response, failure = interaction.response, interaction.failure
    if response is None:
        raise restored_error(failure or RecordedFailure(error="TransportError", message="no response is recorded"))
    headers = Headers(response.headers)
    if request.sink is None or not request.sink.begin(response.status, headers):
        content = response_bytes(response.body)
    else:
        content = b""
        request.sink.write(response_bytes(response.body))
        request.sink.report()
    if failure is not None:
        raise restored_error(failure)
    return RawResponse(status=response.status, headers=headers, content=content)


def restored_error(failure: RecordedFailure) -> TransportError:
    """Give the error that is recorded."""
    if failure.error == "ConnectError":
        return errors.ConnectError(failure.message)
    kind = _RECORDED.get(failure.error, TransportError)
    return kind(failure.message, may_have_been_processed=failure.may_have_been_processed)


_RECORDED = {"TimeoutError": errors.TimeoutError, "ConnectionLostError": errors.ConnectionLostError}
