"""Findings as problems: located where they are to be corrected, with the other side named in the message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from generator.document import Document
from generator.problems import Location, Problem
from generator.recordings.finding import Finding, FindingClass

_IN_DOCUMENT = frozenset({FindingClass.DOCUMENT_GAP, FindingClass.CODE_FAULT, FindingClass.COVERAGE})
"""What is corrected in the document, or begins there; the rest is reported at the recording."""


class LocatedFile(Protocol):
    """A file that findings point into: a recording, or the gaps file."""

    @property
    def file(self) -> str:
        """The file, as people name it."""
        ...

    def locate(self, pointer: str) -> Location:
        """Give the line of a part of it."""
        ...


def problems_of(findings: Iterable[Finding], document: Document, files: Sequence[LocatedFile]) -> tuple[Problem, ...]:
    """Give a problem for each finding: at file and line, by class and rule, with pointers into both sides."""
    by_file = {one.file: one for one in files}
    return tuple(_problem(finding, document, by_file) for finding in findings)


def _problem(finding: Finding, document: Document, by_file: Mapping[str, LocatedFile]) -> Problem:
    described = document.locate(finding.document) if finding.document else None
    recorded = _recorded(finding, by_file)
    is_first = finding.kind in _IN_DOCUMENT
    first, second = (described, recorded) if is_first else (recorded, described)
    pointers = (finding.document, finding.at) if is_first else (finding.at, finding.document)
    if first is None:
        first, second, pointers = second or document.locate("#"), None, pointers[::-1]
    beside = f" (see {second} {pointers[1]})" if second is not None else ""
    title = " ".join(part for part in (finding.operation, finding.status) if part)
    return Problem(
        where=first,
        rule=f"{finding.kind.replace(' ', '-')}/{finding.rule}",
        message=f"{finding.kind}: {f'{title}: ' if title else ''}{finding.message}{beside}",
        severity=finding.severity,
    )


def _recorded(finding: Finding, by_file: Mapping[str, LocatedFile]) -> Location | None:
    if not finding.recording:
        return None
    known = by_file.get(finding.recording)
    return known.locate(finding.at) if known else Location(file=finding.recording)
