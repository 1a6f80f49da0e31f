"""CHANGELOG.md: what it says is unreleased, and which versions it lists (https://keepachangelog.com/en/1.1.0/)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from generator.release.programs import ReleaseError

SECTIONS: Final = ("Changed", "Removed", "Deprecated", "Added", "Fixed", "Security")
"""Kinds of change, in the order they are written: what a user must act on comes first."""

_HEADING: Final = re.compile(r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?[ \t]*$", re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class Changelog:
    """A changelog in three pieces: what precedes the unreleased section, that section's body, and all that follows.

    dates: version -> when it was released.
    """

    file: Path
    before: str
    unreleased: str
    after: str
    dates: Mapping[str, date]

    def entry(self, version: str) -> str:
        """Give what it says of a version, "" for one that it does not know."""
        headings = list(_HEADING.finditer(self.after))
        ends = [*(heading.start() for heading in headings[1:]), len(self.after)]
        bodies = {
            heading["version"]: self.after[heading.end() : end] for heading, end in zip(headings, ends, strict=True)
        }
        return bodies.get(version, "").strip("\n")


def read_changelog(file: Path) -> Changelog:
    """Take a changelog apart. Raises ReleaseError when it has no `## [Unreleased]`."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise ReleaseError(f"{file}: {error.strerror}") from error
    headings = list(_HEADING.finditer(text))
    if not headings or headings[0]["version"] != "Unreleased":
        raise ReleaseError(f"{file} must begin with what is new, under `## [Unreleased]`")
    start = headings[0].end()
    end = headings[1].start() if len(headings) > 1 else len(text)
    return Changelog(
        file=file,
        before=text[: headings[0].start()],
        unreleased=text[start:end].strip("\n"),
        after=text[end:],
        dates={heading["version"]: _read_date(file, heading["date"]) for heading in headings if heading["date"]},
    )


def _read_date(file: Path, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ReleaseError(f"{file}: {text} is no date") from error
