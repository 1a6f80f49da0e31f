"""Rules of values: examples, defaults and enum values fit their schemas."""

from __future__ import annotations

from collections.abc import Iterator

import jsonschema_rs

from generator.document.rules.rule import RuleFinding, warning
from generator.document.rules.specification.schema_resource import SchemaResource, is_read_only, reference
from generator.document.rules.specification.undeclared import undeclared_properties
from generator.document.rules.specification.values import Value, values_of
from generator.document.rules.subject import Subject
from generator.document.tree import Json, join_pointer


def check_values(subject: Subject) -> Iterator[RuleFinding]:
    """Every example, default and enum value is valid against its schema, formats included."""
    groups: dict[str, list[Value]] = {}
    for value in values_of(subject):
        groups.setdefault(value.schema, []).append(value)
    if groups:
        yield from _Validation(subject, groups).findings()


def check_undeclared_properties(subject: Subject) -> Iterator[RuleFinding]:
    """Examples hold no properties that their schemas do not declare."""
    for value in values_of(subject):
        if value.role != "enum value":
            for pointer, name in undeclared_properties(subject, value):
                message = f"{value.role}: property '{name}' is not declared; add it to the schema or take it out"
                yield warning(pointer, message)


class _Validation:
    """All values in one validation: a schema of arrays, one for each schema that has values."""

    def __init__(self, subject: Subject, groups: dict[str, list[Value]]) -> None:
        self.resource = SchemaResource(subject)
        self.groups = list(groups.values())
        self.registry = self.resource.registry()

    def findings(self) -> Iterator[RuleFinding]:
        try:
            yield from self._check(self.groups)
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError):
            for group in self.groups:
                yield from self._check_alone(group)

    def _check_alone(self, group: list[Value]) -> Iterator[RuleFinding]:
        try:
            yield from self._check([group])
        except (jsonschema_rs.ValidationError, jsonschema_rs.ReferencingError, ValueError):
            return  # the schema itself is broken, which the check of the structure reports

    def _check(self, groups: list[list[Value]]) -> list[RuleFinding]:
        arrays: dict[str, Json] = {
            f"group{index}": {"type": "array", "items": reference(group[0].schema)}
            for index, group in enumerate(groups)
        }
        instance = {f"group{index}": [value.value for value in group] for index, group in enumerate(groups)}
        validator = jsonschema_rs.Draft202012Validator(
            {"properties": arrays}, registry=self.registry, validate_formats=True, offline=True
        )
        errors = [(_value(groups, error), error) for error in validator.iter_errors(instance)]
        return [_finding(value, error) for value, error in errors if not self._is_for_responses_only(value, error)]

    def _is_for_responses_only(self, value: Value, error: jsonschema_rs.ValidationError) -> bool:
        """Return whether a request's example lacks a property that is `readOnly`, as it should."""
        kind = error.kind
        return (
            isinstance(kind, jsonschema_rs.ValidationErrorKind.Required)
            and "/requestBody/" in value.pointer
            and is_read_only(self.resource.root, error.absolute_keyword_location, kind.property)
        )


def _value(groups: list[list[Value]], error: jsonschema_rs.ValidationError) -> Value:
    group, index, *_ = error.instance_path
    return groups[int(str(group).removeprefix("group"))][int(index)]


def _finding(value: Value, error: jsonschema_rs.ValidationError) -> RuleFinding:
    inner = error.instance_path[2:]
    place = f" at {join_pointer(inner, '')}" if inner else ""
    message = f"{value.role}{place}: {shorten(error.message)}; correct the value or the schema"
    return RuleFinding(pointer=join_pointer(inner, value.pointer), message=message)


MAX_MESSAGE = 200
"""Characters of a validator's message that are shown: some quote the whole value."""


def shorten(message: str) -> str:
    """Cut a message to a readable length."""
    line = " ".join(message.split())
    return line if len(line) <= MAX_MESSAGE else f"{line[: MAX_MESSAGE // 2]} ... {line[-MAX_MESSAGE // 2 :]}"
