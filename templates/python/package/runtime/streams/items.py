"""Items of a stream: which kind of stream a response is, and each frame of it read to the documented type."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ..errors import DecodeError, StreamError
from ..headers import Headers
from ..operation import Operation, ResponseKind, ResponseSpec
from ..response.negotiation import STREAM_TYPES, media_type, spec_of_type
from ..response.reading import read_data, read_json, response_spec
from ..transport.protocol import RawResponse
from ..values.decoding import Decoded
from .framing import STREAM_KINDS, Frame, ServerSentEvent

USUAL_END: Final = "[DONE]"

_EVENTS: Final = frozenset({"events", "data"})
_ERROR: Final = "error"


class ItemReader(msgspec.Struct, frozen=True, kw_only=True):
    """Reads the frames of one response. raw: the response, without its body."""

    operation_id: str
    raw: RawResponse
    spec: ResponseSpec
    end: str
    strict: bool

    def is_end(self, frame: Frame) -> bool:
        """Whether a frame says that nothing follows."""
        if frame.event is None:
            return bool(self.end) and frame.content == self.end.encode()
        return frame.event.data == (self.end or (USUAL_END if self.spec.kind == "data" else None))

    def read(self, frame: Frame) -> Decoded:
        """Read an item. Raises DecodeError for what cannot be read, and StreamError for an error that it reports."""
        event = frame.event
        if event is None:
            if self.spec.kind in STREAM_KINDS:
                return self._json(frame.content)
            raw = msgspec.structs.replace(self.raw, content=frame.content)
            return read_data(self.operation_id, raw, self.spec, strict=self.strict)
        if self.spec.kind == "events":
            is_plain = self.spec.type in {None, ServerSentEvent}
            return Decoded(value=event) if is_plain else self._json(msgspec.json.encode(frame.fields))
        content = event.data.encode()
        if event.event == _ERROR or self._is_error(content):
            raise _error(self.operation_id, event)
        return self._json(content)

    def _json(self, content: bytes) -> Decoded:
        kind = Any if self.spec.type is None else self.spec.type
        raw = msgspec.structs.replace(self.raw, content=content, headers=Headers())  # it is UTF-8 by now
        return read_json(self.operation_id, raw, kind, strict=self.strict)

    def _is_error(self, content: bytes) -> bool:
        """Whether data is an object that begins with the member `error`, which no item has."""
        names: tuple[str, ...] = getattr(self.spec.type, "__struct_encode_fields__", ())
        return bool(names) and _ERROR not in names and content.lstrip(b"{ \r\n\t").startswith(b'"error"')


def item_reader(operation: Operation[Any], raw: RawResponse, *, strict: bool) -> ItemReader:
    """Choose how the items of a response are read. Raises DecodeError for a page where a stream is due."""
    spec = response_spec(operation, raw.status)
    spec = ResponseSpec(kind=_kind_of_type(raw)) if spec is None else spec_of_type(spec, raw.headers)
    essence = media_type(raw.headers)
    if spec.kind in _EVENTS and "html" in essence:
        raise DecodeError(
            f"{operation.id}: the response should be a stream of events, but it is {essence}",
            status=raw.status,
            headers=raw.headers,
            operation_id=operation.id,
        )
    stated = STREAM_TYPES.get(essence, spec.kind)
    if spec.kind in STREAM_KINDS and not {stated, spec.kind} <= _EVENTS:
        spec = msgspec.structs.replace(spec, kind="data" if stated == "events" else stated)
    end = operation.streaming.end if operation.streaming else ""
    return ItemReader(operation_id=operation.id, raw=raw, spec=spec, end=end, strict=strict)


def _kind_of_type(raw: RawResponse) -> ResponseKind:
    """Say how a response is read that no document declares."""
    essence = media_type(raw.headers)
    return STREAM_TYPES.get(essence, "json" if essence.endswith(("/json", "+json")) else "bytes")


def _error(operation_id: str, event: ServerSentEvent) -> StreamError:
    error = StreamError("", event=event.event, data=event.data)
    body = error.body.get(_ERROR, error.body) if isinstance(error.body, dict) else error.body
    text = body.get("message") if isinstance(body, dict) else body
    error.args = (f"{operation_id}: the server reports an error within the stream: {text or event.data}",)
    return error
