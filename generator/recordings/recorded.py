"""Recordings: their folder, what each file says, the line of each part, and how old it is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.document.locate import Locator
from generator.document.source import Source, read_source, refuse
from generator.document.tree import Json
from generator.ir.schemas import MISSING, Missing
from generator.problems import Location
from generator.recordings.package_loader import LoadedPackage

if TYPE_CHECKING:
    from package.testing.recordings.recording import Content, Recording


@dataclass(frozen=True)
class Recorded:
    """One recording, and the text of its file."""

    recording: Recording
    source: Source

    @property
    def is_found(self) -> bool:
        """Whether its responses were found in public, not recorded: they are as old as they are."""
        return self.recording.provenance.kind == "example"

    @property
    def file(self) -> str:
        """The file, as people name it."""
        return self.source.name

    def locate(self, pointer: str) -> Location:
        """Give the line of a part of the recording, or of its nearest ancestor that is written."""
        return self._locator.locate(f"#{pointer}")

    @cached_property
    def _locator(self) -> Locator:
        return Locator(self.source)


class NoJsonError(ValueError):
    """A body that is no JSON."""


def json_of(content: Content) -> Json:
    """Give the data of a body. Raises NoJsonError for one that is no JSON."""
    text = getattr(content, "text", None)
    if isinstance(text, str):
        try:
            value: Json = json.loads(text)
        except ValueError as error:
            raise NoJsonError(str(error)) from error
        return value
    data: Json | Missing = getattr(content, "data", MISSING)
    if isinstance(data, Missing):
        raise NoJsonError("these bytes are no text")
    return data


@dataclass(frozen=True, kw_only=True, slots=True)
class Patience:
    """How many days old a recording may be: after `warning` it is reported, after `error` it no longer counts."""

    warning: int = 90
    error: int = 180


PATIENCE: Final = Patience()


def age_in_days(recorded_at: str, today: date) -> int | None:
    """Give how old a recording is; None for a moment that cannot be read."""
    try:
        return (today - datetime.fromisoformat(recorded_at).date()).days
    except ValueError:
        return None


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
