"""Planted drift of each kind fails the check with a message that says what to do; a clean tree passes."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator.drift.report import DriftForm, render
from generator.drift.result import Topic, drifted
from generator.problems import Location, Problem
from tests.generator.drift.conftest import DOCUMENT, Drift, Shop
from tests.generator.sarif import sarif_faults


def test_clean_tree_passes(drift: Drift, shop: Shop) -> None:
    (shop.folder / "public.yaml").write_text(DOCUMENT)

    told = drift("--upstream", "public.yaml")

    assert 0 == told.code, told.out
    lines = told.out.splitlines()
    assert re.fullmatch(r"generated: clean: \d+ files are what a clean run makes", lines[0])
    assert "release: clean: no changes since v1.2.0; the version is 1.2.0" == lines[1]
    assert "public: clean: 1 public operation, 0 missing facts, 0 deviations" == lines[3]
    assert "no drift" == lines[-1]


def test_edited_package_is_drift(drift: Drift, shop: Shop) -> None:
    shop.edit("class", "klass", "out/pet_shop/client.py")

    told = drift()

    assert 1 == told.code
    assert "generated: drift: 1 file is not what a clean run makes" in told.out
    assert (
        "    out/pet_shop/client.py: error: this is not what a clean run makes; "
        "run generate, and edit the document or the templates instead [not-generated]" in told.out
    )
    assert "drift: generated" == told.out.splitlines()[-1]


def test_document_that_is_ahead_of_the_package_is_drift(drift: Drift, shop: Shop) -> None:
    shop.edit("description: A pet.", "description: An animal.")

    told = drift()

    assert "drift: generated" == told.out.splitlines()[-1]


def test_what_the_public_document_has_besides_is_drift(drift: Drift, shop: Shop) -> None:
    (shop.folder / "public.yaml").write_text(DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, owl]"))

    told = drift("--upstream", "public.yaml")

    assert 1 == told.code
    assert "public: drift: 1 public operation, 1 missing fact, 0 deviations" in told.out
    assert (
        "    openapi.yaml:15:59: error: `GET /pets/query:kind/enum`: the value 'owl' is missing here "
        "(public.yaml:15:59); add it, or say in deviations.yaml why not [upstream]" in told.out
    )


def test_deviation_with_a_reason_is_no_drift_and_one_without_a_cause_is(drift: Drift, shop: Shop) -> None:
    (shop.folder / "public.yaml").write_text(DOCUMENT.replace("enum: [cat, dog]", "enum: [cat, dog, owl]"))
    (shop.folder / "deviations.yaml").write_text("- {at: 'GET /pets/query:kind/enum', why: No owls here.}\n")

    excused, idle = drift("--upstream", "public.yaml"), drift("--upstream", "openapi.yaml")

    assert (0, 1) == (excused.code, idle.code)
    assert "deviations.yaml:1:3: error: GET /pets/query:kind/enum: this deviation excuses nothing any more" in idle.out


def test_document_with_errors_is_drift_and_nothing_else_is_asked(drift: Drift, shop: Shop) -> None:
    shop.edit("in: query", "in: nowhere")

    told = drift()

    assert 1 == told.code
    assert (
        "generated: drift: the document has errors, and no package can be generated\n    openapi.yaml:15:" in told.out
    )
    assert 3 == told.out.count(": not checked: the document has errors; correct them first\n")


def test_document_that_cannot_be_read_is_one_line_with_code_two(drift: Drift, shop: Shop) -> None:
    shop.edit('schemas/Pet"', 'schemas/Missing"')

    told = drift()

    assert (2, "", 1) == (told.code, told.out, told.err.count("\n"))


def test_public_document_that_cannot_be_read_leaves_the_other_answers(drift: Drift) -> None:
    told = drift("--upstream", "nothing.yaml")

    assert 2 == told.code
    assert "public: unusable: this check could not be run" in told.out
    assert "nothing.yaml: error: there is no such file" in told.out
    assert "release: clean" in told.out


def test_version_that_is_none_is_told_and_leaves_the_other_answers(drift: Drift, shop: Shop) -> None:
    shop.edit('version = "1.2.0"', 'version = "new"', "pyproject.toml")

    told = drift()

    assert 2 == told.code
    assert "release: unusable: this check could not be run\n    pyproject.toml: error: 'new' is no version" in told.out


@pytest.mark.parametrize("words", [("--also", "report.pdf"), ("--also", "report")])
def test_report_of_an_unknown_form_is_refused(drift: Drift, words: tuple[str, str]) -> None:
    told = drift(*words)

    assert 2 == told.code
    assert "is not a report format; use one of .txt, .json, .sarif, .html, .md" in told.err


def test_report_is_written_in_every_form(drift: Drift, shop: Shop) -> None:
    shop.edit("class", "klass", "out/pet_shop/client.py")

    files = ("a.html", "a.sarif", "a.json", "a.txt", "a.md")
    told = drift("--format", "github", *(word for file in files for word in ("--also", file)))

    assert told.out.startswith("::error file=out/pet_shop/client.py,title=not-generated::this is not what")
    sarif = json.loads(Path("a.sarif").read_text())
    assert [] == sarif_faults(sarif)
    assert ["not-generated"] == [one["ruleId"] for one in sarif["runs"][0]["results"]]
    results = json.loads(Path("a.json").read_text())
    assert ["drift", "clean"] == [result["verdict"] for result in results[:2]]
    assert "drift: generated" in Path("a.txt").read_text()
    assert "## Drift: generated\n\n| check | result |\n" in Path("a.md").read_text()
    page = Path("a.html").read_text()
    assert page.count('class="card ') == 4
    assert not re.search(r"<script|<link|https?://", page)


def test_markdown_shows_names_of_a_document_as_code_whatever_they_hold() -> None:
    problem = Problem(where=Location(file="a.yaml"), rule="any", message="```` ends\n<b>@somebody</b>")

    text = render([drifted(Topic.PUBLIC, "one | difference", [problem])], DriftForm.MARKDOWN)

    head, code, rest = text.split("`````\n")
    assert "## Drift: public\n\n| check | result |\n|---|---|\n| public | drift |\n\n" == head
    assert "<b>@somebody</b>" in code
    assert "" == rest
