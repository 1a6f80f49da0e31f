"""The files that may be changed, and who imports them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
RUNTIME: Final = ROOT / "templates/python/package"
CHANGED: Final = (ROOT / "generator", RUNTIME / "runtime", RUNTIME / "testing")


@cache
def sources() -> dict[str, bytes]:
    """Give name -> text of every file that may be changed, in a fixed order."""
    files = sorted(file for folder in CHANGED for file in folder.rglob("*.py"))
    return {file.relative_to(ROOT).as_posix(): file.read_bytes() for file in files}


def digest() -> str:
    """Give a name for the state of everything that decides what a test runs."""
    found = sha256()
    for folder in ("generator", "templates", "generated", "spec", "tests"):
        for file in sorted((ROOT / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return found.hexdigest()[:16]
