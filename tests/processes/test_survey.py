"""The survey of real documents, in a process as users run it; of the project's own where those are absent."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.reference import ROOT, reference

CORPUS = reference("corpus")
FEATURES = ROOT / "tests" / "features"


@pytest.mark.slow
def test_every_document_becomes_a_package_that_imports() -> None:
    folder = CORPUS if CORPUS.is_dir() else FEATURES
    command = [sys.executable, "-m", "generator", "survey", str(folder)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    last = done.stdout.strip().rpartition("\n")[2]
    found = re.match(r"(\d+) documents: (\d+) whole, (\d+) lossy, (\d+) refused, (\d+) crashed; (\d+) import", last)
    assert found is not None, done.stdout + done.stderr
    documents, whole, lossy, refused, crashed, imported = map(int, found.groups())
    assert (documents, 0) == (whole + lossy + refused, crashed), done.stdout
    assert imported == whole + lossy, done.stdout
