"""Rules of names: no two that become one in Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.tree import ROOT, as_array, as_object, as_text, escape


def check_property_names(subject: Subject) -> Iterator[RuleFinding]:
    """Properties of one schema stay apart as attributes."""
    for item in subject.of_kind("schemas"):
        properties = as_object(item.node.get("properties"))
        named = ((name, f"{item.pointer}/properties/{escape(name)}") for name in properties)
        yield from _collisions("properties", named)


def check_parameter_names(subject: Subject) -> Iterator[RuleFinding]:
    """Parameters of one operation stay apart as arguments."""
    for operation in subject.operations:
        parameters = [(as_text(node.get("name")), pointer) for pointer, node in subject.parameters(operation)]
        yield from _collisions(f"{operation.title}: parameters", parameters)


def check_schema_names(subject: Subject) -> Iterator[RuleFinding]:
    """Component schemas stay apart as classes."""
    schemas = as_object(as_object(subject.root.get("components")).get("schemas"))
    yield from _collisions("schemas", ((name, f"{ROOT}/components/schemas/{escape(name)}") for name in schemas))


def check_operation_names(subject: Subject) -> Iterator[RuleFinding]:
    """Operations of one tag stay apart as methods; `x-client-action` names a method where it is given."""
    tagged: dict[str, dict[str, str]] = {}
    for operation in subject.operations:
        if operation.is_webhook:
            continue
        tags = as_array(operation.node.get("tags"))
        methods = tagged.setdefault(as_text(tags[0]) if tags else "", {})
        action, operation_id = (
            as_text(operation.node.get("x-client-action")),
            as_text(operation.node.get("operationId")),
        )
        pointer = f"{operation.pointer}/{'x-client-action' if action else 'operationId'}"
        if action and action in methods:
            yield RuleFinding(pointer=pointer, message=f"method '{action}' stands twice under one tag; rename one")
        elif action or operation_id:
            methods.setdefault(action or operation_id, pointer)
    for tag, methods in tagged.items():
        yield from _collisions(f"operations of tag '{tag}'" if tag else "operations", methods.items())


def _collisions(what: str, named: Iterable[tuple[str, str]]) -> Iterator[RuleFinding]:
    """Give names that fold into an earlier one; the very same again is another rule's matter."""
    first: dict[str, str] = {}
    for name, pointer in named:
        folded = python_name(name)
        if first.get(folded, name) != name:
            message = f"{what} '{first[folded]}' and '{name}' both become `{folded}` in Python; rename one"
            yield RuleFinding(pointer=pointer, message=message)
        first.setdefault(folded, name)


_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_NOT_WORD = re.compile(r"[^A-Za-z0-9]+")


def python_name(name: str) -> str:
    """Fold a name as Python attributes are written: `videoId`, `VideoID` and `video-id` are all `video_id`."""
    return _NOT_WORD.sub("_", _HUMPS.sub("_", name)).strip("_").lower() or name
