"""The matrix as text, as JSON, and as a page that needs nothing but itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser

import pytest
from msgspec import structs

from generator.ir.extensions import OperationHints, Verified
from generator.recordings.check.examine import check_contract
from generator.recordings.check.report import problems_of
from generator.recordings.coverage.matrix import CheckResult, DocumentedResponse
from generator.recordings.coverage.matrix_page import matrix_page
from generator.recordings.coverage.matrix_text import matrix_json, matrix_text
from generator.recordings.described import Described
from generator.recordings.gaps import Gap, Gaps
from tests.generator.recordings.films import FILM, NO_PAYLOADS, get_film, list_films, record, response

TODAY = date(2026, 6, 15)
ODD = "<script>alert(1)</script>"
GAPS = Gaps(
    (
        Gap(about="responses", pattern="addFilm *", why="Nobody makes films.", reason="live only"),
        Gap(about="responses", pattern="uploadReel *", why="Nor sends them.", reason="deprecated"),
        Gap(about="members", pattern="uploadReel *", why="Nor sends them.", reason="deprecated"),
    )
)


@pytest.fixture(scope="module")
def result(films: Described) -> CheckResult:
    odd = get_film(response=response(data={**FILM, ODD: 1}))
    old = record(films, list_films(), get_film(), name="scenario.json")
    new = record(films, odd, kind="emulator", name="other.json", recorded_at="2026-06-14T12:00:00Z")
    return check_contract(films, [old, new], GAPS, NO_PAYLOADS, TODAY, lambda _: ())


@pytest.fixture(scope="module")
def page(films: Described, result: CheckResult) -> str:
    problems = problems_of(result.findings, films.document, result.matrix.recordings)
    return matrix_page(result, problems, films.api, TODAY)


def test_findings_come_worst_class_first(result: CheckResult) -> None:
    kinds = dict.fromkeys(finding.kind.value for finding in result.findings)

    assert ["document gap", "stale recording", "coverage"] == list(kinds)


def test_text_has_a_line_for_each_response_and_the_counts(result: CheckResult) -> None:
    lines = matrix_text(result.matrix).splitlines()

    assert [
        "operation   status   sync  async  witnesses",
        "listFilms   200      live  live   scenario",
        "listFilms   4XX      none  none",
        "addFilm     201      none  none   live only: Nobody makes films.",
        "addFilm     400      none  none   live only: Nobody makes films.",
        "getFilm     200      live  live   scenario, other",
        "getFilm     404      none  none",
        "uploadReel  default  none  none   deprecated: Nor sends them.",
        "",
        "sync: 7 responses: 2 live, 0 emulator, 0 imported, 0 example, 5 none",
        "async: 7 responses: 2 live, 0 emulator, 0 imported, 0 example, 5 none",
        "parameters: 1 of 13 recorded, 7 with a reason, 5 missing",
        "body members: 0 of 11 recorded, 2 with a reason, 9 missing",
        "response members: 8 of 27 recorded, 0 with a reason, 19 missing",
        "live: 2 of 4 operations",
    ] == lines


def test_json_tells_every_witness_with_its_provenance(result: CheckResult) -> None:
    content = json.loads(matrix_json(result.matrix))

    witnesses = next(one["witnesses"] for one in content["responses"] if one["operation"] == "getFilm")
    assert {"live": 2, "emulator": 0, "imported": 0, "example": 0, "none": 5} == content["totals"]["async"]
    assert [("live", "2026-03-01"), ("emulator", "2026-06-14")] == [
        (one["evidence"], one["provenance"].partition(" ")[0]) for one in witnesses
    ]


def test_page_shows_each_response_with_what_it_is_known_from(page: str) -> None:
    labels = [dict(attributes)["aria-label"] for tag, attributes in tags(page) if tag == "button"]

    assert 7 == len(labels)
    assert "getFilm 200: sync live, async live" in labels
    assert "addFilm 400: sync none, async none" in labels


def test_page_opens_what_each_response_names(page: str) -> None:
    found = [dict(attributes) for _, attributes in tags(page)]

    opened = {one["popovertarget"] for one in found if "popovertarget" in one}
    assert opened == {one["id"] for one in found if "popover" in one}


def test_page_names_nothing_outside_of_it(page: str) -> None:
    places = [
        value
        for tag, attributes in tags(page)
        for name, value in attributes
        if name in {"src", "href", "action", "srcset"} and tag != "a"
    ]

    assert ["data:,"] == places
    assert [] == re.findall(r"url\(|@import|fetch\(|https?://(?!films\.test)", page)


def test_page_takes_no_markup_from_recordings(page: str) -> None:
    assert ODD not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_page_tells_the_reasons_of_what_is_listed(page: str) -> None:
    assert "<p><b>live only</b>: Nobody makes films.</p><code>responses: addFilm *</code>" in page


def test_page_lists_members_that_nobody_has_seen_with_their_reasons(page: str) -> None:
    assert "<p>No recording has a value here.</p><code>getFilm 200:/rating</code>" in page
    assert "<p>deprecated: Nor sends them.</p><code>uploadReel query:color</code>" in page
    assert "<span>parameters 0/4</span>" in page


def test_page_and_json_tell_by_what_an_operation_is_known(films: Described, result: CheckResult) -> None:
    known = replace(result, matrix=replace(result.matrix, responses=tuple(map(verified, result.matrix.responses))))

    responses = json.loads(matrix_json(known.matrix))["responses"]

    assert '<div class="summary">tests of 2026-01: a client gets it</div>' in matrix_page(known, (), films.api, TODAY)
    assert {"getFilm": {"date": "2026-01", "evidence": "tests", "source": "a client gets it"}} == {
        one["operation"]: one["verified"] for one in responses if one["verified"]
    }


def verified(response: DocumentedResponse) -> DocumentedResponse:
    operation = response.operation
    if operation.operation_id != "getFilm":
        return response
    hints = OperationHints(verified=Verified(date="2026-01", evidence="tests", source="a client gets it"))
    return replace(response, operation=structs.replace(operation, hints=hints))


def test_page_tells_how_old_recordings_are(page: str) -> None:
    assert '<td class="number aging">106 days</td>' in page
    assert '<td class="number fresh">1 day</td>' in page


class _Tags(HTMLParser):
    """Keeps the tags of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, attrs))


def tags(page: str) -> Iterator[tuple[str, list[tuple[str, str | None]]]]:
    parser = _Tags()
    parser.feed(page)
    return iter(parser.found)
