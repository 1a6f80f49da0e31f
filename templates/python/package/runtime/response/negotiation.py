"""What the content type of a response says: which documented kind it is, and how its text is encoded."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Final

from ..headers import Headers
from ..operation import ResponseKind, ResponseSpec

UTF_8: Final = "utf-8"
STREAM_TYPES: Final[dict[str, ResponseKind]] = {
    "application/jsonl": "jsonl",
    "application/x-jsonlines": "jsonl",
    "application/ndjson": "jsonl",
    "application/x-ndjson": "jsonl",
    "application/json-seq": "jsonseq",
    "application/geo+json-seq": "jsonseq",
    "text/event-stream": "events",
}
"""Media types of streams, by how they are read."""


def spec_of_type(spec: ResponseSpec, headers: Headers) -> ResponseSpec:
    """Choose what a response is of the things that it may be: by its media type, else by the likeness of that.

    One without a content type is what the document prefers.
    """
    essence = media_type(headers)
    if not spec.others or not essence:
        return spec
    return next(_fitting(essence, (spec, *spec.others)), spec)


def media_type(headers: Headers) -> str:
    """Give `type/subtype` of a response in lower case; "" where it has none."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def charset_of(headers: Headers) -> tuple[str, str]:
    """Give the encoding of a text, and the name of the one that is stated where Python does not know that."""
    for parameter in headers.get("content-type", "").split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            stated = value.strip().strip("\"'")
            return (stated, "") if _is_known(stated) else (UTF_8, stated)
    return UTF_8, ""


def utf_8(content: bytes, headers: Headers) -> bytes:
    """Give JSON in UTF-8, whatever encoding its content type states, or its first bytes show (UTF-16)."""
    charset, _ = charset_of(headers)
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        charset = "utf-16"
    if codecs.lookup(charset).name == UTF_8:
        return content
    return content.decode(charset, "replace").encode()


def _fitting(essence: str, specs: tuple[ResponseSpec, ...]) -> Iterator[ResponseSpec]:
    """Yield the specs that a media type fits, the best first."""
    yield from (one for one in specs if essence in one.media_types)
    yield from (one for one in specs for pattern in one.media_types if "*" in pattern and _matches(essence, pattern))
    yield from (one for one in specs if one.kind == _kind(essence))
    yield from (one for one in specs if one.kind == "bytes")
    yield from (one for one in specs if one.kind == "text")


def _matches(essence: str, pattern: str) -> bool:
    return pattern != "*/*" and fnmatchcase(essence, pattern)


def _kind(essence: str) -> str:
    if essence in STREAM_TYPES:
        return STREAM_TYPES[essence]
    if essence.endswith(("/json", "+json")):
        return "json"
    return "text" if essence.startswith("text/") or essence.endswith("xml") else "bytes"


def _is_known(charset: str) -> bool:
    try:
        codecs.lookup(charset)
        return codecs.lookup(charset)._is_text_encoding  # noqa: SLF001 - `hex` and such are no encodings of text
    except (LookupError, ValueError, AttributeError):
        return False
