"""Reads a multipart body back into its parts (https://www.rfc-editor.org/rfc/rfc7578)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One part. `filename` and `content_type` are "" where the part does not say them."""

    name: str
    content: bytes
    filename: str = ""
    content_type: str = ""


def read_parts(content: bytes, content_type: str) -> tuple[Part, ...]:
    """Read the parts, in order. Raises AssertionError for what is no well-formed multipart body."""
    found = re.search(r'boundary="?([^";]+)"?', content_type)
    if found is None:
        raise AssertionError(f"the content type {content_type!r} names no boundary")
    delimiter = b"\r\n--" + found[1].encode("ascii")
    first, *blocks, end = (b"\r\n" + content).split(delimiter)
    if first or end.strip() != b"--":
        raise AssertionError("the body does not begin with its boundary, or does not end with it")
    return tuple(_part(block) for block in blocks)


def _part(block: bytes) -> Part:
    head, _, content = block.removeprefix(b"\r\n").partition(b"\r\n\r\n")
    headers = dict(line.split(": ", 1) for line in head.decode("utf-8").split("\r\n"))
    lowered = {name.lower(): value for name, value in headers.items()}
    disposition = lowered.get("content-disposition", "")
    return Part(
        name=_quoted(disposition, "name"),
        content=content,
        filename=_quoted(disposition, "filename"),
        content_type=lowered.get("content-type", ""),
    )


def _quoted(disposition: str, name: str) -> str:
    found = re.search(rf'; {name}="([^"]*)"', disposition)
    return unquote(found[1]) if found else ""
