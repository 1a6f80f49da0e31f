"""Rules of parameters and encodings: https://spec.openapis.org/oas/v3.1.1#parameter-object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document.rules.rule import RuleFinding
from generator.document.rules.specification.undeclared import declared_names
from generator.document.rules.subject import Subject
from generator.document.tree import Object, as_object, as_text, escape

_IN_TEMPLATE = re.compile(r"\{\+?([^{}]*)\}")


def check_path_parameters(subject: Subject) -> Iterator[RuleFinding]:
    """Each `{name}` of a path has a parameter, and each path parameter a `{name}`."""
    for operation in subject.operations:
        if operation.is_webhook:
            continue
        wanted = list(dict.fromkeys(_IN_TEMPLATE.findall(operation.path)))
        given = {
            as_text(node.get("name")).removeprefix("+"): pointer
            for pointer, node in subject.parameters(operation)
            if node.get("in") == "path"
        }
        for name in wanted:
            if name not in given:
                message = f"{operation.title}: {{{name}}} has no parameter; add a required one with `in: path`"
                yield RuleFinding(pointer=operation.pointer, message=message)
        for name, pointer in given.items():
            if name not in wanted:
                message = f"{operation.title}: the path has no {{{name}}}; remove the parameter or correct the path"
                yield RuleFinding(pointer=pointer, message=message)


def check_path_parameters_required(subject: Subject) -> Iterator[RuleFinding]:
    """Hold path parameters to be required: a path without one is another path."""
    for item in subject.of_kind("parameters"):
        if item.node.get("in") == "path" and item.node.get("required") is not True:
            name = as_text(item.node.get("name"))
            message = f"path parameter '{name}' is not required; add `required: true`"
            yield RuleFinding(pointer=item.pointer, message=message)


def check_duplicate_parameters(subject: Subject) -> Iterator[RuleFinding]:
    """One object lists a parameter once: the same name twice in one location is a mistake."""
    for item in subject.of_kind("operations", "pathItems"):
        seen: set[tuple[str, str]] = set()
        for pointer, node in subject.listed(item.node, item.pointer):
            identity = _identity(node)
            if all(identity) and identity in seen:
                message = f"parameter '{identity[1]}' in {identity[0]} is listed twice; keep one"
                yield RuleFinding(pointer=pointer, message=message)
            seen.add(identity)


def _identity(parameter: Object) -> tuple[str, str]:
    return as_text(parameter.get("in")), as_text(parameter.get("name"))


def check_encodings(subject: Subject) -> Iterator[RuleFinding]:
    """Each part that `encoding` names is a property of the body's schema."""
    for item in subject.of_kind("mediaTypes"):
        encoding = as_object(item.node.get("encoding"))
        names = declared_names(subject, item.node.get("schema")) if encoding else None
        for name in encoding if names is not None else ():
            if names is not None and name not in names:
                message = f"encoding of part '{name}', which the schema does not have; correct its name or remove it"
                yield RuleFinding(pointer=f"{item.pointer}/encoding/{escape(name)}", message=message)
