"""How values look on the wire, worked out from the specification and apart from the runtime that tests are to hold.

Source: https://spec.openapis.org/oas/v3.1.1#style-values; objects and arrays that are nested deeper than it says go in
brackets: `a[b][c]=1`, `a[b][]=1`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias
from urllib.parse import quote

from msgspec import Struct

from generator.ir.schemas import Json

Pairs: TypeAlias = tuple[tuple[str, str], ...]

_VARIABLE: Final = re.compile(r"\{(\+?)([^{}]+)\}")
_CHARSET: Final = re.compile(r"charset=\"?([^\s;\"]+)", re.IGNORECASE)
_DOTS: Final = {".": "%2E", "..": "%2E%2E"}
_RESERVED_IN_A_SEGMENT: Final = ":@!$&'()*+,;="
_EVENT_FIELDS: Final = frozenset({"event", "data", "id", "retry"})
_DELIMITERS: Final = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}


class WireStyle(Struct, frozen=True, kw_only=True):
    """How one value is written. `is_json`: as JSON text, whatever the style. allow_reserved: as RFC 6570 has `+`."""

    name: str
    explode: bool
    is_json: bool = False
    allow_reserved: bool = False


class WirePart(Struct, frozen=True, kw_only=True):
    """One part of a multipart body, with "" for what it does not say."""

    name: str
    content: bytes
    filename: str = ""
    content_type: str = ""


def wire_path(template: str, values: Mapping[str, tuple[Json, WireStyle]]) -> str:
    """The path with its variables filled in, percent-encoded; `{+name}` keeps slashes.

    Dots that are a whole segment are encoded as well: they would lead to another path (RFC 3986, section 5.2.4).
    """

    def filled(found: re.Match[str]) -> str:
        value, style = values[found[2]]
        reserved = _RESERVED_IN_A_SEGMENT if style.allow_reserved else ""
        return _path_value(found[2], value, style, safe=("/" if found[1] else "") + reserved)

    return "/".join(_DOTS.get(segment, segment) for segment in _VARIABLE.sub(filled, template).split("/"))


def wire_pairs(name: str, value: Json, style: WireStyle) -> Pairs:
    """One query parameter, or member of a form, as pairs that are not encoded yet."""
    if style.is_json:
        return ((name, json_text(value)),)
    match value:
        case list() | dict() if style.name == "deepObject":
            return _bracketed(name, value)
        case list() if style.explode:
            return tuple((name, scalar(item)) for item in value)
        case dict() if style.explode:
            listed = ((key, item if isinstance(item, list) else [item]) for key, item in value.items())
            return tuple((key, scalar(one)) for key, items in listed for one in items)
        case list() | dict():
            return ((name, _DELIMITERS.get(style.name, ",").join(_delimited(value, style))),) if value else ()
        case _:
            return ((name, scalar(value)),)


def wire_header(value: Json, style: WireStyle) -> str:
    """A header's value: lists and objects with commas, no space at its ends."""
    if style.is_json:
        return json_text(value).strip(" \t")
    if isinstance(value, dict) and style.explode:
        return ",".join(f"{key}={scalar(item)}" for key, item in value.items()).strip(" \t")
    return _DELIMITERS.get(style.name, ",").join(_flat(value)).strip(" \t")


def wire_cookie(name: str, value: Json, style: WireStyle) -> Iterator[str]:
    """The cookies of one parameter. The style `cookie` writes values as they are; commas of a list always stay."""
    is_joined = isinstance(value, list | dict) and not style.explode and not style.is_json
    for key, text in wire_pairs(name, value, style):
        if style.name == "cookie":
            yield f"{key}={text}"
        else:
            yield f"{quote(key, safe='')}={quote(text, safe=',' if is_joined else '')}"


def wire_event(value: Json) -> Json:
    """What a server-sent event can carry of a value: texts without line breaks, under the names that events have."""
    members = value.items() if isinstance(value, dict) else ()
    kept: dict[str, Json] = {
        key: scalar(item) if key != "retry" else item
        for key, item in members
        if key in _EVENT_FIELDS and (key != "retry" or isinstance(item, int)) and "\n" not in scalar(item)
    }
    return kept if kept.keys() & {"event", "data"} else {"data": "text", **kept}


def wire_sequence(kind: str, items: Sequence[Json]) -> bytes:
    """A response of several items: JSON lines, JSON records (RFC 7464), server-sent events, or those with JSON data."""
    if kind == "data":
        return "".join(f"data: {json_text(item)}\n\n" for item in items).encode("utf-8", "backslashreplace")
    if kind == "events":
        blocks = (
            "".join(f"{key}: {scalar(value)}\n" for key, value in item.items())
            for item in items
            if isinstance(item, dict)
        )
        return "".join(f"{block}\n" for block in blocks).encode()
    mark = "\x1e" if kind == "jsonseq" else ""
    return "".join(f"{mark}{json_text(item)}\n" for item in items).encode("utf-8", "backslashreplace")


def form_style(value: Json) -> WireStyle:
    """The style of a form's member that has none: a flat list repeats its name, what is deeper goes in brackets."""
    is_flat = isinstance(value, list) and not any(isinstance(item, list | dict) for item in value)
    return WireStyle(name="form" if is_flat else "deepObject", explode=True)


def wire_parts(name: str, value: Json, content_type: str, style: WireStyle | None) -> tuple[WirePart, ...]:
    """One member of a multipart body that is no file: a part per item of a list, objects as JSON."""
    if style is not None:
        return tuple(WirePart(name=key, content=text.encode()) for key, text in wire_pairs(name, value, style))
    items: Sequence[Json] = value if isinstance(value, list) and "json" not in content_type else [value]
    return tuple(_value_part(name, item, content_type) for item in items)


def unnamed_part(value: Json, content_type: str) -> WirePart:
    """One part of a multipart body that is a sequence: text as it is, anything else as JSON."""
    fixed = "" if set("*,") & set(content_type) else content_type
    is_json = "json" in fixed or not isinstance(value, str)
    content = json_text(value) if is_json else scalar(value)
    return WirePart(name="", content=content.encode(), content_type=fixed or ("application/json" if is_json else ""))


def encoded(text: str, content_type: str) -> bytes:
    """A text in the encoding that its content type states; UTF-8 where it states none that is known."""
    found = _CHARSET.search(content_type)
    try:
        return text.encode(found[1] if found else "utf-8", "replace")
    except LookupError:
        return text.encode("utf-8", "replace")


def scalar(value: Json) -> str:
    """A scalar as text: booleans in lower case, null empty; what is no scalar as JSON."""
    match value:
        case str():
            return value
        case None:
            return ""
        case _:
            return json_text(value)


def json_text(value: Json) -> str:
    """JSON without spaces, in UTF-8."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _value_part(name: str, value: Json, content_type: str) -> WirePart:
    is_json = "json" in content_type or isinstance(value, dict | list)
    text = json_text(value) if is_json else scalar(value)
    stated = content_type or ("application/json" if is_json else "")
    return WirePart(name=name, content=text.encode() if is_json else encoded(text, stated), content_type=stated)


def _path_value(name: str, value: Json, style: WireStyle, *, safe: str) -> str:
    if style.is_json:
        return quote(json_text(value), safe=safe)
    is_object = isinstance(value, dict)
    items = [quote(item, safe=safe) for item in _flat(value)]
    if isinstance(value, dict) and style.explode:
        items = [f"{quote(key, safe=safe)}={quote(scalar(item), safe=safe)}" for key, item in value.items()]
    match style.name:
        case "label":
            return "." + ("." if style.explode else ",").join(items)
        case "matrix" if style.explode and is_object:
            return "".join(f";{item}" for item in items)
        case "matrix" if style.explode:
            return "".join(f";{name}={item}" for item in items)
        case "matrix":
            return f";{name}={','.join(items)}"
        case _:
            return quote(_DELIMITERS.get(style.name, ","), safe=",").join(items)


def _delimited(value: Json, style: WireStyle) -> list[str]:
    """The items of a list; those of a list within one that has another delimiter are joined by commas."""
    if not isinstance(value, list) or style.name not in _DELIMITERS:
        return _flat(value)
    return [",".join(_flat(item)) for item in value]


def _bracketed(name: str, value: Json) -> Pairs:
    match value:
        case dict():
            return tuple(pair for key, item in value.items() for pair in _bracketed(f"{name}[{key}]", item))
        case list():
            return tuple(pair for at, item in enumerate(value) for pair in _bracketed(_position(name, at, item), item))
        case _:
            return ((name, scalar(value)),)


def _position(name: str, at: int, item: Json) -> str:
    return f"{name}[{at}]" if isinstance(item, list | dict) else f"{name}[]"


def _flat(value: Json) -> list[str]:
    match value:
        case list():
            return [scalar(item) for item in value]
        case dict():
            return [text for key, item in value.items() for text in (key, scalar(item))]
        case _:
            return [scalar(value)]
