"""Bodies as a recording keeps them, and back: each reads well in the file and still gives the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn, assert_never

from .recording import BinaryContent, Content, JsonContent, JsonStyle, MultipartContent, SimpleContent, TextContent

KEPT: Final = 64 * 1024
"""Bytes of a file up to which a recording keeps it; of a longer one it keeps hash and size."""
BOUNDARY: Final = "recorded-boundary"
"""What stands between the parts of a multipart body that is written anew."""

_QUOTED: Final = str.maketrans({'"': "%22", "\r": "%0D", "\n": "%0A"})
_CONTROLS: Final = frozenset(range(32)) - {9, 10, 12, 13}


class NotKeptError(ValueError):
    """The bytes of a body are asked for, and the recording has only their hash."""


def read_content(content: bytes, content_type: str, keep: int = KEPT) -> SimpleContent:
    """Give bytes as JSON, as text or as what else they are. keep: how many bytes that are no text are kept."""
    text = _text_of(content)
    if text is None:
        return BinaryContent(
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            base64=base64.b64encode(content).decode("ascii") if len(content) <= keep else "",
        )
    return (_read_json(text) if is_json(content_type) else None) or TextContent(text=text)


def write_content(content: Content) -> bytes:
    """Give the bytes of a body. Raises NotKeptError where only their hash is known."""
    match content:
        case JsonContent():
            return _WRITERS[content.style](content.data).encode()
        case TextContent():
            return content.text.encode()
        case BinaryContent():
            return _kept_bytes(content)
        case MultipartContent():
            return _write_parts(content)
        case _:
            assert_never(content)


def is_json(content_type: str) -> bool:
    """Whether a content type is one of JSON."""
    kind = content_type.partition(";")[0].strip().lower()
    return kind.endswith(("/json", "+json"))


def read_data(content: Content | None) -> Any:  # noqa: ANN401 - any JSON
    """Give the JSON data of a body, whichever way it was written. Raises ValueError where it is no JSON."""
    match content:
        case JsonContent():
            return content.data
        case TextContent():
            return json.loads(content.text)
        case _:
            raise ValueError("the body is no JSON")


def _text_of(content: bytes) -> str | None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if _CONTROLS.intersection(content) else text


def _read_json(text: str) -> JsonContent | None:
    """Read JSON that one of the usual writers wrote."""
    try:
        data = json.loads(text, parse_constant=_refuse)
        for style, write in _WRITERS.items():
            if write(data) == text:
                return JsonContent(data=data, style=style)
    except (ValueError, RecursionError):
        return None
    return None


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is no JSON")


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _ascii(data: object) -> str:
    return json.dumps(data, separators=(",", ":"))


def _escaped(data: object) -> str:
    return _ascii(data).replace("/", "\\/")


_WRITERS: Final[Mapping[JsonStyle, Callable[[Any], str]]] = {
    "compact": _compact,
    "ascii": _ascii,
    "escaped": _escaped,
    "spaced": json.dumps,
}


def _kept_bytes(content: BinaryContent) -> bytes:
    if not content.base64 and content.size:
        raise NotKeptError(
            f"of these {content.size:,} bytes the recording has only the hash; record again and keep more (`keep=`)"
        )
    return base64.b64decode(content.base64)


def _write_parts(content: MultipartContent) -> bytes:
    blocks = []
    for part in content.parts:
        filename = f'; filename="{part.filename.translate(_QUOTED)}"' if part.filename else ""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{part.name.translate(_QUOTED)}"{filename}\r\n'
        if part.content_type:
            head += f"Content-Type: {part.content_type}\r\n"
        blocks.append(f"{head}\r\n".encode() + write_content(part.content) + b"\r\n")
    return b"".join([*blocks, f"--{BOUNDARY}--\r\n".encode()])
