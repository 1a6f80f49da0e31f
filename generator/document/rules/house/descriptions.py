"""Rules of prose: what people and editors read. These only warn."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document.rules.rule import RuleFinding, warning
from generator.document.rules.subject import Subject
from generator.document.tree import ROOT, Json, Object, as_array, as_object, as_text, escape, reference_of


def check_operation_descriptions(subject: Subject) -> Iterator[RuleFinding]:
    """Every operation has a summary or a description."""
    for operation in subject.operations:
        if not operation.is_webhook and not _is_described(operation.node):
            yield warning(operation.pointer, f"{operation.title} has no description; say what it does")


def check_parameter_descriptions(subject: Subject) -> Iterator[RuleFinding]:
    """Every parameter has a description, its own or its schema's."""
    for item in subject.of_kind("parameters"):
        if not _is_described(item.node) and not _is_described(subject.follow(item.node.get("schema"))):
            name = as_text(item.node.get("name"))
            yield warning(item.pointer, f"parameter '{name}' has no description; say what it does")


def check_body_descriptions(subject: Subject) -> Iterator[RuleFinding]:
    """Every request body has a description, its own or that of each schema that it may have."""
    for item in subject.of_kind("requestBodies"):
        schemas = [as_object(one).get("schema") for one in as_object(item.node.get("content")).values()]
        if not _is_described(item.node) and not all(_is_described(subject.follow(one)) for one in schemas):
            yield warning(item.pointer, "the request body has no description; say what it holds")


def check_property_descriptions(subject: Subject) -> Iterator[RuleFinding]:
    """Every property has a description, its own or that of the schema it refers to."""
    for item in subject.of_kind("schemas"):
        for name, value in as_object(item.node.get("properties")).items():
            if not _is_explained(subject, value):
                pointer = f"{item.pointer}/properties/{escape(name)}"
                yield warning(pointer, f"property '{name}' has no description; say what it is")


def check_tag_descriptions(subject: Subject) -> Iterator[RuleFinding]:
    """Every tag has a description."""
    for index, tag in enumerate(as_array(subject.root.get("tags"))):
        if not _is_described(as_object(tag)):
            name = as_text(as_object(tag).get("name"))
            yield warning(f"{ROOT}/tags/{index}", f"tag '{name}' has no description; say what belongs to it")


def _is_described(node: Object) -> bool:
    return bool(as_text(node.get("description")).strip() or as_text(node.get("summary")).strip())


def _is_explained(subject: Subject, value: Json) -> bool:
    node = as_object(value)
    if not isinstance(value, dict) or _is_described(node):
        return True
    target = subject.follow(node)
    inner = [part for key in ("allOf", "oneOf", "anyOf") for part in as_array(target.get(key))]
    return _is_described(target) or any(reference_of(part) and _is_described(subject.follow(part)) for part in inner)
