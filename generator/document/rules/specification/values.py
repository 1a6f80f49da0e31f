"""The values a document gives for its schemas: examples, defaults, enum values, each with the schema it is to fit."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from generator.document.rules.subject import Item, Subject
from generator.document.tree import Json, Object, as_object, escape, reference_of


class Value(Struct, frozen=True, kw_only=True):
    """A value at a pointer, and the pointer of the schema it is to fit. `role` is how messages name it."""

    role: str
    pointer: str
    value: Json
    schema: str


def values_of(subject: Subject) -> Iterator[Value]:
    """Give every value of a document that is to fit a schema, in document order."""
    for item in subject.items:
        if reference_of(item.node) is not None and (subject.is_3_0 or item.kind != "schemas"):
            continue
        if item.kind == "schemas":
            yield from _values_of_schema(item)
        elif item.kind in {"parameters", "headers"} or (item.kind == "mediaTypes" and _is_structured(item)):
            yield from _values_beside_schema(subject, item)


def _values_of_schema(item: Item) -> Iterator[Value]:
    node = item.node
    for role in ("example", "default"):
        if role in node:
            yield Value(role=role, pointer=f"{item.pointer}/{role}", value=node[role], schema=item.pointer)
    for role, field in (("example", "examples"), ("enum value", "enum")):
        listed = node.get(field)
        if isinstance(listed, list):
            for index, value in enumerate(listed):
                yield Value(role=role, pointer=f"{item.pointer}/{field}/{index}", value=value, schema=item.pointer)


def _values_beside_schema(subject: Subject, item: Item) -> Iterator[Value]:
    schema = f"{item.pointer}/schema"
    if not isinstance(item.node.get("schema"), dict):
        return
    if "example" in item.node:
        yield Value(role="example", pointer=f"{item.pointer}/example", value=item.node["example"], schema=schema)
    for name, example in as_object(item.node.get("examples")).items():
        pointer, node = _example(subject, f"{item.pointer}/examples/{escape(name)}", example)
        if "value" in node:
            yield Value(role=f"example '{name}'", pointer=f"{pointer}/value", value=node["value"], schema=schema)


def _example(subject: Subject, pointer: str, example: Json) -> tuple[str, Object]:
    reference = reference_of(example)
    return reference or pointer, subject.follow(example)


def _is_structured(item: Item) -> bool:
    """Whether examples of a media type are values, not text in its own syntax."""
    name = item.key.lower()
    return "json" in name or name.startswith(("multipart/", "application/x-www-form-urlencoded", "*/*"))
