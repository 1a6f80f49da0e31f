"""Sends the parts of one upload: each by itself, again where that is needed, and keeps what the API answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Generic, TypeVar

import msgspec

from ...call.arguments import Arguments, build_request
from ...call.call import check_open
from ...call.session import Session
from ...call.state import CallState
from ...errors import (
    AuthenticationError,
    ConfigurationError,
    PermissionDeniedError,
    UploadError,
    parse_error_body,
)
from ...operation import ChunkUpload, Operation, ResponseSpec
from ...options import ClientSettings
from ...request.contents import AnyContent, FileChangedError, WatchedContent
from ...request.progress import Gauge
from ...response.error_responses import is_success
from ...response.response import Response
from ...transport.flow import Flow
from ...transport.protocol import RawResponse
from ...values.models import UNSET
from .stop import Stop

T = TypeVar("T")

RETRIES_OF_A_PART: Final = 5
SERVER_FAULTS: Final = frozenset(range(500, 600))


class UploadPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part to send. content_range: None for a file that goes whole."""

    content: AnyContent
    size: int
    gauge: Gauge
    content_range: str | None


class PartSender(Generic[T]):
    """Sends parts, for any number of threads or tasks.

    file_name, content_type: "" where not known. is_resumed: parts may have arrived before. stop: gives up every part
    that is being sent. id: what is uploaded, "" until a response says it.
    """

    def __init__(
        self,
        session: Session,
        settings: ClientSettings,
        operation: Operation[T],
        arguments: Arguments,
        chunks: ChunkUpload,
    ) -> None:
        self.session = session
        self.settings = settings
        self.chunks = chunks
        self.file_name = ""
        self.content_type = ""
        self.is_resumed = False
        self.stop = Stop()
        self._operation = operation
        self._arguments = arguments
        self._members = {name: value for name, value in _members(arguments.body).items() if value is not UNSET}
        self._whole: tuple[CallState, RawResponse] | None = None
        self._partial: tuple[CallState, RawResponse] | None = None
        self.id = self._known_id()

    @property
    def must_begin_alone(self) -> bool:
        """Whether the first response must be read before a second part can be sent."""
        return any(name not in self._members for name in self.chunks.copies)

    def take_id(self, upload_id: str) -> None:
        """Go on with an upload that was begun before."""
        if upload_id:
            self.id = self.id or upload_id
            for name in self.chunks.copies:
                self._members.setdefault(name, upload_id)

    def send(self, part: UploadPart) -> Flow[None]:
        """Send a part until it has arrived. Raises what ended the last attempt."""
        check_open(self.session, self._operation.id)
        call = self._call(part)
        try:
            raw = yield from call.raw_response()
        except FileChangedError as error:
            raise UploadError(str(error)) from error
        if is_success(raw.status):
            self._take(call, raw)
        elif not self._was_received(call, raw):
            raise call.error_response(raw)

    def result(self) -> Flow[Response[T]]:
        """Read the response to the whole: the one that completed it, or what the API says when asked."""
        if self._whole is not None:
            call, raw = self._whole
            return call.read(raw)
        if self.chunks.result_path and self.id:
            try:
                return (yield from self._asked(self.chunks.result_path, self._result_type()))
            except (AuthenticationError, ConfigurationError, PermissionDeniedError):
                pass  # without a key nothing can be asked: what is uploaded is known by its id alone
        if self._partial is None:
            name = self.chunks.id or "id"
            self._partial = (self._empty_call(), RawResponse(status=201, content=msgspec.json.encode({name: self.id})))
        call, raw = self._partial
        call.settings = msgspec.structs.replace(call.settings, strict=False)
        return call.read(raw)

    def received_parts(self) -> Flow[frozenset[int] | None]:
        """Ask which parts arrived; None where that cannot be asked."""
        if not self.chunks.status_path or not self.id:
            return None
        try:
            response: Response[Any] = yield from self._asked(self.chunks.status_path, Any)
        except (AuthenticationError, ConfigurationError, PermissionDeniedError):
            return None
        return frozenset(_numbers(response.data, self.chunks.parts))

    def _known_id(self) -> str:
        if self.chunks.id in self._arguments.path:
            return str(self._arguments.path[self.chunks.id])
        return next((str(self._members[name]) for name in self.chunks.copies if name in self._members), "")

    def _call(self, part: UploadPart) -> CallState:
        range_header: dict[str, object] = {self.chunks.header: part.content_range} if part.content_range else {}
        content = WatchedContent(part.content, _Watch(self, part.gauge))
        file = (self.file_name or self.chunks.file, content, self.content_type)
        arguments = Arguments(
            path=self._arguments.path,
            query=self._arguments.query,
            headers={**self._arguments.headers, **range_header},
            cookies=self._arguments.cookies,
            body={**self._members, self.chunks.file: file if self.content_type else file[:2]},
        )
        settings = self._part_settings()
        operation = self._part_operation(part)
        return CallState(self.session, settings, operation, build_request(settings, operation, arguments))

    def _part_operation(self, part: UploadPart) -> Operation[T]:
        """A part has a number, so that it may come twice; a whole file may where the API refuses a second one."""
        is_numbered = part.content_range is not None
        if is_numbered or (self.chunks.received and not self.must_begin_alone):
            return msgspec.structs.replace(self._operation, retry="idempotent")
        return self._operation

    def _part_settings(self) -> ClientSettings:
        policy = self.settings.retry
        if not policy.retries:
            return self.settings
        policy = msgspec.structs.replace(
            policy, retries=max(policy.retries, RETRIES_OF_A_PART), statuses=policy.statuses | SERVER_FAULTS
        )
        return msgspec.structs.replace(self.settings, retry=policy)

    def _was_received(self, call: CallState, raw: RawResponse) -> bool:
        """Return whether a part is refused since it is there: what nobody here can have sent is another upload's."""
        if not call.may_have_arrived and not self.is_resumed:
            return False
        kind = _text(parse_error_body(raw.content), "type")
        return kind.rpartition("/")[2] in self.chunks.received

    def _take(self, call: CallState, raw: RawResponse) -> None:
        """Keep a response: the fullest is the one to the whole. An incomplete upload answers little but its id."""
        body = parse_error_body(raw.content)
        self.take_id(_text(body, self.chunks.id))
        if isinstance(body, dict) and not body.keys() <= {self.chunks.id}:
            self._whole = (call, raw)
        else:
            self._partial = (call, raw)

    def _asked(self, path: str, kind: Any) -> Flow[Response[Any]]:  # noqa: ANN401 - any type
        """Ask for something of what is uploaded. Whoever watches for errors hears of that of the upload alone."""
        operation, settings = self._lookup(path, kind), self._part_settings()
        request = build_request(settings, operation, Arguments(path={"id": self.id}))
        return (yield from CallState(self.session, settings, operation, request).response())

    def _result_type(self) -> Any:  # noqa: ANN401 - any type
        return next((spec.type for spec in self._operation.responses.values() if spec.kind == "json"), Any)

    def _lookup(self, path: str, kind: Any) -> Operation[Any]:  # noqa: ANN401 - any type
        return Operation(
            id=self._operation.id,
            method="GET",
            path=path,
            responses={"200": ResponseSpec(kind="json", type=kind)},
            errors=self._operation.errors,
            retry="safe",
        )

    def _empty_call(self) -> CallState:
        request = build_request(self.settings, self._lookup("/", Any), Arguments())
        return CallState(self.session, self.settings, self._operation, request)


class _Watch:
    """Counts what was sent of a part, and ends it when the upload has ended."""

    __slots__ = ("_gauge", "_sender")

    def __init__(self, sender: PartSender[Any], gauge: Gauge) -> None:
        self._sender = sender
        self._gauge = gauge

    def restart(self) -> None:
        """Begin to count anew."""
        self._sender.stop.check()
        self._gauge.restart()

    def add(self, count: int) -> None:
        """Count a block."""
        self._sender.stop.check()
        self._gauge.add(count)


def _members(body: object) -> Mapping[str, object]:
    return body if isinstance(body, Mapping) else {}


def _text(body: object, name: str) -> str:
    value = body.get(name) if isinstance(body, dict) else None
    return value if isinstance(value, str) else ""


def _numbers(body: object, path: str) -> list[int]:
    """Find the list of numbers, from 1, at a dotted path; a response that holds none names none."""
    for name in path.split("."):
        body = body.get(name) if isinstance(body, dict) else None
    return [number for number in body if type(number) is int and number > 0] if isinstance(body, list) else []
