"""The Python interpreters of this machine, by version: a wheel must not depend on the one that built it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.release.programs import ReleaseError

SUPPORTED: Final = ("3.13", "3.12", "3.11")
"""Versions that are looked for when none is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Interpreter:
    """A Python that runs. version: "3.13"."""

    version: str
    path: Path


def choose_pythons(versions: Sequence[str]) -> tuple[Interpreter, ...]:
    """Give the named interpreters, or this one and the first of another version that is found; this one twice if none.

    Raises ReleaseError for a named version that is not there.
    """
    if versions:
        return tuple(_demand(version) for version in versions)
    own = Interpreter(version=f"{sys.version_info.major}.{sys.version_info.minor}", path=Path(sys.executable))
    others = (find_python(version) for version in SUPPORTED if version != own.version)
    return own, next((other for other in others if other is not None), own)


def _demand(version: str) -> Interpreter:
    found = find_python(version)
    if found is None:
        raise ReleaseError(f"there is no Python {version} on PATH or among those of pyenv; name another by --python")
    return found


def find_python(version: str) -> Interpreter | None:
    """Give an interpreter of this version that really runs, from PATH or pyenv."""
    for candidate in _candidates(version):
        try:
            command = [os.fspath(candidate), "-I", "-c", "import sys; print('%d.%d' % sys.version_info[:2])"]
            done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=30)
        except (OSError, subprocess.SubprocessError):
            continue
        if done.stdout.strip() == version:
            return Interpreter(version=version, path=candidate)
    return None


def _candidates(version: str) -> Iterator[Path]:
    for folder in os.get_exec_path():
        file = Path(folder) / f"python{version}"
        if file.is_file():
            yield file
    root = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv"))
    yield from sorted(root.glob(f"versions/{version}.*/bin/python{version}"), reverse=True)
