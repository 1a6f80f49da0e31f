"""The example of a layer as a repository of its own, by the generator that is installed from its wheel."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from tests.processes.shop import run
from tests.reference import ROOT

pytestmark = pytest.mark.slow


def test_installed_generator_makes_the_package_of_the_example(tmp_path: Path, command: str) -> None:
    folder = tmp_path / "repository"
    shutil.copytree(ROOT / "examples" / "layer", folder, ignore=shutil.ignore_patterns("client", ".*"))

    made = run(folder, command, "generate")
    again = run(folder, command, "generate", "--check")

    assert (0, 0) == (made.returncode, again.returncode), made.stdout + made.stderr + again.stdout
    typed = run(folder / "client", sys.executable, "-m", "mypy", "--strict", "pet_shop", "tests")
    assert 0 == typed.returncode, typed.stdout
    assert "class Pets(OldestPet, Resource)" in (folder / "client" / "pet_shop" / "resources" / "pets.py").read_text()
