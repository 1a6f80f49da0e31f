"""Strings and numbers: https://spec.openapis.org/oas/v3.1.1#data-types."""

from __future__ import annotations

from typing import TypedDict

from generator.ir.schemas import BinarySchema, IntegerSchema, Json, NumberSchema, StringSchema
from generator.parse.context import JsonObject, text
from generator.parse.facts import parse_facts


def parse_string(node: JsonObject, pointer: str) -> StringSchema | BinarySchema:
    """Read a string; raw bytes are `format: binary` (3.0) or `contentMediaType` without encoding (3.1)."""
    facts = parse_facts(node, pointer)
    encoding = text(node, "contentEncoding")
    media_type = text(node, "contentMediaType")
    if node.get("format") == "binary" or node.get("type") == "file" or (media_type and not encoding):
        return BinarySchema(content_type=media_type, **facts)
    return StringSchema(
        format="byte" if encoding in {"base64", "base64url"} else text(node, "format"),
        pattern=text(node, "pattern"),
        min_length=_length(node, "minLength"),
        max_length=_length(node, "maxLength"),
        **facts,
    )


def parse_integer(node: JsonObject, pointer: str) -> IntegerSchema:
    """Read a whole number with its bounds."""
    return IntegerSchema(**_bounds(node), **parse_facts(node, pointer))


def parse_number(node: JsonObject, pointer: str) -> NumberSchema:
    """Read a number with its bounds."""
    return NumberSchema(**_bounds(node), **parse_facts(node, pointer))


class _Bounds(TypedDict):
    format: str
    minimum: float | None
    maximum: float | None
    exclusive_minimum: float | None
    exclusive_maximum: float | None
    multiple_of: float | None


def _bounds(node: JsonObject) -> _Bounds:
    low, high = _number(node.get("minimum")), _number(node.get("maximum"))
    low_is_excluded = node.get("exclusiveMinimum") is True
    high_is_excluded = node.get("exclusiveMaximum") is True
    return _Bounds(
        format=text(node, "format"),
        minimum=None if low_is_excluded else low,
        maximum=None if high_is_excluded else high,
        exclusive_minimum=low if low_is_excluded else _number(node.get("exclusiveMinimum")),
        exclusive_maximum=high if high_is_excluded else _number(node.get("exclusiveMaximum")),
        multiple_of=_number(node.get("multipleOf")),
    )


def _number(value: Json) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _length(node: JsonObject, key: str) -> int | None:
    value = node.get(key)
    return value if isinstance(value, int) and not isinstance(value, bool) else None
