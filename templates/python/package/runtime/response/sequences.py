"""Sequences of values as one JSON list: JSON lines, JSON records (RFC 7464) and server-sent events.

Source: https://spec.openapis.org/oas/v3.2.0.html#sequential-media-types.
"""

from __future__ import annotations

from typing import Literal

import msgspec

_RECORD_SEPARATOR = b"\x1e"
_FIELDS = frozenset({"event", "data", "id", "retry"})


def json_list(kind: Literal["jsonl", "jsonseq", "events"], content: bytes) -> bytes:
    """Give the items of a response as the text of a JSON list."""
    match kind:
        case "jsonl":
            items = content.removeprefix(b"\xef\xbb\xbf").splitlines()
        case "jsonseq":
            items = content.split(_RECORD_SEPARATOR)
        case "events":
            return msgspec.json.encode(_events(content))
    return b"[" + b",".join(stripped for item in items if (stripped := item.strip())) + b"]"


def _events(content: bytes) -> list[dict[str, str | int]]:
    """Read events: https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation."""
    events: list[dict[str, str | int]] = []
    fields: dict[str, str | int] = {}
    text = content.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    for line in (*text.split("\n"), ""):
        if not line:
            events += [fields] if fields else []
            fields = {}
        elif not line.startswith(":"):
            name, _, value = line.partition(":")
            _set_field(fields, name, value.removeprefix(" "))
    return events


def _set_field(fields: dict[str, str | int], name: str, value: str) -> None:
    if name == "data" and "data" in fields:
        fields["data"] = f"{fields['data']}\n{value}"
    elif name == "retry":
        fields |= {"retry": int(value)} if value.isascii() and value.isdigit() else {}
    elif name in _FIELDS:
        fields[name] = value
