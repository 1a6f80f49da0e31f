"""Which field of an OpenAPI object holds which object: https://spec.openapis.org/oas/v3.2.0.html#schema-0.

The one table from which references are found and rules are walked. What it does not name (examples' values, `default`,
`enum`, `const`, `x-*`) is data: a `$ref` in there is a value like any other.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import NamedTuple

from generator.document.tree import Json, escape, reference_of


class FieldShape(Enum):
    """How a field holds its objects: one, a list of them, or a map by name."""

    ONE = auto()
    LIST = auto()
    MAP = auto()


class GrammarField(NamedTuple):
    """One field that holds objects of a kind."""

    kind: str
    shape: FieldShape


METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")

COMPONENT_KINDS = frozenset(
    {
        "schemas",
        "responses",
        "parameters",
        "examples",
        "requestBodies",
        "headers",
        "securitySchemes",
        "links",
        "callbacks",
    }
)


def _one(kind: str, *names: str) -> dict[str, GrammarField]:
    return dict.fromkeys(names, GrammarField(kind, FieldShape.ONE))


def _list(kind: str, *names: str) -> dict[str, GrammarField]:
    return dict.fromkeys(names, GrammarField(kind, FieldShape.LIST))


def _map(kind: str, *names: str) -> dict[str, GrammarField]:
    return dict.fromkeys(names, GrammarField(kind, FieldShape.MAP))


_PARAMETER = {**_one("schemas", "schema", "items"), **_map("mediaTypes", "content"), **_map("examples", "examples")}

_ENCODINGS = {
    **_map("encodings", "encoding"),
    **_list("encodings", "prefixEncoding"),
    **_one("encodings", "itemEncoding"),
}

FIELDS: dict[str, dict[str, GrammarField]] = {
    "swagger": {
        **_map("pathItems", "paths"),
        **_map("schemas", "definitions"),
        **_map("parameters", "parameters"),
        **_map("responses", "responses"),
        **_one("components", "components"),
    },
    "openapi": {
        **_one("info", "info"),
        **_list("servers", "servers"),
        **_map("pathItems", "paths", "webhooks", "x-webhooks"),
        **_one("components", "components"),
        **_list("tags", "tags"),
    },
    "components": {
        **{kind: GrammarField(kind, FieldShape.MAP) for kind in sorted(COMPONENT_KINDS)},
        **_map("pathItems", "pathItems"),
        **_map("mediaTypes", "mediaTypes"),
    },
    "pathItems": {
        **_list("parameters", "parameters"),
        **_one("operations", *METHODS),
        **_list("servers", "servers"),
        **_map("operations", "additionalOperations"),
    },
    "operations": {
        **_list("parameters", "parameters"),
        **_one("requestBodies", "requestBody"),
        **_map("responses", "responses"),
        **_map("callbacks", "callbacks"),
        **_list("servers", "servers"),
    },
    "parameters": _PARAMETER,
    "headers": _PARAMETER,
    "requestBodies": _map("mediaTypes", "content"),
    "responses": {
        **_map("headers", "headers"),
        **_map("mediaTypes", "content"),
        **_map("links", "links"),
        **_one("schemas", "schema"),  # of Swagger 2.0
    },
    "mediaTypes": {
        **_one("schemas", "schema", "itemSchema"),
        **_map("examples", "examples"),
        **_ENCODINGS,
    },
    "encodings": {**_map("headers", "headers"), **_ENCODINGS},
    "schemas": {
        **_map("schemas", "properties", "patternProperties", "dependentSchemas", "$defs", "definitions"),
        **_list("schemas", "allOf", "anyOf", "oneOf", "prefixItems"),
        **_one(
            "schemas",
            "items",
            "additionalProperties",
            "not",
            "if",
            "then",
            "else",
            "contains",
            "propertyNames",
            "unevaluatedItems",
            "unevaluatedProperties",
            "contentSchema",
        ),
    },
}


class Slot(NamedTuple):
    """One place that holds an object: `container[key]`, at a pointer, of a kind."""

    kind: str
    container: dict[str, Json] | list[Json]
    key: str | int
    pointer: str

    @property
    def value(self) -> Json:
        """Whatever stands there."""
        return self.container[self.key]  # type: ignore[index] # the key fits its container by construction

    def put(self, value: Json) -> None:
        """Put another value in its place."""
        self.container[self.key] = value  # type: ignore[index] # the key fits its container by construction


def slots(kind: str, node: dict[str, Json], pointer: str) -> list[Slot]:
    """Give the places of an object that hold objects, in document order.

    A map that is a reference itself (`paths: {$ref: paths.yaml}`) is one place of the kind `map/<kind>`.
    """
    if kind.startswith(MAP):
        return _entries(kind.removeprefix(MAP), node, pointer)
    if kind == "callbacks":
        return _entries("pathItems", node, pointer)
    fields = FIELDS.get(kind)
    if fields is None or fields.keys().isdisjoint(node):
        return []
    found: list[Slot] = []
    for key, value in node.items():
        if key in fields:
            field = fields[key]
            _add_slots(found, field, Slot(field.kind, node, key, f"{pointer}/{key}"), value)
    return found


MAP = "map/"


def _entries(kind: str, node: dict[str, Json], pointer: str) -> list[Slot]:
    names = [name for name in node if not name.startswith("x-")] if kind in _EXTENSIBLE else node
    return [Slot(kind, node, name, f"{pointer}/{escape(name)}") for name in names]


_EXTENSIBLE = frozenset({"pathItems", "responses", "callbacks"})


def _add_slots(found: list[Slot], field: GrammarField, whole: Slot, value: Json) -> None:
    """Add the places of one field. whole: the place of the field itself."""
    if isinstance(value, dict):
        if field.shape is FieldShape.ONE:
            found.append(whole)
        elif field.shape is FieldShape.MAP:
            if reference_of(value) is not None:
                found.append(whole._replace(kind=MAP + field.kind))
            else:
                found.extend(_entries(field.kind, value, whole.pointer))
    elif isinstance(value, list) and field.shape is FieldShape.LIST:
        pointer = whole.pointer
        found.extend([Slot(field.kind, value, index, f"{pointer}/{index}") for index in range(len(value))])
