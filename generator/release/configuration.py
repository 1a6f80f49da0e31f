"""What the pyproject.toml of the project and of its package say of the release: version and names."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from packaging.version import Version

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Distribution:
    """name: what is installed (`apivideo-sdk`). package: what is imported (`apivideo_sdk`). version: as written."""

    name: str
    package: str
    version: str

    @property
    def parsed(self) -> Version:
        """The version as a value that can be compared."""
        return Version(self.version)


def read_distribution(folder: Path) -> Distribution:
    """Read the names of the package in a folder. Raises ReleaseError when there is none."""
    file = folder / "pyproject.toml"
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        (package,) = table["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
        return Distribution(name=table["project"]["name"], version=table["project"]["version"], package=package)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ReleaseError(f"{file} describes no package; run generate first") from error
