"""Calls whose responses are read while they arrive. Flows; nothing here does I/O."""

from __future__ import annotations

from collections import deque
from typing import Any, Final, TypeVar

from ..call.call import check_open
from ..call.session import Session
from ..call.state import CallState
from ..errors import ConnectionLostError, DeadlineError, SdkError, TransportError
from ..operation import Operation
from ..options import ClientSettings
from ..response.error_responses import is_success
from ..response.negotiation import charset_of
from ..response.reading import response_spec
from ..response.response import Response
from ..retry import Attempt, wait_before_retry
from ..transport.flow import Ask, Flow, Open, Sleep
from ..transport.protocol import AsyncOpenResponse, OpenResponse, RawResponse, Request
from ..transport.response_body import BodyBuffer
from ..values.decoding import Decoded
from .framing import Frame, Framing, Lines, ServerSentEvent, WholeContent, framing_of
from .items import ItemReader, item_reader

T = TypeVar("T")

NO_CONTENT: Final = 204
"""By which a server says that an endless stream ends: https://html.spec.whatwg.org/multipage/server-sent-events.html."""

END: Final = object()
"""What `next_item` gives after the last item."""


class OpenCall(CallState):
    """A call whose response is open: its body is read block by block. head: the response without its body."""

    __slots__ = ("_body", "_rest", "head", "is_closed")

    def __init__(self, session: Session, settings: ClientSettings, operation: Operation[Any], request: Request) -> None:
        super().__init__(session, settings, operation, request)
        self._body: OpenResponse | AsyncOpenResponse | None = None
        self._rest = b""
        self.head = RawResponse(status=0)
        self.is_closed = False

    def open(self) -> Flow[Response[Any]]:
        """Send until there is a response, and give it without its body. Raises what `CallState` raises."""
        check_open(self.session, self.operation.id)
        yield from self.reported(self._opened())
        response = self.result(self.head, Decoded(value=None))
        self.reporter.response(response)
        return response

    def block(self) -> Flow[bytes]:
        """Give the next bytes; none at the end. Raises TransportError."""
        rest, self._rest = self._rest, b""
        if rest or self._body is None or self.is_closed:
            return rest
        try:
            block: bytes = yield Ask(self._body.read)
        except SdkError as error:
            raise self.explained(error) from None
        return block

    def content(self) -> Flow[bytes]:
        """Give all that is left of the body. Raises TransportError or ResponseTooLargeError."""
        body = BodyBuffer(self.settings.max_response_size)
        try:
            while block := (yield from self.block()):
                body.add(block)
        except SdkError as error:
            yield from self.close()
            raise self.explained(error) from None
        yield from self.close()
        return body.content()

    def lines(self) -> Lines:
        """Give what cuts the body into lines."""
        return Lines(self.settings.max_response_size, charset_of(self.head.headers)[0])

    def close(self) -> Flow[None]:
        """Give the connection back."""
        self.is_closed = True
        yield from self._dropped()

    def reported(self, flow: Flow[T]) -> Flow[T]:
        """Run a step, and report an error of it."""
        try:
            return (yield from flow)
        except SdkError as error:
            self.reporter.error(self.explained(error))
            raise

    def _opened(self) -> Flow[None]:
        raw = yield from self.raw_response()
        if response_spec(self.operation, raw.status) is None and not is_success(raw.status):
            raise self.error_response(raw)
        self.head, self._rest, self.ends_at = raw, raw.content, None  # the deadline ends with the first byte

    def _exchanged(self, request: Request) -> Flow[RawResponse]:
        self._body = None
        result = yield Open(request)
        if isinstance(result, RawResponse):
            return result
        self._body = result
        return RawResponse(status=result.status, headers=result.headers)

    def _dropped(self) -> Flow[None]:
        body, self._body, self._rest = self._body, None, b""
        if body is not None:
            yield Ask(body.close)


class StreamCall(OpenCall):
    """A call whose response is a stream of items. event: the latest that was given, where items come as events."""

    __slots__ = ("_count", "_frames", "_framing", "_is_ended", "_reader", "event")

    def __init__(self, session: Session, settings: ClientSettings, operation: Operation[Any], request: Request) -> None:
        super().__init__(session, settings, operation, request)
        self._frames: deque[Frame] = deque()
        self._framing: Framing | None = None
        self._reader: ItemReader | None = None
        self._is_ended = False
        self._count = 0
        self.event: ServerSentEvent | None = None

    def open_items(self) -> Flow[Response[Any]]:
        """Send until there is a response, and give it without its body, which is the stream."""
        response = yield from self.open()
        yield from self.reported(self.begin_items())
        return response

    @property
    def _is_endless(self) -> bool:
        return self.operation.streaming is not None and self.operation.streaming.is_endless

    def begin_items(self) -> Flow[None]:
        """Choose how items are read, once the response has begun. Raises DecodeError for what is no stream."""
        try:
            self._reader = item_reader(self.operation, self.head, strict=self.settings.strict)
        except SdkError:
            yield from self.close()
            raise
        if self._framing is None:
            kind = self._reader.spec.kind
            self._framing = framing_of(kind, self.head.headers, self.settings.max_response_size)

    def next_item(self) -> Flow[Any]:
        """Give the next item, or `END`."""
        while not self.is_closed:
            if self._frames:
                frame = self._frames.popleft()
                if self._reading.is_end(frame):
                    break
                if frame.event is None or frame.event.data or self._reading.spec.kind == "events":
                    return self._item(frame)
            elif self._is_ended:
                break
            else:
                yield from self.reported(self._filled())
        yield from self.close()
        return END

    def _item(self, frame: Frame) -> Any:  # noqa: ANN401 - the type that the operation declares
        self.event = frame.event
        self._count += 1
        try:
            read = self._reading.read(frame)
        except SdkError as error:
            error.args = (f"{error.args[0]}; item {self._count} of the stream",)
            error.response = self.result(self.head, Decoded(value=None))
            self.reporter.error(self.explained(error))
            raise
        self.reporter.issues(read)
        return read.value

    @property
    def _reading(self) -> ItemReader:
        assert self._reader is not None  # noqa: S101 - items are asked for once it is open
        return self._reader

    def _filled(self) -> Flow[None]:
        """Read until there is a frame, or the end."""
        framing = self._framing
        assert framing is not None  # noqa: S101 - see above
        try:
            block = yield from self.block()
            frames = framing.feed(block) if block else framing.end()
        except TransportError as error:
            yield from self._resumed(framing, error)
            return
        except SdkError:
            yield from self.close()
            raise
        self._frames.extend(frames)
        if frames:
            self.failures = 0
        if not block:
            yield from self._ended(framing)

    def _ended(self, framing: Framing) -> Flow[None]:
        is_stream = not isinstance(framing, WholeContent) and self.head.status != NO_CONTENT
        if self._is_endless and is_stream and not self.is_closed:
            yield from self._resumed(framing, ConnectionLostError("the server closed the connection"))
        else:
            self._is_ended = True

    def _resumed(self, framing: Framing, error: TransportError) -> Flow[None]:
        """Open the stream anew behind the last event that came. Raises the error where that cannot be."""
        yield from self._dropped()
        wait = self._wait_to_resume(framing, error)
        if wait is None:
            self.is_closed = True
            raise error
        framing.restart()
        self.reporter.retry(error, self.attempts, wait)
        yield Sleep(wait)
        yield from self._opened()
        yield from self.begin_items()

    def _wait_to_resume(self, framing: Framing, error: TransportError) -> float | None:
        may_repeat = self._is_endless or (framing.last_id and self.retry_class != "unsafe")
        if not may_repeat or isinstance(error, DeadlineError):
            return None
        self.failures += 1
        attempt = Attempt(
            number=self.failures,
            outcome=error,
            asked_wait=None if framing.retry is None else framing.retry / 1000,
            time_left=None,
            retry_class="safe",
            can_replay=self._can_replay(),
        )
        return wait_before_retry(self.settings.retry, attempt, self.session.random)

    def _next_request(self) -> Request:
        last_id = self._framing.last_id if self._framing is not None else ""
        if not last_id or not (last_id.isascii() and last_id.isprintable()):
            return self.request
        return self.request.with_headers({"last-event-id": last_id})
