"""What may change of a schema: base, revision, and the rule told of a property in a request and in a response."""

from __future__ import annotations

from typing import Any

STRING = {"type": "string"}
NUMBER = {"type": "number"}
OBJECT = {"type": "object", "properties": {"a": STRING}}
NULL = {"type": "null"}
NO_ITEMS = {"type": "array", "maxItems": 0, "items": {}}


def keyword(**members: Any) -> dict[str, Any]:
    return {"type": members.pop("type", "string"), **members}


CASES = {
    "another type": (STRING, NUMBER, "breaking type-changed", "breaking type-changed"),
    "any number instead of whole ones": (
        *(keyword(type="integer"), NUMBER),
        *("info type-generalized", "breaking type-generalized"),
    ),
    "whole numbers only": (NUMBER, keyword(type="integer"), "breaking type-changed", "info type-specialized"),
    "any value": (STRING, {}, "info type-generalized", "breaking type-generalized"),
    "a format": (STRING, keyword(format="date"), "breaking type-changed", "info type-specialized"),
    "another format": (
        *(keyword(format="date"), keyword(format="date-time")),
        *("breaking type-changed", "breaking type-changed"),
    ),
    "a longer integer": (
        *(keyword(type="integer", format="int32"), keyword(type="integer", format="int64")),
        *("info type-generalized", "breaking type-generalized"),
    ),
    "one more type": (
        *(STRING, keyword(type=["string", "integer"])),
        *("info list-of-types-widened", "breaking list-of-types-widened"),
    ),
    "one type less": (
        *(keyword(type=["string", "integer"]), STRING),
        *("breaking list-of-types-narrowed", "info list-of-types-narrowed"),
    ),
    "an empty list that stands for null": (
        *({"oneOf": [OBJECT, NULL]}, {"oneOf": [OBJECT, NO_ITEMS, NULL]}),
        *("info list-of-types-widened", "breaking list-of-types-widened"),
    ),
    "no empty list any more": (
        *({"oneOf": [OBJECT, NO_ITEMS, NULL]}, {"oneOf": [OBJECT, NULL]}),
        *("breaking list-of-types-narrowed", "info list-of-types-narrowed"),
    ),
    "null": (STRING, keyword(type=["string", "null"]), "info became-nullable", "breaking became-nullable"),
    "no null": (keyword(type=["string", "null"]), STRING, "breaking became-not-nullable", "info became-not-nullable"),
    "a default": (STRING, keyword(default="a"), "info default-value-added", "info default-value-added"),
    "another default": (
        *(keyword(default="a"), keyword(default="b")),
        *("info default-value-changed", "info default-value-changed"),
    ),
    "no default": (keyword(default="a"), STRING, "info default-value-removed", "info default-value-removed"),
    "an enum": (STRING, keyword(enum=["a"]), "breaking became-enum", "info became-enum"),
    "no enum": (keyword(enum=["a"]), STRING, "info enum-removed", "info enum-removed"),
    "a new value, since enums are open": (
        *(keyword(enum=["a"]), keyword(enum=["a", "b"])),
        *("info enum-value-added", "info enum-value-added"),
    ),
    "a value less": (
        *(keyword(enum=["a", "b"]), keyword(enum=["a"])),
        *("breaking enum-value-removed", "info enum-value-removed"),
    ),
    "a constant": (STRING, keyword(const="a"), "breaking const-added", "info const-added"),
    "another constant": (keyword(const="a"), keyword(const="b"), "breaking const-changed", "breaking const-changed"),
    "no constant": (keyword(const="a"), STRING, "info const-removed", "breaking const-removed"),
    "a pattern": (STRING, keyword(pattern="a"), "breaking pattern-added", "info pattern-added"),
    "another pattern": (keyword(pattern="a"), keyword(pattern="b"), "warning pattern-changed", "info pattern-changed"),
    "a pattern for any text": (
        *(keyword(pattern="a"), keyword(pattern=".*")),
        *("info pattern-generalized", "info pattern-generalized"),
    ),
    "no pattern": (keyword(pattern="a"), STRING, "info pattern-removed", "info pattern-removed"),
    "a step": (
        *(NUMBER, keyword(type="number", multipleOf=2)),
        *("breaking multiple-of-added", "info multiple-of-added"),
    ),
    "no item twice": (
        *(keyword(type="array"), keyword(type="array", uniqueItems=True)),
        *("breaking unique-items-added", "info unique-items-added"),
    ),
    "closed to other members": (
        *(OBJECT, {**OBJECT, "additionalProperties": False}),
        *("breaking additional-properties-removed", "info additional-properties-removed"),
    ),
    "open to other members": (
        *({**OBJECT, "additionalProperties": False}, OBJECT),
        *("info additional-properties-added", "info additional-properties-added"),
    ),
    "no step": (
        *(keyword(type="number", multipleOf=2), NUMBER),
        *("info multiple-of-removed", "breaking multiple-of-removed"),
    ),
    "another step": (
        *(keyword(type="number", multipleOf=2), keyword(type="number", multipleOf=3)),
        *("breaking multiple-of-changed", "warning multiple-of-changed"),
    ),
    "an item twice": (
        *(keyword(type="array", uniqueItems=True), keyword(type="array")),
        *("info unique-items-removed", "warning unique-items-removed"),
    ),
    "a least number": (NUMBER, keyword(type="number", minimum=1), "warning min-set", "info min-set"),
    "no least number": (keyword(type="number", minimum=1), NUMBER, "info min-unset", "warning min-unset"),
    "no longest text": (keyword(maxLength=1), STRING, "info max-length-unset", "breaking max-length-unset"),
    "no schema of the content": (
        *(keyword(contentSchema={}), STRING),
        *("info content-schema-removed", "breaking content-schema-removed"),
    ),
    "another schema of the content": (
        *(keyword(contentSchema={}), keyword(contentSchema=STRING)),
        *("warning content-schema-changed", "warning content-schema-changed"),
    ),
    "another dependency": (
        keyword(type="object", dependentSchemas={"a": {"required": ["b"]}}),
        keyword(type="object", dependentSchemas={"a": {"required": ["b", "c"]}}),
        *("breaking required-member-added", "info required-member-added"),
    ),
    "deprecation": (STRING, keyword(deprecated=True), "info deprecated", "info deprecated"),
    "no end of what is deprecated": (
        *(keyword(deprecated=True, **{"x-sunset": "2030-01-01"}), keyword(deprecated=True)),
        *("breaking deprecated-sunset-missing", "breaking deprecated-sunset-missing"),
    ),
    "another 'not'": (
        *(keyword(**{"not": {"const": "a"}}), keyword(**{"not": {"const": "b"}})),
        *("warning not-changed", "warning not-changed"),
    ),
}

BOUNDS = {
    "maximum": ("number", "max"),
    "exclusiveMaximum": ("number", "exclusive-max"),
    "maxLength": ("string", "max-length"),
    "maxItems": ("array", "max-items"),
    "maxProperties": ("object", "max-properties"),
}
