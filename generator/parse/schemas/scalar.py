"""Schemas without schemas inside: https://json-schema.org/draft/2020-12/json-schema-validation."""

from __future__ import annotations

from typing import Final, Literal, TypedDict

from generator.ir.schemas import BinarySchema, BooleanSchema, IntegerSchema, NumberSchema, Schema, StringSchema
from generator.parse.node import Node
from generator.parse.schemas.facts import parse_facts

_BASE64: Final = ("base64", "base64url")
_TEXTUAL: Final = ("json", "xml", "yaml", "html", "csv", "markdown", "plain", "jwt")


class _Bounds(TypedDict):
    minimum: float | None
    maximum: float | None
    exclusive_minimum: float | None
    exclusive_maximum: float | None
    multiple_of: float | None


def parse_scalar(node: Node, name: Literal["string", "integer", "number", "boolean"]) -> Schema:
    """One schema of a scalar type; `name` is that type."""
    match name:
        case "string":
            return _parse_string(node)
        case "integer":
            return IntegerSchema(**parse_facts(node), format=node.text("format"), **_parse_bounds(node))
        case "number":
            return NumberSchema(**parse_facts(node), format=node.text("format"), **_parse_bounds(node))
        case "boolean":
            return BooleanSchema(**parse_facts(node))


def _parse_string(node: Node) -> Schema:
    if _is_binary(node):
        return BinarySchema(**parse_facts(node), content_type=node.text("contentMediaType"))
    is_base64 = node.text("contentEncoding") in _BASE64
    return StringSchema(
        **parse_facts(node),
        format="byte" if is_base64 else node.text("format"),
        pattern=node.text("pattern"),
        min_length=node.whole("minLength"),
        max_length=node.whole("maxLength"),
    )


def _is_binary(node: Node) -> bool:
    """Raw bytes: `format: binary`, or from 3.1 on a `contentMediaType` that is no text and not encoded as text.

    Source: https://spec.openapis.org/oas/v3.1.1#working-with-binary-data.
    """
    if node.text("format") == "binary":
        return True
    media_type = node.text("contentMediaType")
    if not media_type or node.text("contentEncoding"):
        return False
    is_text = media_type.startswith("text/") or media_type.endswith(_TEXTUAL)
    return "type" not in node.value or not is_text


def _parse_bounds(node: Node) -> _Bounds:
    minimum, exclusive_minimum = _parse_bound(node, "minimum", "exclusiveMinimum")
    maximum, exclusive_maximum = _parse_bound(node, "maximum", "exclusiveMaximum")
    return {
        "minimum": minimum,
        "maximum": maximum,
        "exclusive_minimum": exclusive_minimum,
        "exclusive_maximum": exclusive_maximum,
        "multiple_of": node.number("multipleOf"),
    }


def _parse_bound(node: Node, inclusive: str, exclusive: str) -> tuple[float | None, float | None]:
    """Return (inclusive, exclusive): in 3.0 `exclusiveMinimum: true` turns `minimum` into the exclusive bound."""
    if isinstance(node.value.get(exclusive), bool):
        bound = node.number(inclusive)
        return (None, bound) if node.value[exclusive] else (bound, None)
    return node.number(inclusive), node.number(exclusive)
