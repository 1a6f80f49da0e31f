"""The table of evidence: every operation that is served has a row."""

from __future__ import annotations

from package.evidence import ROWS, EvidenceRow, KnownFrom
from package.handlers import HANDLERS
from package.pages.evidence_page import evidence_page

from tests.emulator.validating import Emulator


def test_every_operation_that_is_served_has_evidence() -> None:
    assert set() == HANDLERS.keys() - {row.operation for row in ROWS}


def test_evidence_speaks_of_operations_of_the_document(emulator: Emulator) -> None:
    known = {operation.operation_id for operation in emulator.world.document.operations}

    assert set() == {row.operation for row in ROWS} - known - {""}


def test_no_behavior_is_told_twice() -> None:
    told = [(row.operation, row.behavior) for row in ROWS]

    assert sorted(set(told)) == sorted(told)
    assert KnownFrom.INFERRED in {row.source for row in ROWS}


def test_table_is_shown_as_json(emulator: Emulator) -> None:
    shown = emulator.call("GET", "/_emulator/evidence", 200, headers={"Accept": "application/json"})

    assert len(ROWS) == len(shown["data"])
    assert "" == shown["data"][0]["operation"]
    assert {"operation", "behavior", "evidence", "note"} == set(shown["data"][0])


def test_table_is_shown_as_a_page(emulator: Emulator) -> None:
    page = emulator.new_client(key=None).get("/_emulator/evidence")

    assert page.headers["content-type"].startswith("text/html")
    assert "63 of 63 operations are served" in page.text
    assert len(ROWS) == page.text.count("<tr><td ")
    assert sum(row.source is KnownFrom.INFERRED for row in ROWS) == page.text.count('class="busy">inferred</')
    assert '<code class="name">updateVideo</code>' in page.text


def test_page_of_a_document_with_other_operations_says_what_answers_501(emulator: Emulator) -> None:
    page = evidence_page(
        emulator.world.document.operations, {"getVideo"}, [EvidenceRow("", "`a<b`, c", KnownFrom.DOCUMENT)]
    )

    assert "1 of 63 operations are served; the others answer 501" in page.html
    assert "<p><code>a&lt;b</code>, c</p>" in page.html
