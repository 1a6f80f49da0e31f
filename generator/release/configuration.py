"""The version in the project's pyproject.toml, changed without touching another character of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Final

from generator.release.programs import ReleaseError

_TABLE: Final = "[tool.generator]"
_VERSION: Final = re.compile(r"^version[ \t]*=[ \t]*(?:\"[^\"\n]*\"|'[^'\n]*')", re.MULTILINE)


def with_version(file: Path, version: str) -> str:
    """Give the text of a pyproject.toml with the version of the package set. Raises ReleaseError when it cannot be."""
    text = file.read_text(encoding="utf-8")
    line = f'version = "{version}"'
    start = text.find(f"{_TABLE}\n")
    if start < 0:
        raise ReleaseError(f"{file} has no {_TABLE}; add it, with {line}")
    body = start + len(_TABLE) + 1
    following = text.find("\n[", body - 1)
    end = len(text) if following < 0 else following
    table = text[body:end]
    changed = _VERSION.sub(line, table, count=1) if _VERSION.search(table) else f"{table.rstrip()}\n{line}\n"
    result = f"{text[:body]}{changed}{text[end:]}"
    if tomllib.loads(result)["tool"]["generator"].get("version") != version:
        raise ReleaseError(f"{file}: the version cannot be set; write {line} under {_TABLE}")
    return result
