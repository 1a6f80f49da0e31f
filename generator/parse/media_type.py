"""Media Type Object: https://spec.openapis.org/oas/v3.1.1#media-type-object, its Encoding and Example Objects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from generator.ir.operations import Encoding, Example, MediaType, ParameterLocation, ParameterStyle
from generator.ir.schemas import MISSING, ArraySchema, EnumSchema, Json, Missing, SchemaFacts
from generator.parse.node import Node
from generator.parse.reference import followed_children
from generator.parse.schemas.schema import parse_schema

_BEGINNING: Final = re.compile(r"[^\s/;,]+/[^\s/;,]+")
_SHORT_NAMES: Final = {
    "json": "application/json",
    "xml": "application/xml",
    "text": "text/plain",
    "html": "text/html",
    "form": "application/x-www-form-urlencoded",
    "multipart": "multipart/form-data",
    "binary": "application/octet-stream",
}
_MEMBERS: Final = frozenset({"schema", "itemSchema", "example", "examples", "encoding"})
_MEDIA_TYPE: Final = re.compile(r"[^\s/;,]+/[^\s/;,]+\s*(;.*)?")


def parse_content(node: Node) -> tuple[MediaType, ...]:
    """Read the `content` of a body, a parameter or a header, each media type as it is spelled.

    Members of a media type that stand a level too high are ignored beside media types; alone they are that of JSON.
    """
    children = dict(followed_children(node, "content"))
    misplaced = [name for name in children if name in _MEMBERS]
    for name in misplaced:
        node.warn("media-type", f"{name!r} is a member of a media type, not a media type", "content", name)
    content = node.child("content")
    if content is not None and "schema" in misplaced and len(misplaced) == len(children):
        return (_parse_media_type(_SHORT_NAMES["json"], content),)
    return tuple(
        _parse_media_type(_media_type(content_type, node), child)
        for content_type, child in children.items()
        if content_type not in _MEMBERS
    )


def _media_type(spelled: str, node: Node) -> str:
    """Return a media type; what is none is read as the one that it begins or the short name that it is."""
    if _MEDIA_TYPE.fullmatch(spelled):
        return spelled
    found = _BEGINNING.match(spelled.strip())
    meant = found[0] if found else _SHORT_NAMES.get(spelled.strip().lower(), "*/*")
    node.warn("media-type", f"{spelled!r} is not a media type; read as {meant}", "content", spelled)
    return meant


def _parse_media_type(content_type: str, node: Node) -> MediaType:
    schema, item = node.schema("schema"), node.schema("itemSchema")
    whole = parse_schema(schema) if schema else None
    each = parse_schema(item) if item else None
    item_encoding = node.child("itemEncoding")
    return MediaType(
        content_type=content_type,
        schema=ArraySchema(pointer=node.at("itemSchema"), items=each) if each and not whole else whole,
        pointer=node.pointer,
        examples=parse_examples(node),
        encoding=tuple(_parse_encoding(name, child) for name, child in node.children("encoding")),
        item=each,
        prefix_types=tuple(child.text("contentType") for child in node.listed("prefixEncoding")),
        item_type=item_encoding.text("contentType") if item_encoding else "",
        end=node.text("x-speakeasy-sse-sentinel"),
    )


def _parse_encoding(name: str, node: Node) -> Encoding:
    """One Encoding Object: https://spec.openapis.org/oas/v3.1.1#encoding-object."""
    headers = {header: _fixed_value(child) for header, child in followed_children(node, "headers")}
    headers = {header: value for header, value in headers.items() if header.lower() != "content-type"}
    unknown = [header for header, value in headers.items() if value is None]
    if unknown:
        reason = f"headers of part {name!r} have no fixed value ({', '.join(unknown)}); give them with the file"
        node.warn("part-headers", reason, "headers")
    return Encoding(
        property_name=name,
        content_type=node.text("contentType"),
        style=parse_style(node, "query"),
        explode=node.flag("explode") if "explode" in node.value else None,
        allow_reserved=node.flag("allowReserved"),
        headers=tuple((header, value) for header, value in headers.items() if value is not None),
    )


def _fixed_value(header: Node) -> str | None:
    """Return the value that a header of a part always has: its constant, or its default."""
    schema = header.schema("schema")
    value: Json | Missing = MISSING
    match parse_schema(schema) if schema else None:
        case EnumSchema(values=(only,)):
            value = only
        case SchemaFacts(default=default):
            value = default
        case _:
            return None
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, str | int | float) else None


def parse_examples(node: Node) -> tuple[Example, ...]:
    """Read `example` and `examples` of a parameter or media type.

    A value that is given as it is sent (`serializedValue`), or elsewhere (`externalValue`), is left where it is.
    """
    return tuple(_given_examples(node))


def _given_examples(node: Node) -> Iterator[Example]:
    if "example" in node.value:
        yield Example(name="", value=node.value["example"], pointer=node.at("example"))
    for name, example in followed_children(node, "examples"):
        key = next((key for key in ("dataValue", "value") if key in example.value), "")
        if key:
            value, summary = example.value[key], example.text("summary")
            yield Example(name=name, value=value, pointer=example.pointer, summary=summary)
        elif not {"externalValue", "serializedValue"} & set(example.value):
            example.warn("structure", f"example {name!r} has no 'value'; left out")


_DELIMITED: Final[tuple[ParameterStyle, ...]] = ("spaceDelimited", "pipeDelimited", "tabDelimited")
"""Styles of lists. OpenAPI has the first two in a query alone; Swagger 2.0 has all of them wherever a list can be."""

_LISTED: Final = frozenset({"path", "query", "header"})

_STYLES: Final[Mapping[ParameterLocation, tuple[ParameterStyle, ...]]] = {
    "path": ("simple", "label", "matrix"),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "header": ("simple",),
    "cookie": ("form", "cookie"),
    "querystring": ("form",),
}


def parse_style(node: Node, location: ParameterLocation) -> ParameterStyle | None:
    """Return `style`; None if it is not given, and for one that the location does not allow."""
    spelled = node.text("style")
    if not spelled:
        return None
    for style in (*_STYLES[location], *(_DELIMITED if location in _LISTED else ())):
        if style == spelled:
            return style
    allowed = ", ".join(_STYLES[location])
    node.warn("structure", f"style {spelled!r} is not one of {allowed}; the usual one is taken", "style")
    return None


def default_style(location: ParameterLocation) -> ParameterStyle:
    """Return the style that holds where none is given."""
    return _STYLES[location][0]
