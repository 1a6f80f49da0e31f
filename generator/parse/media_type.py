"""Media Type Object: https://spec.openapis.org/oas/v3.1.1#media-type-object, and its Encoding Objects."""

from __future__ import annotations

import re
from typing import Final

from generator.ir.operations import Encoding, MediaType
from generator.parse.example import parse_examples
from generator.parse.node import Node
from generator.parse.reference import followed_children
from generator.parse.schema import parse_schema
from generator.parse.style import parse_style

_MEDIA_TYPE: Final = re.compile(r"[^\s/;,]+/[^\s/;,]+\s*(;.*)?")


def parse_content(node: Node) -> tuple[MediaType, ...]:
    """Read the `content` of a body, a parameter or a header, each media type as it is spelled."""
    return tuple(
        _parse_media_type(content_type, child)
        for content_type, child in followed_children(node, "content")
        if _is_media_type(content_type, node)
    )


def _is_media_type(content_type: str, node: Node) -> bool:
    if _MEDIA_TYPE.fullmatch(content_type):
        return True
    node.lose(f"{content_type!r} is not a media type", "content", content_type)
    return False


def _parse_media_type(content_type: str, node: Node) -> MediaType:
    schema = node.schema("schema")
    return MediaType(
        content_type=content_type,
        schema=parse_schema(schema) if schema else None,
        pointer=node.pointer,
        examples=parse_examples(node),
        encoding=tuple(_parse_encoding(name, child) for name, child in node.children("encoding")),
    )


def _parse_encoding(name: str, node: Node) -> Encoding:
    """One Encoding Object: https://spec.openapis.org/oas/v3.1.1#encoding-object."""
    if node.value.get("headers"):
        node.lose(f"the headers of part {name!r} are not carried", "headers")
    return Encoding(
        property_name=name,
        content_type=node.text("contentType"),
        style=parse_style(node, "query"),
        explode=node.flag("explode") if "explode" in node.value else None,
    )
