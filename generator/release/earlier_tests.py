"""The generated tests of the last release, type-checked against the new package: they call it as users do."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

from packaging.version import Version

from generator.release.history import Release, export
from generator.release.programs import ReleaseError, run_program

_SETTINGS: Final = """\
[mypy]
python_version = 3.11
strict = true
disallow_untyped_decorators = false
warn_unused_ignores = false
"""
"""The tests are held to strictness, but not to what only matters to those who maintain them."""


def judge_complaints(complaints: str, release: Release, version: Version) -> str:
    """Say in a sentence what complaints of an earlier release's tests mean for a version.

    Raises ReleaseError for a version that does not say that it breaks something.
    """
    if not complaints:
        return f"those of {release.tag} fit the types of this package"
    if version.major == release.version.major:
        raise ReleaseError(f"the tests of {release.tag} no longer fit; this needs a new major version", complaints)
    return f"{complaints.count('error:')} misfits with {release.tag}, as a new major version may have"


def check_earlier_tests(root: Path, release: Release, package: Path, name: str) -> str:
    """Type-check the tests of a release against the package in a folder; give what mypy complains of, "" for nothing.

    Raises ReleaseError when the tests cannot be had.
    """
    tests = (package / "tests").resolve().relative_to(root.resolve()).as_posix()
    with tempfile.TemporaryDirectory(prefix="release-tests-") as temporary:
        folder = Path(temporary)
        export(root, release.tag, [tests], folder / "then")
        shutil.move(folder / "then" / tests, folder / "tests")
        shutil.copytree(package / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "mypy.ini").write_text(_SETTINGS, encoding="utf-8")
        command = [sys.executable, "-m", "mypy", "--config-file", "mypy.ini", "--no-error-summary", "tests"]
        try:
            run_program(command, folder=folder, failure="mypy")
        except ReleaseError as error:
            return error.said
        return ""
