"""Where a finding of a comparison stands: in the recording, and in the document as far as it is known there."""

from __future__ import annotations

from typing import Any

import pytest

from generator.recordings.conformance.compare import compare_recordings
from generator.recordings.described import Described
from generator.recordings.finding import Finding
from tests.generator.recordings.films import get_film, record, response

UNKNOWN: dict[str, Any] = {
    "operation": "",
    "request": {"method": "GET", "path": "/unknown", "values": {}},
    "response": response(data=None),
}


def found(films: Described, then: list[dict[str, Any]], now: list[dict[str, Any]]) -> Finding:
    (finding,) = compare_recordings(record(films, *then), record(films, *now).recording, films)
    return finding


def test_call_of_no_operation_stands_nowhere_in_the_document(films: Described) -> None:
    finding = found(films, [UNKNOWN], [])

    assert ("call-gone", "GET /unknown", "200", "") == (
        finding.rule,
        finding.operation,
        finding.status,
        finding.document,
    )
    assert "/interactions/0" == finding.at


@pytest.mark.parametrize("status", [200, 404])
def test_call_of_an_operation_stands_at_its_response(films: Described, status: int) -> None:
    finding = found(films, [get_film(response=response(status, data=None))], [])

    assert films.operations["getFilm"].pointer != finding.document
    assert finding.document.startswith(films.operations["getFilm"].pointer)
    assert ("getFilm", str(status)) == (finding.operation, finding.status)


def test_call_without_a_response_stands_at_its_operation(films: Described) -> None:
    lost = {**get_film(), "failure": {"error": "TimeoutError", "message": "m"}}
    del lost["response"]

    finding = found(films, [get_film()], [lost])

    assert "response-changed" == finding.rule
    finding = found(films, [lost], [])
    assert (films.operations["getFilm"].pointer, "") == (finding.document, finding.status)
