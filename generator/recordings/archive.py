"""The folder of a project's recordings: where its files are, and how they are read."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from generator.document.source import read_source, refuse
from generator.problems import Location
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import Recorded

CONTRACT: Final = Path("tests/contract")
"""Where a project keeps scenarios, recordings and gaps."""

RECORDINGS: Final = "recordings"
GAPS: Final = "gaps.yaml"


def recording_file(folder: Path, scenario: str) -> Path:
    """Give the file of a scenario's recording."""
    return folder / RECORDINGS / f"{scenario}.json"


def read_recordings(package: LoadedPackage, folder: Path) -> tuple[Recorded, ...]:
    """Read all recordings of a folder, by name. Raises UnusableInputError for a file that is none."""
    return tuple(read_recorded(package, file) for file in sorted(folder.glob("*.json")))


def read_recorded(package: LoadedPackage, file: Path) -> Recorded:
    """Read one. Raises UnusableInputError for a file that is none."""
    recordings = package.module("testing.recordings.files")
    source = read_source(file)
    try:
        return Recorded(recordings.parse_recording(source.text.encode(), source.name), source)
    except recordings.UnusableRecordingError as error:
        refuse(str(error).removeprefix(f"{source.name}: "), Location(file=source.name), "recording")
