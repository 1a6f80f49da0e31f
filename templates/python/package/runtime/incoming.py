"""Reads what an API sends by itself: the bodies of webhooks and callbacks."""

from __future__ import annotations

from typing import Any

from .errors import DecodeError
from .values.decoding import DecodeMismatch, InvalidJson, decode
from .values.members import TypeForm


def read_incoming(name: str, content: bytes | str, kind: TypeForm, *, strict: bool = False) -> Any:  # noqa: ANN401 - of the type
    """Read the body of a request that an API sent, as a response is read: what does not fit is kept as it is.

    name: what errors call the body. strict: raise for the first departure from the document.
    Raises DecodeError when the body is no JSON, or no object where one is due.
    """
    text = content.encode() if isinstance(content, str) else content
    try:
        value = decode(text, kind, strict=strict).value
    except InvalidJson as error:
        raise DecodeError(f"{name}: the body is no JSON: {error}", content=text) from None
    except DecodeMismatch as error:
        raise DecodeError(f"{name}: {error}", pointer=error.pointer, content=text) from None
    if isinstance(kind, type) and not isinstance(value, kind):
        raise DecodeError(f"{name}: the body is {type(value).__name__}, not an object", content=text)
    return value
