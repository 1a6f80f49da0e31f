"""`type`: https://json-schema.org/draft/2020-12/json-schema-validation#name-type, one name (3.0) or a list (3.1)."""

from __future__ import annotations

from typing import Final

from generator.ir.schemas import Json
from generator.parse.node import Node

TYPES: Final = ("object", "array", "string", "integer", "number", "boolean", "null")
_ALIASES: Final = {
    **dict.fromkeys(("int", "int32", "int64", "long"), "integer"),
    **dict.fromkeys(("float", "double", "decimal"), "number"),
    **dict.fromkeys(("file", "str", "text", "date", "datetime", "date-time", "uuid", "uri", "url"), "string"),
    **dict.fromkeys(("bool",), "boolean"),
    **dict.fromkeys(("list",), "array"),
    **dict.fromkeys(("dict", "map"), "object"),
}
"""Names that documents write for types, none of them OpenAPI's."""
_OBJECT_KEYWORDS: Final = ("properties", "additionalProperties", "patternProperties", "unevaluatedProperties")
_ARRAY_KEYWORDS: Final = ("items", "prefixItems")
_STRING_KEYWORDS: Final = ("pattern", "minLength", "maxLength", "contentEncoding", "contentMediaType")
_NUMBER_KEYWORDS: Final = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf")
_FORMAT_TYPES: Final = {
    **dict.fromkeys(("int32", "int64"), "integer"),
    **dict.fromkeys(("float", "double"), "number"),
    **dict.fromkeys(
        ("binary", "byte", "date", "date-time", "email", "ipv4", "ipv6", "password", "uri", "uuid"), "string"
    ),
}


def types_of(node: Node) -> tuple[str, ...]:
    """Return the types the schema names, without repeats; () for none, and for names that mean no type."""
    value = node.value.get("type")
    if isinstance(value, str) and value in TYPES:
        return (value,)
    if value is None and "type" not in node.value:
        return ()
    names: list[Json] = value if isinstance(value, list) else [value]
    known = tuple(_known_type(node, name) for name in names)
    return () if "" in known else tuple(dict.fromkeys(known))


def _known_type(node: Node, name: Json) -> str:
    """Return the type that a name means, whatever its casing; "" for one that is unknown."""
    spelled = name.lower() if isinstance(name, str) else "null" if name is None else ""
    meant = spelled if spelled in TYPES else _ALIASES.get(spelled, "")
    if name not in TYPES:
        read = f"read as {meant!r}" if meant else "taken as any value"
        node.warn("unknown-type", f"type {name!r} is none of OpenAPI's; {read}", "type")
    return meant


def implied_type(node: Node) -> str:
    """Return the type that the keywords of a schema without `type` speak of; "" if they do not say."""
    value = node.value
    for name, keywords in (
        ("object", _OBJECT_KEYWORDS),
        ("array", _ARRAY_KEYWORDS),
        ("string", _STRING_KEYWORDS),
        ("number", _NUMBER_KEYWORDS),
    ):
        if not value.keys().isdisjoint(keywords):
            return name
    form = value.get("format")
    return _FORMAT_TYPES.get(form, "") if isinstance(form, str) else ""


def common_types(earlier: Json, later: Node) -> Json:
    """Return the types that both of two schemas allow; the later one's, and a warning, if there are none.

    `integer` is a `number`, so that the two have `integer` in common.
    """
    before: list[Json] = earlier if isinstance(earlier, list) else [earlier]
    value = later.value["type"]
    after: list[Json] = value if isinstance(value, list) else [value]
    common = [name for name in after if name in before or (name == "integer" and "number" in before)]
    common += ["integer" for name in before if name == "integer" and "number" in after and "integer" not in common]
    if not common:
        reason = f"type {value!r} contradicts type {earlier!r} of the schema it refines; the later one counts"
        later.warn("contradiction", reason, "type")
        return value
    return common if len(common) > 1 else common[0]
