"""Properties of example values that no schema declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from weakref import WeakKeyDictionary

from msgspec import Struct

from generator.document.rules.specification.values import Value
from generator.document.rules.subject import Subject
from generator.document.tree import Json, Object, as_array, as_object, escape, resolve_pointer

_OPENING = ("patternProperties", "unevaluatedProperties", "additionalProperties", "if", "not", "dependentSchemas")
_MAX_SCHEMAS = 200


class _Shape(Struct):
    """What schemas of one value say together: properties by name, item schemas, and whether anything else may come."""

    properties: dict[str, list[Json]] = {}
    items: list[Json] = []
    is_open: bool = False


def declared_names(subject: Subject, schema: Json) -> frozenset[str] | None:
    """Give the names of the properties that a schema declares; None where any others may come or none is named."""
    shape = _shape(subject, [schema])
    return frozenset(shape.properties) if shape.properties and not shape.is_open else None


def undeclared_properties(subject: Subject, value: Value) -> Iterator[tuple[str, str]]:
    """Give pointer and name of each property of an example that its schema, which lists others, does not declare."""
    schema = resolve_pointer(subject.root, value.schema)
    yield from _undeclared(subject, [schema], value.value, value.pointer)


def _undeclared(subject: Subject, schemas: list[Json], value: Json, pointer: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict | list):
        return
    shape = _shape(subject, schemas)
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _undeclared(subject, shape.items, item, f"{pointer}/{index}")
        return
    for name, child in value.items():
        below = f"{pointer}/{escape(name)}"
        if name in shape.properties:
            yield from _undeclared(subject, shape.properties[name], child, below)
        elif shape.properties and not shape.is_open:
            yield below, name


_KNOWN: Final[WeakKeyDictionary[Subject, dict[tuple[int, ...], _Shape]]] = WeakKeyDictionary()
"""Shapes by the identities of the schemas: many examples have the same ones."""


def _shape(subject: Subject, schemas: list[Json]) -> _Shape:
    known = _KNOWN.setdefault(subject, {})
    key = tuple(id(schema) for schema in schemas)
    if key not in known:
        known[key] = _gathered(subject, schemas)
    return known[key]


def _gathered(subject: Subject, schemas: list[Json]) -> _Shape:
    shape = _Shape()
    pending = list(schemas)
    seen: set[int] = set()
    while pending and len(seen) < _MAX_SCHEMAS:
        schema = pending.pop()
        node = subject.follow(schema)
        if id(node) not in seen:
            seen.add(id(node))
            _add(shape, node)
            pending.extend(part for key in ("allOf", "anyOf", "oneOf") for part in as_array(node.get(key)))
            pending.extend(_beside_reference(subject, schema, node))
    return shape


def _add(shape: _Shape, node: Object) -> None:
    for name, child in as_object(node.get("properties")).items():
        shape.properties.setdefault(name, []).append(child)
    if isinstance(node.get("items"), dict):
        shape.items.append(node["items"])
    shape.is_open = shape.is_open or any(key in node for key in _OPENING)


def _beside_reference(subject: Subject, schema: Json, node: Object) -> list[Json]:
    """Give what a 3.1 schema says beside its `$ref`."""
    if subject.is_3_0 or schema is node or not isinstance(schema, dict):
        return []
    return [{key: value for key, value in schema.items() if key != "$ref"}]
