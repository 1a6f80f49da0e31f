"""The structure of a document, by the OpenAPI Initiative's JSON Schemas: https://spec.openapis.org/oas/.

They ship with openapi-spec-validator, whose code takes a quarter of a second to load: only its data is read here.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jsonschema_rs

from generator.document.document import WrittenDocument
from generator.document.rules.specification.examples import shorten
from generator.document.tree import ROOT, Object, as_object, as_text, join_pointer
from generator.problems import Problem

_Kind = jsonschema_rs.ValidationErrorKind


def check_structure(document: WrittenDocument) -> tuple[Problem, ...]:
    """Give what breaks the structure of Swagger or OpenAPI, or from 3.1 of JSON Schema: each with its place."""
    problems = [_problem(document, "", error) for error in _validator(*document.version).iter_errors(document.root)]
    if document.version >= (3, 0):
        problems += _check_schemas(document) if document.version >= (3, 1) else _check_compositions(document)
    return tuple(dict.fromkeys(problems))


@cache
def _validator(major: int, minor: int) -> jsonschema_rs.Validator:
    spec = importlib.util.find_spec("openapi_spec_validator")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("openapi-spec-validator is not installed; install the generator's dependencies")
    file = Path(spec.submodule_search_locations[0], "resources", "schemas", f"v{major}.{minor}", "schema.json")
    return jsonschema_rs.validator_for(json.loads(file.read_text(encoding="utf-8")))


def _check_schemas(document: WrittenDocument) -> Iterator[Problem]:
    """Hold each outermost schema against the metaschema, which the schema of OpenAPI 3.1 leaves open."""
    outermost = ""
    for slot in document.slots:
        value = slot.value
        is_inner = bool(outermost) and slot.pointer.startswith(outermost)
        if slot.kind == "schemas" and isinstance(value, dict) and not is_inner:
            outermost = f"{slot.pointer}/"
            yield from _check_schema(document, slot.pointer, value)


def _check_compositions(document: WrittenDocument) -> Iterator[Problem]:
    """Find alternatives that are none, which the schema of OpenAPI 3.0 lets pass and that of JSON Schema does not."""
    for slot in document.slots:
        node = as_object(slot.value) if slot.kind == "schemas" else {}
        for keyword in ("allOf", "anyOf", "oneOf"):
            if node.get(keyword) == []:
                where = document.locate(f"{slot.pointer}/{keyword}")
                yield Problem(where=where, rule="structure", message=f"{keyword} is empty; add a schema or take it out")


def _check_schema(document: WrittenDocument, pointer: str, node: Object) -> Iterator[Problem]:
    try:
        jsonschema_rs.meta.validate({key: value for key, value in node.items() if key != "$schema"})
    except jsonschema_rs.ValidationError as error:
        yield _problem(document, pointer, error)


def _problem(document: WrittenDocument, base: str, error: jsonschema_rs.ValidationError) -> Problem:
    cause = _deepest(error)
    pointer = join_pointer([*cause.instance_path, *_unexpected(cause)], base or ROOT)
    message = f"{_subject(cause)}{shorten(cause.message)}; {_advice(cause)}"
    return Problem(where=document.locate(pointer), rule="structure", message=message)


def _deepest(error: jsonschema_rs.ValidationError) -> jsonschema_rs.ValidationError:
    """Give the error that most likely is the cause: that of the alternative which got furthest."""
    kind = error.kind
    if not isinstance(kind, _Kind.AnyOf | _Kind.OneOfNotValid):
        return error
    branches = [branch for branch in kind.context if branch and not _is_reference_branch(branch)]
    if not branches:
        return error
    furthest = max(branches, key=_reach)
    return _deepest(max(furthest, key=lambda inner: len(inner.instance_path)))


def _reach(branch: list[jsonschema_rs.ValidationError]) -> tuple[bool, int]:
    """Rate an alternative: by whether its distinctive field fits (a parameter's `in`), then by how far it got."""
    is_meant = not any(error.instance_path[-1:] == ["in"] for error in branch)
    return is_meant, max(len(error.instance_path) for error in branch)


def _is_reference_branch(branch: list[jsonschema_rs.ValidationError]) -> bool:
    return any(isinstance(error.kind, _Kind.Required) and error.kind.property == "$ref" for error in branch)


def _unexpected(error: jsonschema_rs.ValidationError) -> list[str]:
    """Give the first field that should not be there, which is a better place than the object around it."""
    kind = error.kind
    return kind.unexpected[:1] if isinstance(kind, _Kind.AdditionalProperties | _Kind.UnevaluatedProperties) else []


def _subject(error: jsonschema_rs.ValidationError) -> str:
    return f"{error.instance_path[-1]}: " if error.instance_path else ""


def _advice(error: jsonschema_rs.ValidationError) -> str:
    match error.kind:
        case _Kind.Required(property=name):
            return f"add `{name}`"
        case _Kind.AdditionalProperties() | _Kind.UnevaluatedProperties():
            return "correct its name or take it out (names of one's own begin with x-)"
        case _Kind.Type(types=types):
            return f"write {' or '.join(as_text(name) for name in types)}"
        case _:
            return "correct it as OpenAPI has it"
