"""Reads a successful response to the type the operation declares for its status."""

from __future__ import annotations

from typing import Any, Final

from ..errors import DecodeError
from ..operation import Operation, ResponseSpec
from ..redaction import redact_text
from ..transport.protocol import RawResponse
from ..values.decoding import Decoded, DecodeMismatch, InvalidJson, Issue, decode
from .error_responses import is_success
from .negotiation import charset_of, spec_of_type, utf_8

NOTHING_READ: Final = Decoded(value=None)
LONGEST_SNIPPET: Final = 120


def response_spec(operation: Operation[Any], status: int, *, errors: bool = False) -> ResponseSpec | None:
    """Find the response declared for a status: itself, its class (`4XX`), or `default` where that can be meant."""
    declared = operation.errors if errors else operation.responses
    exact = declared.get(str(status)) or declared.get(f"{status // 100}XX")
    if exact is not None or not (errors or is_success(status)):
        return exact
    return declared.get("default")


def read_data(operation_id: str, raw: RawResponse, spec: ResponseSpec | None, *, strict: bool) -> Decoded:
    """Give the data and where it departs from the document.

    A status without declaration is read as any JSON, else as bytes, None when empty.

    Raises DecodeError when JSON is due and the body is none, or, with strict, for the first departure.
    """
    if spec is None:
        return _read_undeclared(raw)
    spec = spec_of_type(spec, raw.headers)
    match spec.kind:
        case "json":
            return read_json(operation_id, raw, spec.type, strict=strict)
        case "text":
            return _read_text(raw)
        case "bytes":
            return Decoded(value=raw.content)
        case "none":
            return NOTHING_READ
        case "jsonl" | "jsonseq" | "events" | "data":
            return Decoded(value=raw.content)  # read item by item, it is a `Stream`


def read_json(operation_id: str, raw: RawResponse, kind: Any, *, strict: bool) -> Decoded:  # noqa: ANN401 - any type
    """Read JSON to a type. Raises DecodeError."""
    try:
        return decode(utf_8(raw.content, raw.headers), kind, strict=strict)
    except InvalidJson as error:
        message = f"the {raw.status} response should be JSON, but {error}: {_snippet(raw)}"
        raise _decode_error(operation_id, raw, message) from None
    except DecodeMismatch as error:
        raise _decode_error(operation_id, raw, str(error), error.pointer) from None


def _read_text(raw: RawResponse) -> Decoded:
    """Read text in the encoding that the response states; one that nobody knows is an issue, and UTF-8."""
    charset, unknown = charset_of(raw.headers)
    expected = Issue(pointer="", expected="a charset that Python knows", got=f"charset {unknown!r}")
    return Decoded(value=raw.content.decode(charset, "replace"), found=(expected,) if unknown else ())


def _read_undeclared(raw: RawResponse) -> Decoded:
    try:
        return decode(utf_8(raw.content, raw.headers), Any) if raw.content else NOTHING_READ
    except InvalidJson:
        return Decoded(value=raw.content)


def _snippet(raw: RawResponse) -> str:
    kind = raw.headers.get("content-type", "no content type")
    text = redact_text(raw.content[:LONGEST_SNIPPET].decode("utf-8", "replace"))
    return f"{kind}, {len(raw.content)} bytes, {text!r}"


def _decode_error(operation_id: str, raw: RawResponse, message: str, pointer: str = "") -> DecodeError:
    return DecodeError(
        f"{operation_id}: {message}",
        pointer=pointer,
        status=raw.status,
        headers=raw.headers,
        content=raw.content,
        operation_id=operation_id,
    )
