"""The survey of real documents, in a process as users run it; of the project's own where those are absent."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from tests.reference import ROOT, reference

CORPUS = reference("corpus")
LEAST_WHOLE = 93
"""Documents of the corpus that become whole packages by the default command."""
FEATURES = ROOT / "tests" / "features"


@pytest.mark.slow
def test_documents_of_the_world_become_whole_packages() -> None:
    folder = CORPUS if CORPUS.is_dir() else FEATURES
    command = [sys.executable, "-m", "generator", "survey", str(folder)]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    counts = r"(\d+) documents: (\d+) whole, (\d+) lossy, (\d+) refused, (\d+) broken, (\d+) crashed"
    found = re.search(counts, done.stdout)
    assert found is not None, done.stdout + done.stderr
    documents, whole, lossy, refused, broken, crashed = map(int, found.groups())
    assert (documents, 0) == (whole + lossy + refused + broken, crashed), done.stdout
    assert "does not import" not in done.stdout, done.stdout
    assert folder != CORPUS or whole >= LEAST_WHOLE, done.stdout
