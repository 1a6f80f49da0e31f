"""A recording as its file holds it: what it says, and the line each part of it stands in."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from generator.document.locate import Locator
from generator.document.source import Source
from generator.document.tree import Json
from generator.ir.schemas import MISSING, Missing
from generator.problems import Location

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
