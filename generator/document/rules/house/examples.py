"""Rules of examples: what a value looks like is shown where its type alone does not say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.document.rules.rule import RuleFinding, warning
from generator.document.rules.subject import Subject
from generator.document.tree import Json, Object, as_array, as_object, as_text, escape

_SHOWN_BY: Final = ("example", "examples", "enum", "const")
_PARTS: Final = ("properties", "additionalProperties", "patternProperties")
_BRANCHES: Final = ("allOf", "oneOf", "anyOf")


def check_parameter_examples(subject: Subject) -> Iterator[RuleFinding]:
    """Every parameter has an example, its own or its schema's."""
    for item in subject.of_kind("parameters"):
        if not _has_example(item.node) and not _is_shown(subject, _schema_of(subject, item.node)):
            name = as_text(item.node.get("name"))
            yield warning(item.pointer, f"parameter '{name}' has no example; give one that is realistic")


def check_property_examples(subject: Subject) -> Iterator[RuleFinding]:
    """Every property has an example, its own or that of the schema it refers to, unless it is made of properties."""
    for item in subject.of_kind("schemas"):
        for name, value in as_object(item.node.get("properties")).items():
            if isinstance(value, dict) and not _is_shown(subject, value):
                pointer = f"{item.pointer}/properties/{escape(name)}"
                yield warning(pointer, f"property '{name}' has no example; give one that is realistic")


def check_media_type_examples(subject: Subject) -> Iterator[RuleFinding]:
    """Every body has an example in each of its media types, unless it is a file or has no schema."""
    for item in subject.of_kind("mediaTypes"):
        schema = subject.follow(item.node.get("schema"))
        if schema and not _is_file(schema) and not _has_example(item.node) and not _has_example(schema):
            yield warning(item.pointer, f"the body as {item.key} has no example; give one that is realistic")


def _schema_of(subject: Subject, parameter: Object) -> Json:
    """Give the schema of a parameter, which may be that of its only media type. Swagger 2.0 has it in the parameter."""
    for media_type in as_object(parameter.get("content")).values():
        node = subject.follow(media_type)
        return {"example": None} if _has_example(node) else node.get("schema")
    return parameter.get("schema", parameter)


def _has_example(node: Object) -> bool:
    return "example" in node or bool(node.get("examples"))


def _is_shown(subject: Subject, value: Json, *, is_variant: bool = False) -> bool:
    """Return whether a schema says what its values look like: by examples, by listing them, or by its parts.

    A variant of a variant need not show anything: such schemas may be recursive, or have thousands of variants.
    """
    node, target = as_object(value), subject.follow(value)
    if not target or any(key in side for side in (node, target) for key in _SHOWN_BY):
        return True
    if as_text(target.get("type")) in {"null", "file"} or target.get("maxItems") == 0:
        return True
    if any(key in target for key in _PARTS):
        return True
    branches = [part for key in _BRANCHES for part in as_array(target.get(key))]
    if branches:
        return is_variant or all(_is_shown(subject, part, is_variant=True) for part in branches)
    return "items" in target and _is_made_of_parts(subject, target["items"])


def _is_made_of_parts(subject: Subject, items: Json) -> bool:
    """Return whether the items of a list are objects, or listed, so that an example of the list would repeat them."""
    node = subject.follow(items)
    return any(key in node for key in (*_PARTS, *_BRANCHES, *_SHOWN_BY))


def _is_file(schema: Object) -> bool:
    return schema.get("format") == "binary" or schema.get("type") == "file" or "contentMediaType" in schema
