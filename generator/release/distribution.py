"""The package to be released, as its own pyproject.toml names it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from generator.release.programs import ReleaseError


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
