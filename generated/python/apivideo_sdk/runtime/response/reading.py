"""Reads a successful answer to the type the operation declares for its status."""

from __future__ import annotations

from typing import Any, Final

from ..errors import DecodeError
from ..operation import Answer, Operation
from ..redaction import redact_body
from ..transport.protocol import Reply
from ..values.decoding import Decoded, DecodeMismatch, InvalidJson, decode
from .error_responses import is_success

NOTHING_READ: Final = Decoded(value=None)
LONGEST_SNIPPET: Final = 120


def answer_for(operation: Operation[Any], status: int, *, errors: bool = False) -> Answer | None:
    """Find the answer declared for a status: itself, its class (`4XX`), or `default` where that can be meant."""
    declared = operation.errors if errors else operation.answers
    exact = declared.get(str(status)) or declared.get(f"{status // 100}XX")
    if exact is not None or not (errors or is_success(status)):
        return exact
    return declared.get("default")


def read_data(operation_id: str, reply: Reply, answer: Answer | None, *, strict: bool) -> Decoded:
    """Give the data and where it departs from the document.

    A status without declaration is read as any JSON, else as bytes, None when empty.

    Raises DecodeError when JSON is due and the body is none, or, with strict, for the first departure.
    """
    if answer is None:
        return _read_undeclared(reply)
    match answer.kind:
        case "json":
            return _read_json(operation_id, reply, answer.type, strict=strict)
        case "text":
            return Decoded(value=reply.content.decode("utf-8", "replace"))
        case "bytes":
            return Decoded(value=reply.content)
        case "none":
            return NOTHING_READ


def _read_json(operation_id: str, reply: Reply, kind: Any, *, strict: bool) -> Decoded:  # noqa: ANN401 - any type
    try:
        return decode(reply.content, kind, strict=strict)
    except InvalidJson as error:
        told = f"the {reply.status} answer should be JSON, but {error}: {_snippet(reply)}"
        raise _decode_error(operation_id, reply, told) from None
    except DecodeMismatch as error:
        raise _decode_error(operation_id, reply, str(error), error.pointer) from None


def _read_undeclared(reply: Reply) -> Decoded:
    try:
        return decode(reply.content, Any) if reply.content else NOTHING_READ
    except InvalidJson:
        return Decoded(value=reply.content)


def _snippet(reply: Reply) -> str:
    kind = reply.headers.get("content-type", "no content type")
    text = redact_body(reply.content[:LONGEST_SNIPPET].decode("utf-8", "replace"))
    return f"{kind}, {len(reply.content)} bytes, {text!r}"


def _decode_error(operation_id: str, reply: Reply, told: str, pointer: str = "") -> DecodeError:
    return DecodeError(
        f"{operation_id}: {told}",
        pointer=pointer,
        status=reply.status,
        headers=reply.headers,
        content=reply.content,
        operation_id=operation_id,
    )
