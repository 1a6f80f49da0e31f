"""Media types and examples: https://spec.openapis.org/oas/v3.1.1#media-type-object."""

from __future__ import annotations

from typing import cast, get_args

from generator.ir.operations import Encoding, Example, MediaType, ParameterStyle
from generator.ir.schemas import Json
from generator.parse.context import Context, JsonObject, join, text
from generator.parse.schema import parse_schema

STYLES = frozenset(get_args(ParameterStyle))


def parse_content(context: Context, node: JsonObject, pointer: str) -> tuple[MediaType, ...]:
    """Read the `content` map of a body, a response or a parameter; a name that is no media type is a loss."""
    found: list[MediaType] = []
    for name, value, where in context.members(node, "content", pointer):
        if "/" not in name:
            context.lose(where, f"{name!r} is not a media type")
        elif isinstance(value, dict):
            found.append(_parse_media_type(context, name, value, where))
        else:
            context.lose(where, "a media type object is due here")
    return tuple(found)


def parse_examples(context: Context, node: JsonObject, pointer: str) -> tuple[Example, ...]:
    """Read `example` and `examples`: https://spec.openapis.org/oas/v3.1.1#example-object."""
    found: list[Example] = []
    if "example" in node:
        found.append(Example(name="", value=node["example"], pointer=join(pointer, "example")))
    if not isinstance(node.get("examples"), dict):
        return tuple(found)
    for name, value, where in context.members(node, "examples", pointer):
        followed = context.follow(value, where)
        if followed and "value" in followed[0]:
            example = followed[0]
            found.append(
                Example(
                    name=name,
                    value=example["value"],
                    summary=text(example, "summary"),
                    pointer=join(followed[1], "value"),
                )
            )
    return tuple(found)


def parse_style(value: Json) -> ParameterStyle | None:
    """Read a serialization style; None if it is not one of OpenAPI's."""
    return cast("ParameterStyle", value) if value in STYLES else None


def _parse_media_type(context: Context, name: str, node: JsonObject, pointer: str) -> MediaType:
    schema = parse_schema(context, node["schema"], join(pointer, "schema")) if "schema" in node else None
    return MediaType(
        content_type=name,
        schema=schema,
        pointer=pointer,
        examples=parse_examples(context, node, pointer),
        encoding=tuple(
            _parse_encoding(key, value)
            for key, value, _ in context.members(node, "encoding", pointer)
            if isinstance(value, dict)
        ),
    )


def _parse_encoding(name: str, node: JsonObject) -> Encoding:
    explode = node.get("explode")
    return Encoding(
        property_name=name,
        content_type=text(node, "contentType"),
        style=parse_style(node.get("style")),
        explode=explode if isinstance(explode, bool) else None,
    )
