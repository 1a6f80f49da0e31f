"""What `make generate` runs: the full check of the document only when it changed."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.architecture.sources import ROOT

_MAKE = shutil.which("make") or ""


@pytest.mark.skipif(not _MAKE, reason="make is not installed")
@pytest.mark.parametrize(
    ("assumed", "commands"),
    [
        (("--old-file=.cache/spec-is-valid",), ["generate"]),
        (("--what-if=spec/openapi.yaml",), ["validate", "generate"]),
        (("--what-if=spec/deviations.yaml",), ["validate", "generate"]),
    ],
    ids=["unchanged", "document", "other file"],
)
def test_document_is_validated_before_generation_when_a_file_of_it_changed(
    assumed: tuple[str, ...], commands: list[str]
) -> None:
    done = subprocess.run(
        [_MAKE, "--dry-run", "--old-file=.venv/.ready", *assumed, "generate"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    run = [line.rpartition(" ")[2] for line in done.stdout.splitlines() if " -m generator " in line]
    assert commands == run
