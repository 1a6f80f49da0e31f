"""Findings as people and tools read them, and as a command ends by them."""

from __future__ import annotations

import json

import pytest

from generator.problems import Severity
from generator.recordings.check.report import problems_of
from generator.recordings.conformance.recording import check_recording
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass, exit_code, merge_repeated
from generator.reporting import render_problems
from tests.generator.recordings.films import FILM, get_film, record, response

FOLDER = "tests/generator/recordings"


def test_gap_is_told_in_the_document_and_names_the_recording(films: Described) -> None:
    recorded = record(films, get_film(response=response(data={**FILM, "kind": "serial"})))

    problems = problems_of(check_recording(recorded, films), films.document, [recorded])

    expected = (
        f"{FOLDER}/films.yaml:115:9: error: document gap: getFilm 200: "
        "/kind: value 'serial' is not declared; declare it "
        "(see recordings/films.json:39:7 /interactions/0/response/body/data/kind) [document-gap/undeclared-value]"
    )
    assert [expected] == [str(problem) for problem in problems]


def test_fault_of_the_server_is_told_in_the_recording_and_names_the_document(films: Described) -> None:
    recorded = record(films, get_film(response=response(data={**FILM, "length": "long"})))

    problems = problems_of(check_recording(recorded, films), films.document, [recorded])

    expected = (
        'recordings/films.json:40:7: error: server fault: getFilm 200: /length: "long" is not of type "integer" '
        f"(see {FOLDER}/films.yaml:116:9 #/components/schemas/Film/properties/length) [server-fault/wrong-type]"
    )
    assert [expected] == [str(problem) for problem in problems]


def test_findings_are_written_as_sarif(films: Described) -> None:
    recorded = record(films, get_film(response=response(202)))

    problems = problems_of(check_recording(recorded, films), films.document, [recorded])

    result = json.loads(render_problems(problems, "sarif"))["runs"][0]["results"][0]
    assert ("document-gap/undeclared-status", "error") == (result["ruleId"], result["level"])


def finding(kind: FindingClass, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(kind=kind, rule="some", message="Some.", severity=severity)


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ((), 0),
        ((FindingClass.COVERAGE,), 7),
        ((FindingClass.COVERAGE, FindingClass.STALE_RECORDING), 6),
        ((FindingClass.STALE_RECORDING, FindingClass.DOCUMENT_GAP), 5),
        ((FindingClass.DOCUMENT_GAP, FindingClass.SERVER_FAULT), 4),
        ((FindingClass.SERVER_FAULT, FindingClass.CODE_FAULT), 3),
        ((FindingClass.CODE_FAULT, FindingClass.SECRET), 1),
    ],
)
def test_worst_class_decides_the_exit_code(kinds: tuple[FindingClass, ...], code: int) -> None:
    assert code == exit_code(finding(kind) for kind in kinds)


def test_warning_leaves_the_exit_code_alone() -> None:
    assert 0 == exit_code([finding(FindingClass.STALE_RECORDING, Severity.WARNING)])


def test_what_is_found_again_is_told_once(films: Described) -> None:
    odd = get_film(response=response(data={**FILM, "color": "b/w"}))

    told = merge_repeated(tuple(check_recording(record(films, odd, odd), films)))

    assert ["/color: member 'color' is not declared; declare it (found 2 times)"] == [one.message for one in told]
