"""Strict type checks of packages by mypy, one cache for all of them.

Every package is made again under one import name: what all packages have in common is then checked once, and each
further one costs its own modules alone.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from generator.output.write import write_tree
from generator.pipeline import generate
from generator.project.project import PackagePlan, ProjectNames, choose_project

PACKAGE: Final = "sample"

_TIME_LIMIT: Final = 900.0
_SHOWN: Final = 3


def type_errors(document: Path, folder: Path) -> str:
    """Check package and tests of a document by mypy --strict; give the first errors, "" for none.

    folder: for the package and the cache.
    """
    output = folder / "package"
    shutil.rmtree(output, ignore_errors=True)
    project = replace(choose_project(folder, document), packages=(PackagePlan(names=ProjectNames(package=PACKAGE)),))
    write_tree(output, generate(project, keep_going=True).main.tree)
    command = [
        sys.executable,
        "-m",
        "mypy",
        "--strict",
        "--config-file=",
        "--python-version=3.11",
        "--no-error-summary",
    ]
    command += [f"--cache-dir={folder / 'mypy'}", "--no-color-output", PACKAGE, "tests"]
    try:
        done = subprocess.run(command, cwd=output, capture_output=True, text=True, check=False, timeout=_TIME_LIMIT)
    except subprocess.TimeoutExpired:
        return f"not done after {_TIME_LIMIT:.0f} seconds"
    lines = (done.stdout + done.stderr).strip().splitlines()
    return "" if done.returncode == 0 else "; ".join(lines[:_SHOWN]) or f"exit code {done.returncode}"
