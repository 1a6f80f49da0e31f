"""Parameters in the path, in headers and in cookies: https://spec.openapis.org/oas/v3.1.1#style-values.

A value never leaves its place: not its path segment, not its header line, not its cookie.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import UNSET

from ..operation import Style
from ..values.encoding import json_text, percent_encoded, scalar_text, to_plain
from ..values.members import Json
from .query import DELIMITERS, encode_query, query_string, written

__all__ = ["encode_cookies", "encode_headers", "encode_path", "encode_query", "header_text", "query_string"]

_PLACEHOLDER = re.compile(r"\{(\+?)([^{}]+)\}")
_SIMPLE = Style(name="simple", explode=False)
_EXPLODED = Style()
_NOT_IN_A_COOKIE = re.compile(r"[^\x20-\x3a\x3c-\x7e]")
_NOT_IN_A_HEADER = re.compile(r"[^\t\x20-\x7e]")
# The reserved characters that do not end the path, its segment or the address.
_RESERVED_IN_A_SEGMENT = ":@!$&'()*+,;="
# A server that resolves "." and ".." would otherwise answer for another path (RFC 3986, section 5.2.4).
_DOTS = {".": "%2E", "..": "%2E%2E"}


def encode_path(template: str, values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """Fill a path template. `{+name}` lets a value span several segments, any other value is one.

    A fragment, by which some documents distinguish operations of one path, is no part of an address that is sent.

    Raises ValueError for a value that is missing, null or empty, since the path would name something else.
    """
    filled = _PLACEHOLDER.sub(lambda found: _path_text(found[2], values, styles, spans=bool(found[1])), template)
    return "/".join(_DOTS.get(segment, segment) for segment in filled.partition("#")[0].split("/"))


def encode_headers(values: Mapping[str, object], styles: Mapping[str, Style]) -> list[tuple[str, str]]:
    """Write header parameters; UNSET is left out, None is an empty value.

    Raises ValueError for line breaks, control characters and anything else that is not printable ASCII.
    """
    return [
        (header_text(name, name), header_text(name, _header_value(name, value, styles.get(name, _SIMPLE))))
        for name, value in values.items()
        if value is not UNSET
    ]


def header_text(name: str, value: str) -> str:
    """Check that a value is one line of printable ASCII and give it without spaces at its ends."""
    if found := _NOT_IN_A_HEADER.search(value):
        raise ValueError(f"header {name!r} has {found[0]!r} in it; a header takes printable ASCII only, encode it")
    return value.strip(" \t")


def encode_cookies(values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """Write cookie parameters as the value of one `Cookie` header, empty when none is set.

    The style `cookie` writes values as they are. Raises ValueError for one that would end the cookie or the header.
    """
    return "; ".join(
        _cookie(pair_name, text, styles.get(name, _EXPLODED))
        for name, value in values.items()
        for pair_name, text in encode_query({name: value}, styles)
    )


def _cookie(name: str, text: str, style: Style) -> str:
    if style.name != "cookie":
        return f"{percent_encoded(name)}={written(text)}"
    if found := _NOT_IN_A_COOKIE.search(name + text):
        raise ValueError(
            f"cookie {name!r} has {found[0]!r} in it; a cookie takes printable ASCII without ';', encode it"
        )
    return f"{name}={text}"


def _path_text(name: str, values: Mapping[str, object], styles: Mapping[str, Style], *, spans: bool) -> str:
    value = values.get(name, UNSET)
    if value is UNSET or value is None:
        raise ValueError(f"path parameter {name!r} is missing; give it a value")
    plain = to_plain(value, f"path parameter {name!r}")
    if isinstance(plain, dict) and name not in styles:
        raise ValueError(
            f"path parameter {name!r} is an object ({type(value).__name__}); give one value, such as its id"
        )
    style = styles.get(name, _SIMPLE)
    kept = _RESERVED_IN_A_SEGMENT if style.allow_reserved else ""
    text = _expanded(name, plain, style, kept=f"/{kept}" if spans else kept)
    if not text or plain == "":
        raise ValueError(f"path parameter {name!r} is empty; give it a value")
    return text


def _expanded(name: str, plain: Json, style: Style, *, kept: str) -> str:
    """Expand as RFC 6570 does: `a,b`, `.a.b` (label) or `;name=a` (matrix)."""
    if style.name == "json":
        return percent_encoded(json_text(plain))
    items = _exploded(plain, style, [percent_encoded(item, kept=kept) for item in _items(plain)])
    if not items:
        return ""
    match style.name:
        case "label":
            return "." + ("." if style.explode else ",").join(items)
        case "matrix" if isinstance(plain, dict) and style.explode:
            return "".join(f";{item}" for item in items)
        case "matrix":
            texts = items if style.explode else [",".join(items)]
            return "".join(f";{percent_encoded(name)}={text}" for text in texts)
    return percent_encoded(DELIMITERS.get(style.name, ","), kept=",").join(items)


def _header_value(name: str, value: object, style: Style) -> str:
    plain = to_plain(value, f"header {name!r}")
    if style.name == "json":
        return json_text(plain)
    return DELIMITERS.get(style.name, ",").join(_exploded(plain, style, _items(plain)))


def _items(plain: Json) -> list[str]:
    match plain:
        case list():
            return [scalar_text(item) for item in plain]
        case dict():
            return [part for key, value in plain.items() for part in (key, scalar_text(value))]
    return [scalar_text(plain)]


def _exploded(plain: Json, style: Style, items: list[str]) -> list[str]:
    if not isinstance(plain, dict) or not style.explode:
        return items
    return [f"{key}={value}" for key, value in zip(items[::2], items[1::2], strict=True)]
