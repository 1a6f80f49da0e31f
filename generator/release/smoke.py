"""A wheel tried out as a user would: installed into an empty environment, imported, and put to work."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.release.programs import ReleaseError, run_program


@dataclass(frozen=True, kw_only=True, slots=True)
class Trial:
    """How to try a package out. script: a program and its arguments, () for none; extras: what it needs besides."""

    package: str
    distribution: str
    version: str
    script: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()


def try_wheel(wheel: Path, trial: Trial, python: Path) -> str:
    """Install a wheel into an empty environment of `python`, import it and run the script; give what that printed.

    Dependencies come from the folder of the wheel, or from wherever the environment's installer gets them. Raises
    ReleaseError when a step fails.
    """
    file = wheel.resolve()
    requirement = f"{file}[{','.join(trial.extras)}]" if trial.extras else str(file)
    return try_installed([requirement, "--find-links", os.fspath(file.parent)], trial, python)


def try_installed(installing: Sequence[str], trial: Trial, python: Path) -> str:
    """Try a package that `uv pip install` gets from the words given."""
    with tempfile.TemporaryDirectory(prefix="release-smoke-") as temporary:
        folder = Path(temporary)
        uv = [sys.executable, "-m", "uv"]
        run_program([*uv, "venv", "--quiet", "--python", python, "env"], folder=folder, failure="no environment")
        own = interpreter_of(folder / "env", os.name)
        install: list[str | Path] = [*uv, "pip", "install", "--quiet", "--python", own, *installing]
        run_program(install, folder=folder, failure="the wheel cannot be installed into an empty environment")
        _check_import(own, trial, folder)
        if not trial.script:
            return ""
        script = Path(trial.script[0]).resolve()
        words: list[str | Path] = [own, script, *trial.script[1:]]
        return run_program(
            words, folder=folder, failure=f"{script.name} fails with the installed wheel", environment=_ALONE
        )


def interpreter_of(environment: Path, system: str) -> Path:
    """Give the Python of a virtual environment. system: as `os.name` says."""
    return environment / "Scripts" / "python.exe" if system == "nt" else environment / "bin" / "python"


_ALONE = {"PYTHONPATH": "", "PYTHONSAFEPATH": "1"}
"""Nothing of the checkout may stand in for what the wheel lacks."""


def _check_import(python: Path, trial: Trial, folder: Path) -> None:
    code = (
        "import importlib.metadata, pathlib; "
        f"import {trial.package} as package; "
        "assert (pathlib.Path(package.__file__).parent / 'py.typed').is_file(), 'py.typed'; "
        "[getattr(package, name) for name in package.__all__]; "
        f"print(importlib.metadata.version({trial.distribution!r}))"
    )
    found = run_program(
        [python, "-I", "-W", "error", "-c", code], folder=folder, failure="the installed wheel does not import"
    ).strip()
    if found != trial.version:
        raise ReleaseError(f"version {found} was installed, not {trial.version}")
