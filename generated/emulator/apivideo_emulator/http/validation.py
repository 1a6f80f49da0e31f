"""Requests against the document: what does not fit is refused with every problem named.

Names are written as api.video writes them, `restreams[0][serverUrl]`. Members that the document does not know pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import jsonschema_rs
from jsonschema_rs import ValidationError, Validator

from ..base.document import Json, ServedDocument, ServedOperation
from ..base.problems import ApiProblem, all_at_once, unknown_address

_BODY: Final = "invalid-attribute"
_QUERY: Final = "request-invalid-query-parameter"
_BOUNDS: Final = frozenset({"minimum", "maximum"})
_OUT_OF_RANGE: Final = "This parameter is out of the allowed range of values."


@lru_cache(maxsize=4)
def validation_of(document: ServedDocument) -> Validation:
    """Give the validation of a document, the same to all emulators that read it."""
    return Validation(document)


class Validation:
    """Validators of one document, each made when it is first needed."""

    def __init__(self, document: ServedDocument) -> None:
        self._document = document
        self._validators: dict[tuple[str, str], Validator] = {}

    def check_query(self, operation: ServedOperation, values: Json) -> None:
        """Hold query parameters against their schemas. Raises ProblemError 400 that lists all that do not fit."""
        declared = [one for one in operation.parameters if one.location == "query"]
        schema = {
            "type": "object",
            "properties": {one.name: one.schema for one in declared},
            "required": [one.name for one in declared if one.is_required],
        }
        resolved = {one.name: self._document.resolve(one.schema) for one in declared}
        _refuse(_query_problem(error, resolved) for error in self._errors(operation, "query", schema, values))

    def check_path(self, operation: ServedOperation, values: Json) -> None:
        """Hold path values against their schemas. Raises ProblemError 404: other values make another address."""
        declared = [one for one in operation.parameters if one.location == "path"]
        schema = {"type": "object", "properties": {one.name: one.schema for one in declared}}
        if any(self._errors(operation, "path", schema, values)):
            raise unknown_address()

    def check_body(self, operation: ServedOperation, body: Any) -> None:  # noqa: ANN401 # whatever JSON was sent
        """Hold a JSON body against its schema. Raises ProblemError 400 that lists all that does not fit."""
        schema = operation.bodies.get("application/json")
        if schema is not None:
            _refuse(_body_problem(error) for error in self._errors(operation, "body", schema, body))

    def _errors(self, operation: ServedOperation, part: str, schema: Json, value: Any) -> Iterable[ValidationError]:  # noqa: ANN401 # JSON
        key = (operation.operation_id, part)
        if key not in self._validators:
            complete = self._document.schema(schema)
            self._validators[key] = jsonschema_rs.validator_for(complete, validate_formats=True)
        return self._validators[key].iter_errors(value)


def _refuse(problems: Iterable[ApiProblem]) -> None:
    found = list(dict.fromkeys(problems))
    if found:
        raise all_at_once(found)


def _body_problem(error: ValidationError) -> ApiProblem:
    match error.kind.as_dict():
        case {"property": str(name)}:
            title = "This attribute is required."
            return ApiProblem(
                status=400, slug="attribute-required", title=title, name=_name([*error.instance_path, name])
            )
        case {"types": ["array"]}:
            title = "This attribute must be an array."
        case _:
            title = "An attribute is invalid."
    return ApiProblem(status=400, slug=_BODY, title=title, name=_name(error.instance_path), detail=_detail(error))


def _query_problem(error: ValidationError, declared: Mapping[str, Json]) -> ApiProblem:
    name = _name(error.instance_path)
    if error.kind.name == "required":
        title = "This parameter is required."
        return ApiProblem(status=400, slug=_QUERY, title=title, name=error.kind.as_dict()["property"])
    if error.kind.name in _BOUNDS:
        return ApiProblem(
            status=400,
            slug=_QUERY,
            title=_OUT_OF_RANGE,
            name=name,
            minimum=declared.get(name, {}).get("minimum"),
            maximum=declared.get(name, {}).get("maximum"),
        )
    return ApiProblem(status=400, slug=_QUERY, title="This parameter is invalid.", name=name, detail=_detail(error))


def _name(steps: Sequence[str | int]) -> str:
    """Write the place of a value: `restreams[0][serverUrl]`."""
    first, *others = steps or [""]
    return str(first) + "".join(f"[{step}]" for step in others)


def _detail(error: ValidationError) -> str:
    return f"{error.message}."
