"""`survey`: what becomes of many documents by the default command."""

from __future__ import annotations

import json
import os
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator.survey import pool, trial
from generator.survey.documents import SurveyedDocument, find_documents
from generator.survey.outcome import TrialOutcome, TrialVerdict
from generator.survey.pool import try_documents
from generator.survey.records import FILE
from tests.generator.cli.conftest import DANGLING, DOCUMENT, Run

UNUSUAL = DOCUMENT.replace("version: 1.0.0", "version: 1.0.0, x-a: 1").replace("type: integer", "type: int")


@pytest.fixture
def documents(folder: Path) -> Path:
    place = folder / "documents"
    (place / "deep").mkdir(parents=True)
    (place / "a.yaml").write_text(DOCUMENT)
    (place / "deep" / "b.yaml").write_text(DANGLING)
    (place / "c.json").write_text('{"openapi": "9.0.0"}')
    (place / "part.yaml").write_text("type: object\n")
    return place


def test_every_document_has_its_verdict_and_parts_of_documents_are_left_out(run: Run, documents: Path) -> None:
    result = run("survey", str(documents), "--json", "all.json", "--html", "all.html")

    assert 0 == result.code, result.out + result.err
    records = json.loads(Path("all.json").read_text())
    assert [("a.yaml", "whole"), ("c.json", "refused"), ("deep/b.yaml", "refused")] == [
        (record["document"], record["verdict"]) for record in records
    ]
    assert ["", None, None] == [record["import_error"] for record in records]
    assert ["", None, None] == [record["test_failures"] for record in records]
    assert "3 documents: 1 whole, 0 lossy, 2 refused, 0 broken, 0 crashed" in result.out
    assert "<td><code>deep/b.yaml</code></td>" in Path("all.html").read_text()


def test_a_second_run_goes_on_where_the_first_one_ended(run: Run, documents: Path) -> None:
    run("survey", str(documents / "a.yaml"), "--output", "kept")
    records = Path("kept", FILE)
    records.write_text(records.read_text() + '{"document": "cut off')

    result = run("survey", str(documents), "--output", "kept")

    assert "3 documents: 1 whole" in result.out
    tried = [json.loads(line)["document"] for line in records.read_text().splitlines() if line[-1] == "}"]
    assert ["a.yaml", "c.json", "deep/b.yaml"] == sorted(tried)


def test_a_document_that_changed_is_tried_again(run: Run, documents: Path) -> None:
    run("survey", str(documents / "a.yaml"), "--output", "kept")
    (documents / "a.yaml").write_text("openapi: 9.0.0\n")

    assert "1 refused" in run("survey", str(documents / "a.yaml"), "--output", "kept").out


def test_names_that_differ_in_a_slash_alone_have_folders_of_their_own(folder: Path) -> None:
    place = folder / "alike"
    (place / "a").mkdir(parents=True)
    for name in ("a/b.yaml", "a_b.yaml"):
        (place / name).write_text(DOCUMENT)

    found = find_documents(place, "")

    assert 2 == len({document.folder for document in found}) == len(found)


def test_types_are_checked_of_as_many_packages_as_asked(
    run: Run, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []

    def type_errors(file: Path, _cache: Path) -> str:
        checked.append(file.name)
        return "x.py:1: no"

    monkeypatch.setattr("generator.commands.survey.type_errors", type_errors)

    result = run("survey", str(documents), "--verify", "5", "--output", "kept")
    again = run("survey", str(documents), "--verify", "5", "--output", "kept")

    assert (1, ["a.yaml"]) == (result.code, checked)
    assert "mypy --strict: 0 of 1 packages without errors" in again.out
    assert "type errors: x.py:1: no" in again.out


def test_folder_without_documents_is_told(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()

    result = run("survey", "empty")

    assert 2 == result.code
    assert "no OpenAPI document" in result.err


def test_process_that_dies_is_a_crash_of_its_document_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_answer", die_at_b)
    (folder / "b.yaml").write_text(DOCUMENT)

    outcomes = {one.document: one for one in try_documents(find_documents(folder, ""), folder, 2)}

    assert TrialVerdict.WHOLE is outcomes["shop.yaml"].verdict
    assert (TrialVerdict.CRASHED, "the process ended with code 7") == (
        outcomes["b.yaml"].verdict,
        outcomes["b.yaml"].reason,
    )


def test_document_that_takes_too_long_is_a_crash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "_answer", never_answer)
    monkeypatch.setattr(pool, "TIME_LIMIT", 0.0)

    (outcome,) = try_documents(find_documents(folder, ""), folder / "out", 1)

    assert TrialVerdict.CRASHED is outcome.verdict
    assert "not done after" in outcome.reason


def test_package_that_does_not_import_is_told_with_its_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_broken(output: Path, *_: object) -> None:
        (output / "pet_shop").mkdir(parents=True)
        (output / "pet_shop" / "__init__.py").write_text("\nimport nothing_like_it\n")

    monkeypatch.setattr(trial, "write_tree", write_broken)
    monkeypatch.setattr(sys, "path", [*sys.path])

    outcome = trial.try_document(folder / "shop.yaml", "shop.yaml", "", folder / "out")

    assert TrialVerdict.BROKEN is outcome.verdict
    assert "__init__.py:2: ModuleNotFoundError: No module named 'nothing_like_it'" == outcome.import_error


def never_answer(*_: object) -> None:
    threading.Event().wait()


def die_at_b(question: Connection, document: SurveyedDocument, _: Path) -> None:
    if document.name == "b.yaml":
        os._exit(7)
    question.send(TrialOutcome(document=document.name, key=document.key, verdict=TrialVerdict.WHOLE))
