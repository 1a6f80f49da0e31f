from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from generator.document import Document, check_document_fast, load_document
from generator.document.validate import check_document
from generator.document.write import write_bundle
from generator.levels import RuleLevels, RuleSet
from generator.problems import Severity, UnusableInputError
from tests.reference import reference

LEVELS = RuleLevels(rule_set=RuleSet.HOUSE)
DOCUMENTS = reference("reference/documents")

pytestmark = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the reference documents lie beside the repository only where it is made"
)


def test_slips_of_the_public_document_are_all_told() -> None:
    """The counts are those of an independent check of the same document."""
    document = load_document(DOCUMENTS / "api.video-2024-11.yaml")

    problems = Counter(problem.rule for problem in check_document(document, LEVELS))

    assert {"value-fits-schema": 55, "undeclared-property": 44, "pattern": 2} == {
        rule: problems[rule] for rule in ("value-fits-schema", "undeclared-property", "pattern")
    }


@pytest.mark.slow
@pytest.mark.parametrize(("folder", "refused"), [("corpus", 1), ("drift/cases", 0), ("drift/history", 0)])
def test_documents_of_the_world_load_or_are_refused_line_by_line(folder: str, refused: int) -> None:
    loaded = [_load(path) for path in sorted(reference(folder).iterdir())]

    assert refused == loaded.count(None)


@pytest.mark.slow
def test_bundles_of_the_world_read_back(tmp_path: Path) -> None:
    for path in sorted(reference("corpus").iterdir())[::4]:
        document = _load(path)
        if document and path.stat().st_size < 100_000:
            write_bundle(document, tmp_path / "bundle.yaml")

            assert document.root == load_document(tmp_path / "bundle.yaml").root


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["corpus", "drift/cases"])
def test_fast_check_agrees_with_the_full_one_on_documents_of_the_world(folder: str) -> None:
    for path in sorted(reference(folder).iterdir())[::6]:
        document = _load(path)
        if document and path.stat().st_size < 60_000:
            errors = any(problem.severity is Severity.ERROR for problem in check_document(document, LEVELS))

            assert errors == bool(check_document_fast(document, LEVELS)), path.name


def _load(path: Path) -> Document | None:
    """Load a document, None when it is refused, line by line. Anything else that is raised fails the test."""
    try:
        return load_document(path)
    except UnusableInputError as error:
        if not all(": error: " in line for line in str(error).splitlines()):
            raise
        return None
