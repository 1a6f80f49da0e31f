"""The version that a document gives itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from generator.diff.change import Change, Direction, Level
from generator.diff.unchanged import Documents

_NUMBER: Final = re.compile(r"\d+")


def compare_about(documents: Documents) -> Iterator[Change]:
    """Compare the versions: one that goes back is a slip."""
    before, after = documents.base.version, documents.revision.version
    if _numbers(after) < _numbers(before):
        yield Change(
            rule="api-version-decreased",
            level=Level.INFO,
            direction=Direction.NONE,
            subject="version",
            message=f"the version of the document went back from {before} to {after}",
            base="#/info/version",
            revision="#/info/version",
        )


def _numbers(version: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(version)]
