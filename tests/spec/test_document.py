"""The maintained document keeps its own rules."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from generator.document import Document, load_document, source_files
from generator.document.validate import check_document
from generator.document.write import write_bundle
from generator.levels import RuleLevels, RuleSet
from tests.reference import reference

REPOSITORY = Path(__file__).parents[2]
DOCUMENT = REPOSITORY / "spec" / "openapi.yaml"
OVERLAYS = [REPOSITORY / "spec" / "overlays" / name for name in ("sdk.yaml", "evidence.yaml", "agents.yaml")]
CONFORMANCE = reference("tools/conformance.py")


@pytest.fixture(scope="module")
def document() -> Document:
    return load_document(DOCUMENT, OVERLAYS)


@pytest.mark.parametrize(
    "overlays",
    [
        pytest.param([], id="bare", marks=pytest.mark.slow),
        pytest.param(OVERLAYS[:1], id="sdk", marks=pytest.mark.slow),
        pytest.param(OVERLAYS, id="all"),
    ],
)
def test_document_has_no_problems(overlays: list[Path]) -> None:
    problems = check_document(load_document(DOCUMENT, overlays), RuleLevels(rule_set=RuleSet.HOUSE))

    assert [] == [str(problem) for problem in problems]


@pytest.mark.parametrize("name", ["bundle.yaml", "bundle.json"])
def test_bundle_is_the_document_in_one_file(document: Document, tmp_path: Path, name: str) -> None:
    write_bundle(document, tmp_path / name)

    bundle = load_document(tmp_path / name)
    assert document.root == bundle.root
    assert 1 == len(bundle.sources)


def test_every_file_of_the_document_is_used(document: Document) -> None:
    folders = ("paths", "schemas", "webhooks")
    files = {path.resolve() for folder in folders for path in (DOCUMENT.parent / folder).glob("*.yaml")}

    assert set() == files - {path.resolve() for path in document.sources}


def test_scan_for_files_finds_those_of_the_document(document: Document) -> None:
    found = source_files(DOCUMENT, OVERLAYS)

    assert {path.resolve() for path in document.sources} <= {path.resolve() for path in found}


@pytest.mark.skipif(
    not CONFORMANCE.is_file(), reason="the reference facts lie beside the repository only where it is made"
)
def test_no_fact_of_the_public_document_is_lost(document: Document, tmp_path: Path) -> None:
    write_bundle(document, tmp_path / "bundle.yaml")
    deviations = DOCUMENT.parent / "deviations.yaml"

    done = subprocess.run(
        [sys.executable, str(CONFORMANCE), str(tmp_path / "bundle.yaml"), "--deviations", str(deviations)],
        capture_output=True,
        check=False,
        text=True,
    )

    assert (0, "") == (done.returncode, "" if done.returncode == 0 else done.stdout + done.stderr)
