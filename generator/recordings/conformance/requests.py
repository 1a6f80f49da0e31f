"""One recorded request against what the document says of its operation: path, query, headers, body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from generator.document.tree import join_pointer
from generator.ir.operations import MediaType, Operation, Parameter
from generator.ir.schemas import ObjectSchema
from generator.ir.walk import resolve_value
from generator.recordings.conformance.misfits import misfits
from generator.recordings.described import OF_HTTP, Described, is_json, media_type_of, plain_type
from generator.recordings.finding import Finding, FindingClass, starred
from generator.recordings.parameters import admits, declared_names, takes
from generator.recordings.recorded import NoJsonError, json_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content, RecordedPart, RecordedRequest

_SHOWN: Final = 80
"""Characters of a value that a message shows."""


def request_findings(
    operation: Operation, request: RecordedRequest, described: Described, *, is_ours: bool
) -> Iterator[Finding]:
    """Give all that a request and the document do not agree on. is_ours: whether generated code sent it."""
    kind = FindingClass.CODE_FAULT if is_ours else FindingClass.DOCUMENT_GAP
    found = (
        *_values(operation, request, described),
        *_headers(operation, request),
        *_missing(operation, request, described),
        *_body(operation, request, described),
    )
    for finding in found:
        yield replace(
            finding, kind=kind, operation=operation.operation_id, status="request", at=f"/request{finding.at}"
        )


def _values(operation: Operation, request: RecordedRequest, described: Described) -> Iterator[Finding]:
    """Compare values of path and query with the parameters that take them."""
    for number, (name, value) in enumerate(request.query):
        parameter = _taking(operation, "query", name, described)
        if parameter is None:
            message, place = f"query parameter {name!r} is not declared", f"query:{name}"
            yield _finding("undeclared-query-parameter", message, operation.pointer, f"/query/{number}", place)
        elif not admits(parameter, value, described.api):
            yield _odd_value(parameter, value, f"/query/{number}")
    for name, value in request.values.items():
        parameter = _taking(operation, "path", name, described)
        if parameter is not None and not admits(parameter, value, described.api):
            yield _odd_value(parameter, value, f"/values/{name}")


def _taking(operation: Operation, location: str, name: str, described: Described) -> Parameter | None:
    candidates = (parameter for parameter in operation.parameters if parameter.location == location)
    return next((parameter for parameter in candidates if takes(parameter, name, described.api)), None)


def _odd_value(parameter: Parameter, value: str, at: str) -> Finding:
    message = f"{parameter.location} parameter {parameter.name!r} takes no {value[:_SHOWN]!r}"
    return _finding("undeclared-value", message, parameter.pointer, at, f"{parameter.location}:{parameter.name}")


def _headers(operation: Operation, request: RecordedRequest) -> Iterator[Finding]:
    declared = {parameter.name.lower() for parameter in operation.parameters if parameter.location == "header"}
    for name in request.headers:
        if name not in declared and name not in OF_HTTP:
            message = f"header {name!r} is not declared"
            yield _finding("undeclared-header", message, operation.pointer, f"/headers/{name}", f"header:{name}")


def _missing(operation: Operation, request: RecordedRequest, described: Described) -> Iterator[Finding]:
    sent = {"query": {name for name, _ in request.query}, "header": set(request.headers), "path": set(request.values)}
    for parameter in operation.parameters:
        names = sent.get(parameter.location)
        if parameter.required and names is not None and not names & declared_names(parameter, described.api):
            what = f"{parameter.location} parameter {parameter.name!r}"
            place = f"{parameter.location}:{parameter.name}"
            yield _finding("missing-required", f"required {what} is missing", parameter.pointer, "", place)


def _body(operation: Operation, request: RecordedRequest, described: Described) -> Iterator[Finding]:
    declared = operation.request_body
    if request.body is None:
        if declared is not None and declared.required:
            yield _finding("missing-required", "the body is missing", declared.pointer, "")
        return
    if declared is None:
        yield _finding("undeclared-body", "the operation declares no body", operation.pointer, "/body")
        return
    content_type = request.headers.get("content-type", "")
    media_type = media_type_of(declared.content, content_type) if content_type else next(iter(declared.content), None)
    if media_type is None:
        message = f"media type {plain_type(content_type)!r} is not declared"
        yield _finding("undeclared-media-type", message, declared.pointer, "/headers/content-type")
    elif (parts := getattr(request.body, "parts", None)) is not None:
        yield from _parts(parts, media_type, described)
    elif is_json(media_type.content_type) and media_type.schema is not None:
        yield from _json(request.body, media_type, described)


def _json(body: Content, media_type: MediaType, described: Described) -> Iterator[Finding]:
    try:
        value = json_of(body)
    except NoJsonError as error:
        yield _finding("invalid-json", f"the body is no JSON: {error}", media_type.pointer, "/body")
        return
    for misfit in misfits(described, f"{media_type.pointer}/schema", value, "request"):
        place = starred(misfit.steps)
        at = join_pointer(misfit.steps, "/body/data")
        yield _finding(misfit.rule, f"{place or 'body'}: {misfit.text}", misfit.pointer, at, place)


def _parts(parts: tuple[RecordedPart, ...], media_type: MediaType, described: Described) -> Iterator[Finding]:
    """Compare the names of a form's parts with the members of its schema."""
    schema = resolve_value(media_type.schema, described.api.schemas) if media_type.schema else None
    if not isinstance(schema, ObjectSchema):
        return
    members = {member.name for member in schema.properties}
    names = {part.name for part in parts}
    for number, part in enumerate(parts):
        if part.name not in members:
            message, at = f"part {part.name!r} is not declared", f"/body/parts/{number}"
            yield _finding("undeclared-member", message, media_type.pointer, at, f"part:{part.name}")
    for member in schema.properties:
        if member.required and member.name not in names:
            message = f"required part {member.name!r} is missing"
            yield _finding("missing-required", message, media_type.pointer, "/body/parts", f"part:{member.name}")


def _finding(rule: str, message: str, document: str, at: str, place: str = "") -> Finding:
    kind = FindingClass.CODE_FAULT
    return Finding(kind=kind, rule=rule, message=message, document=document, at=at, place=place)
