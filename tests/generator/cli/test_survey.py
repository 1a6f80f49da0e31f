from __future__ import annotations

import json
import os
import sys
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from generator import survey, trial
from generator.survey import find_documents
from generator.trial import Outcome, Verdict
from tests.generator.cli.conftest import DANGLING, DOCUMENT, Run


@pytest.fixture
def documents(folder: Path) -> Path:
    place = folder / "documents"
    (place / "deep").mkdir(parents=True)
    (place / "a.yaml").write_text(DOCUMENT)
    (place / "deep" / "b.yaml").write_text(DANGLING)
    (place / "c.json").write_text('{"swagger": "2.0"}')
    (place / "part.yaml").write_text("type: object\n")
    return place


def test_every_document_has_its_verdict_and_parts_of_documents_are_left_out(run: Run, documents: Path) -> None:
    result = run("survey", str(documents), "--json", "all.json")

    assert 0 == result.code, result.out + result.err
    records = json.loads(Path("all.json").read_text())
    assert [("a.yaml", "whole"), ("c.json", "refused"), ("deep/b.yaml", "lossy")] == [
        (record["document"], record["verdict"]) for record in records
    ]
    assert ["", None, ""] == [record["import_error"] for record in records]
    assert "3 documents: 1 whole, 1 lossy, 1 refused, 0 crashed; 2 import, 2 operations" in result.out


def test_packages_are_kept_where_asked(run: Run, documents: Path) -> None:
    run("survey", str(documents), "--output", "kept")

    assert Path("kept", "deep_b.yaml", "losses.json").is_file()


def test_folder_without_documents_is_told(run: Run, folder: Path) -> None:
    (folder / "empty").mkdir()

    result = run("survey", "empty")

    assert 2 == result.code
    assert "no OpenAPI document" in result.err


def test_process_that_dies_is_a_crash_of_its_document_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "_answer", die_at_b)
    (folder / "b.yaml").write_text(DOCUMENT)

    outcomes = {outcome.document: outcome for outcome in survey.survey(folder, find_documents(folder), folder, 2)}

    assert Verdict.WHOLE is outcomes["shop.yaml"].verdict
    assert (Verdict.CRASHED, "the process ended with code 7") == (outcomes["b.yaml"].verdict, outcomes["b.yaml"].reason)


def test_document_that_takes_too_long_is_a_crash(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(survey, "_answer", never_answer)
    monkeypatch.setattr(survey, "TIME_LIMIT", 0.0)

    (outcome,) = survey.survey(folder, find_documents(folder), folder / "out", 1)

    assert Verdict.CRASHED is outcome.verdict
    assert "not done after" in outcome.reason


def test_package_that_does_not_import_is_told_with_its_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def write_broken(output: Path, *_: object) -> None:
        (output / "pet_shop").mkdir(parents=True)
        (output / "pet_shop" / "__init__.py").write_text("\nimport nothing_like_it\n")

    monkeypatch.setattr(trial, "write_tree", write_broken)
    monkeypatch.setattr(sys, "path", [*sys.path])

    outcome = trial.try_document(folder / "shop.yaml", "shop.yaml", folder / "out")

    assert "__init__.py:2: ModuleNotFoundError: No module named 'nothing_like_it'" == outcome.import_error


def never_answer(*_: object) -> None:
    threading.Event().wait()


def die_at_b(question: Connection, _: Path, name: str, __: Path) -> None:
    if name == "b.yaml":
        os._exit(7)
    question.send(Outcome(document=name, verdict=Verdict.WHOLE))
