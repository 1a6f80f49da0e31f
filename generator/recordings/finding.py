"""A finding: where document, recording and code do not agree, and which of the three is to be corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from generator.problems import Severity


class FindingClass(StrEnum):
    """What is to be corrected.

    DOCUMENT_GAP: the document does not know what the server does. SERVER_FAULT: the response is broken by any reading.
    STALE_RECORDING: the recording is old, or the document has moved on. CODE_FAULT: the generated code sends or reads
    something else. COVERAGE: a response is in no recording, or a line of the gaps file is no longer needed. SECRET: a
    recording holds what nobody may read.
    """

    SECRET = "secret"  # noqa: S105 # a name
    CODE_FAULT = "code fault"
    SERVER_FAULT = "server fault"
    DOCUMENT_GAP = "document gap"
    STALE_RECORDING = "stale recording"
    COVERAGE = "coverage"


EXIT_CODES: Final = MappingProxyType(
    {
        FindingClass.SECRET: 1,
        FindingClass.CODE_FAULT: 3,
        FindingClass.SERVER_FAULT: 4,
        FindingClass.DOCUMENT_GAP: 5,
        FindingClass.STALE_RECORDING: 6,
        FindingClass.COVERAGE: 7,
    }
)
"""How a command ends that finds something; of several classes, the first decides. 2 is for unusable input."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Finding:
    """One disagreement. rule: its id, in kebab case. message: what was found, and what to do about it.

    operation, status: whose response it is. place: where in the response or request, with `*` for positions in arrays.
    document: pointer into the bundled document. recording: the file, as people name it. at: pointer into that file.
    """

    kind: FindingClass
    rule: str
    message: str
    operation: str = ""
    status: str = ""
    place: str = ""
    document: str = ""
    recording: str = ""
    at: str = ""
    severity: Severity = Severity.ERROR

    @property
    def subject(self) -> str:
        """What it is a finding of, the same in every recording: `getVideo 200 undeclared-member /assets/logo`."""
        return " ".join(part for part in (self.operation, self.status, self.rule, self.place) if part)


def exit_code(findings: Iterable[Finding]) -> int:
    """Give the exit code: 0 where no finding is an error."""
    found = {finding.kind for finding in findings if finding.severity is Severity.ERROR}
    return next((code for kind, code in EXIT_CODES.items() if kind in found), 0)


def merge_repeated(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return what is found again and again once, with how often it was found."""
    groups: dict[tuple[str, str, str], list[Finding]] = {}
    for finding in findings:
        subject = finding.subject if finding.operation else finding.message
        groups.setdefault((finding.kind, subject, finding.document), []).append(finding)
    return tuple(_first(group) for group in groups.values())


def _first(group: list[Finding]) -> Finding:
    first = group[0]
    return first if len(group) == 1 else replace(first, message=f"{first.message} (found {len(group)} times)")


def starred(steps: Iterable[str | int]) -> str:
    """Write a place as a pointer with `*` for positions in arrays, so that it is the same for every item."""
    return "".join(f"/{'*' if isinstance(step, int) else step}" for step in steps)
