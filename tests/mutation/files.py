"""The files that may be changed, and who imports them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
RUNTIME: Final = ROOT / "templates/python/package"
_OURS: Final = tuple(str(ROOT / folder) for folder in ("generator", "templates", "generated", "tests"))
CHANGED: Final = (ROOT / "generator", RUNTIME / "runtime", RUNTIME / "testing")


@cache
def sources() -> dict[str, bytes]:
    """Give name -> text of every file that may be changed, in a fixed order."""
    files = sorted(file for folder in CHANGED for file in folder.rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files}


def digest() -> str:
    """Give a name for the state of everything that decides what tests run, but for their own modules."""
    found = sha256()
    for folder in ("generator", "templates", "generated", "spec", "tests"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts and not is_of_tests(file):
                found.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()[:16]


def is_of_tests(file: Path) -> bool:
    """Whether a file is a module of tests, which decides on what its own tests run alone."""
    tests = ROOT / "tests"
    return file.is_relative_to(tests / "mutation") or (file.is_relative_to(tests) and file.name.startswith("test_"))


def is_ours(file: str) -> bool:
    """Whether a file is of this project, and what it computes depends on what may be changed."""
    return file.startswith(_OURS)


@cache
def state_of(test: str) -> str:
    """Give a name for the state of the module that a test is in."""
    file = ROOT / test.partition("::")[0]
    return sha256(file.read_bytes()).hexdigest()[:16] if file.exists() else ""
