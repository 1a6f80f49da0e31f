"""A changelog's entry for a version: what was written by hand comes first, what the changes say is added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from generator.changes.notes.line import Line, Section
from generator.changes.notes.write import BREAKING, to_markdown
from generator.release.changelog import Changelog
from generator.release.programs import ReleaseError
from generator.release.versions import Bump

_HEADING: Final = re.compile(r"^### (.+?)[ \t]*$", re.MULTILINE)
_SYMBOL: Final = re.compile(r"`([^`]+)`")

_BUMPS: Final = {
    Section.ADDED: Bump.MINOR,
    Section.CHANGED: Bump.MINOR,
    Section.DEPRECATED: Bump.MINOR,
    Section.REMOVED: Bump.MAJOR,
    Section.FIXED: Bump.PATCH,
    Section.SECURITY: Bump.PATCH,
}
"""What a line that somebody wrote under a heading asks for."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Written:
    """What stands under `## [Unreleased]`: a text before all headings, and the lines under each."""

    opening: str
    sections: Mapping[Section, str]

    @property
    def bump(self) -> Bump:
        """What the written lines ask for, whatever the documents say: the runtime changes without them."""
        if BREAKING.strip() in "\n".join(self.sections.values()):
            return Bump.MAJOR
        return max((_BUMPS[section] for section, text in self.sections.items() if text), default=Bump.NONE)


def read_written(changelog: Changelog) -> Written:
    """Take the unreleased section apart. Raises ReleaseError for a heading that Keep a Changelog does not know."""
    opening, *parts = _HEADING.split(changelog.unreleased)
    sections: dict[Section, str] = {}
    for name, text in zip(parts[::2], parts[1::2], strict=True):
        try:
            section = Section(name)
        except ValueError as error:
            known = ", ".join(Section)
            raise ReleaseError(f"{changelog.file}: there is no section {name!r}; write one of {known}") from error
        sections[section] = "\n".join(filter(None, (sections.get(section, ""), text.strip("\n"))))
    return Written(opening=opening.strip("\n"), sections=sections)


def compose_entry(written: Written, lines: Sequence[Line]) -> str:
    """Give the body of an entry. A line is left out whose symbols somebody wrote about already."""
    named = set(_SYMBOL.findall("\n".join(written.sections.values())))
    found = to_markdown(line for line in lines if not _is_named(line, named))
    parts = [written.opening] if written.opening else []
    for section in Section:
        texts = [text for text in (written.sections.get(section, ""), found.get(section, "")) if text]
        if texts:
            parts.append("\n".join((f"### {section}", "", *texts)))
    return "\n\n".join(parts)


def _is_named(line: Line, named: Iterable[str]) -> bool:
    return bool(line.about) and all(name in named for name in line.about)


def with_entry(changelog: Changelog, version: str, day: date, body: str) -> str:
    """Give the changelog's text with an entry for a version, and nothing unreleased.

    Raises ReleaseError when it has the version already.
    """
    if version in changelog.dates:
        raise ReleaseError(f"{changelog.file} has {version} already; remove that entry to plan it anew")
    entry = f"## [{version}] - {day.isoformat()}\n\n{body}\n"
    following = f"\n{changelog.after}" if changelog.after else ""
    return f"{changelog.before}## [Unreleased]\n\n{entry}{following}"
