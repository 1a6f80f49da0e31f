"""Recording against document: every response, and every request that was taken, as the document describes them.

A request that was refused is not judged: scenarios send wrong ones on purpose. Of a request that was taken, a departure
is the fault of the generated code, unless somebody else recorded it: then the document does not know enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from generator.recordings.conformance.requests import request_findings
from generator.recordings.conformance.responses import response_findings
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded

if TYPE_CHECKING:
    from package.testing.recordings.recording import Interaction

_UNKNOWN_ADDRESS: Final = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.METHOD_NOT_ALLOWED})


def check_recording(recorded: Recorded, described: Described) -> Iterator[Finding]:
    """Give all that recording and document do not agree on."""
    is_ours = not recorded.recording.provenance.source
    for number, interaction in enumerate(recorded.recording.interactions):
        for finding in _check(interaction, described, is_ours=is_ours):
            yield replace(finding, recording=recorded.file, at=f"/interactions/{number}{finding.at}")


def _check(interaction: Interaction, described: Described, *, is_ours: bool) -> Iterator[Finding]:
    response = interaction.response
    operation = described.operations.get(interaction.operation)
    if operation is None:
        yield from _undeclared_operation(interaction)
    elif response is not None:
        yield from response_findings(operation, response, described)
        if response.status < HTTPStatus.BAD_REQUEST:
            yield from request_findings(operation, interaction.request, described, is_ours=is_ours)


def _undeclared_operation(interaction: Interaction) -> Iterator[Finding]:
    """Report an address below the API's that the server knows and the document does not."""
    request, response = interaction.request, interaction.response
    is_of_api = request.path.startswith("/")
    if interaction.operation:
        message = "the document has this operation no more; record the scenario again, or take the interaction out"
        yield Finding(
            kind=FindingClass.STALE_RECORDING,
            rule="operation-gone",
            operation=interaction.operation,
            message=message,
            at="/operation",
        )
    elif is_of_api and response is not None and response.status not in _UNKNOWN_ADDRESS:
        title = f"{request.method} {request.path}"
        message = f"the response has status {response.status}, and the document does not know it; describe it"
        yield Finding(
            kind=FindingClass.DOCUMENT_GAP, rule="undeclared-operation", operation=title, message=message, at="/request"
        )
