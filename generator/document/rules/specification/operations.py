"""Rules of paths and operations: https://spec.openapis.org/oas/v3.1.1#operation-object."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.document.rules.rule import RuleFinding, warning
from generator.document.rules.subject import OperationItem, Subject
from generator.document.tree import ROOT, as_object, as_text, escape


def check_operation_ids_unique(subject: Subject) -> Iterator[RuleFinding]:
    """No operationId is used twice."""
    first: dict[str, OperationItem] = {}
    for operation in subject.operations:
        name = operation.node.get("operationId")
        if isinstance(name, str) and first.setdefault(name, operation) is not operation:
            message = f"operationId '{name}' of {operation.title} is that of {first[name].title}, too; rename one"
            yield RuleFinding(pointer=f"{operation.pointer}/operationId", message=message)


def check_operation_ids_present(subject: Subject) -> Iterator[RuleFinding]:
    """Every operation has an operationId, from which clients take its name."""
    for operation in subject.operations:
        if not operation.is_webhook and not as_text(operation.node.get("operationId")):
            yield warning(operation.pointer, f"{operation.title} has no operationId; add one")


def check_operation_ids_cased_alike(subject: Subject) -> Iterator[RuleFinding]:
    """All operationIds are cased as most of them are; single words fit any casing that begins small."""
    named = [(operation, as_text(operation.node.get("operationId"))) for operation in subject.operations]
    casings = Counter(casing for _, name in named if name and (casing := _casing(name)) != "lower")
    if not casings:
        return
    usual = casings.most_common(1)[0][0]
    for operation, name in named:
        if name and _casing(name) not in _FITTING.get(usual, {usual}):
            message = f"operationId '{name}' is {_casing(name)}, most others are {usual}; write it alike"
            yield warning(f"{operation.pointer}/operationId", message)


_CASINGS = (
    ("lower", re.compile(r"[a-z][a-z0-9]*\Z")),
    ("camelCase", re.compile(r"[a-z][a-zA-Z0-9]*\Z")),
    ("PascalCase", re.compile(r"[A-Z][a-zA-Z0-9]*\Z")),
    ("snake_case", re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+\Z")),
    ("kebab-case", re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)+\Z")),
)
_FITTING = {
    "camelCase": {"camelCase", "lower"},
    "snake_case": {"snake_case", "lower"},
    "kebab-case": {"kebab-case", "lower"},
}


def _casing(name: str) -> str:
    return next((casing for casing, pattern in _CASINGS if pattern.match(name)), "mixed in casing")


def check_errors_documented(subject: Subject) -> Iterator[RuleFinding]:
    """Every operation says what its errors look like."""
    for operation in subject.operations:
        statuses = as_object(operation.node.get("responses"))
        if not operation.is_webhook and not any(status == "default" or status.startswith("4") for status in statuses):
            message = f"{operation.title} documents no error; add a 4XX or default response"
            yield warning(f"{operation.pointer}/responses", message)


_STATUS = re.compile(r"[1-5](?:[0-9]{2}|XX)\Z|default\Z|x-")


def check_status_codes(subject: Subject) -> Iterator[RuleFinding]:
    """Responses are named by a status, a range (`4XX`) or `default`."""
    for operation in subject.operations:
        for status in as_object(operation.node.get("responses")):
            if not _STATUS.match(status):
                message = f"{operation.title}: '{status}' is not a status; write 100 to 599, 1XX to 5XX or default"
                yield RuleFinding(pointer=f"{operation.pointer}/responses/{escape(status)}", message=message)


_VARIABLE: Final = re.compile(r"\{[^{}]*\}")


def check_ambiguous_paths(subject: Subject) -> Iterator[RuleFinding]:
    """No two paths differ in the names of their variables alone."""
    first: dict[str, str] = {}
    for path in as_object(subject.root.get("paths")):
        shape = _VARIABLE.sub("{}", path)
        earlier = first.setdefault(shape, path)
        if path not in {earlier, shape}:
            message = f"path '{path}' matches what '{earlier}' matches; put both under one path"
            yield RuleFinding(pointer=f"{ROOT}/paths/{escape(path)}", message=message)
