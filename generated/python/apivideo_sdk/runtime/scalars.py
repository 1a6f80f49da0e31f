"""Scalars as text, and text as it stands in an address (RFC 3986)."""

from __future__ import annotations

from urllib.parse import quote

import msgspec

from .forms import Json

_ENCODER = msgspec.json.Encoder(decimal_format="number")


def scalar_text(value: Json) -> str:
    """Write a plain value as text: booleans in lower case, null empty, a list or object as JSON."""
    match value:
        case str():
            return value
        case None:
            return ""
    return json_text(value)


def json_text(value: Json) -> str:
    """Write a plain value as JSON."""
    return _ENCODER.encode(value).decode()


def percent_encoded(text: str, *, kept: str = "") -> str:
    """Encode everything but letters, digits, `-._~` and the characters in `kept`."""
    return quote(text, safe=kept)
