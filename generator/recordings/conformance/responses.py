"""One recorded response against what the document says of its operation: status, headers, media type, body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from generator.document import Json
from generator.document.tree import join_pointer
from generator.ir.operations import Header, MediaType, Operation, Response
from generator.problems import Severity
from generator.recordings.conformance.misfits import Misfit, misfits
from generator.recordings.conformance.plain_values import body_misfits, header_misfits
from generator.recordings.described import OF_HTTP, Described, is_json, media_type_of, plain_type, response_of
from generator.recordings.finding import Finding, FindingClass, starred
from generator.recordings.recorded import NoJsonError, json_of

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content, RecordedResponse

_ADVICE: Final = MappingProxyType({"outside-limits": "widen the schema", "unusable-schema": "correct it"})


def response_findings(operation: Operation, response: RecordedResponse, described: Described) -> Iterator[Finding]:
    """Give all that a response and the document do not agree on; `at` counts from the interaction."""
    documented = response_of(operation, response.status)
    found = _status_findings(operation, response, documented)
    if documented is not None:
        headers = _header_findings(response, documented, described)
        found = (*found, *headers, *_body_findings(operation, response, documented, described))
    for finding in found:
        yield replace(finding, operation=operation.operation_id, status=str(response.status))


def _status_findings(
    operation: Operation, response: RecordedResponse, documented: Response | None
) -> tuple[Finding, ...]:
    if response.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return (_fault("server-error", f"the server failed with {response.status}", operation.pointer, "/status"),)
    if documented is not None:
        return ()
    known = ", ".join(one.status for one in operation.responses)
    message = f"status {response.status} is not declared, only {known}; declare it"
    return (_gap("undeclared-status", message, f"{operation.pointer}/responses", "/status"),)


def _header_findings(response: RecordedResponse, documented: Response, described: Described) -> Iterator[Finding]:
    declared = {header.name.lower(): header for header in documented.headers}
    given = {name for name, _ in response.headers}
    for number, (name, value) in enumerate(response.headers):
        at, place = f"/headers/{number}", f"header:{name}"
        if name in declared:
            found = header_misfits(declared[name], value, described)
            yield from (_misfit_finding(misfit, at, place, f"header {name!r}") for misfit in found)
        elif name not in OF_HTTP:
            message = f"header {name!r} is not declared; declare it"
            gap = _gap("undeclared-header", message, documented.pointer, at, place)
            yield replace(gap, severity=Severity.WARNING)
    yield from (_missing_header(header) for name, header in declared.items() if header.required and name not in given)


def _missing_header(header: Header) -> Finding:
    message = f"required header {header.name!r} is missing"
    return _fault("missing-header", message, header.pointer, "/headers", f"header:{header.name.lower()}")


def _body_findings(
    operation: Operation, response: RecordedResponse, documented: Response, described: Described
) -> Iterator[Finding]:
    content_type = dict(response.headers).get("content-type", "")
    if response.body is None:
        if documented.content and response.status != HTTPStatus.NO_CONTENT:
            yield _fault("no-body", "the response has no body, and the document promises one", documented.pointer, "")
        return
    media_type = media_type_of(documented.content, content_type)
    if media_type is None:
        known = ", ".join(one.content_type for one in documented.content) or "no body at all"
        message = f"media type {plain_type(content_type) or 'unknown'!r} is not declared, only {known}; declare it"
        yield _gap("undeclared-media-type", message, documented.pointer, "/headers", plain_type(content_type))
    elif is_json(content_type or media_type.content_type):
        yield from _json_findings(operation, response.body, media_type, described)
    else:
        found = body_misfits(response.body, media_type, described)
        yield from (_misfit_finding(misfit, "/body", "", "body") for misfit in found)


def _json_findings(
    operation: Operation, body: Content, media_type: MediaType, described: Described
) -> Iterator[Finding]:
    try:
        value = json_of(body)
    except NoJsonError as error:
        yield _fault("invalid-json", f"the body is no JSON: {error}", media_type.pointer, "/body")
        return
    if media_type.schema is None or _is_part_of_upload(operation, value):
        return
    schema = f"{media_type.pointer}/schema"
    for misfit in misfits(described, schema, value, "response"):
        place = starred(misfit.steps)
        yield _misfit_finding(misfit, join_pointer(misfit.steps, "/body/data"), place, place or "body")


def _is_part_of_upload(operation: Operation, value: Json) -> bool:
    """Return whether a part was answered with the id alone: the response that is described is that to the last part."""
    hint = operation.hints.chunk_upload
    return hint is not None and isinstance(value, dict) and {hint.id} == set(value)


def _misfit_finding(misfit: Misfit, at: str, place: str, what: str) -> Finding:
    message = f"{what}: {misfit.text}"
    if misfit.is_broken:
        return _fault(misfit.rule, message, misfit.pointer, at, place)
    advice = _ADVICE.get(misfit.rule, "declare it")
    return _gap(misfit.rule, f"{message}; {advice}", misfit.pointer, at, place)


def _gap(rule: str, message: str, document: str, at: str, place: str = "") -> Finding:
    kind = FindingClass.DOCUMENT_GAP
    return Finding(kind=kind, rule=rule, message=message, document=document, at=f"/response{at}", place=place)


def _fault(rule: str, message: str, document: str, at: str, place: str = "") -> Finding:
    kind = FindingClass.SERVER_FAULT
    return Finding(kind=kind, rule=rule, message=message, document=document, at=f"/response{at}", place=place)
