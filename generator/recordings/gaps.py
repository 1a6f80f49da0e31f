"""The gaps file: responses and members without a witness, and findings that are as they should be.

    - responses: getAccount 404
      reason: live only
      why: There always is an account.
    - members: "*Sessions 200:/data/*/referrer/*"
      reason: deprecated
      why: The emulator knows the address alone.
    - finding: "* 503 server-error"
      recording: outage
      why: The emulator is set to fail.

`*` is any text. `recording` limits a line to what one recording shows. What has no witness needs one of three reasons.
A line that nothing needs any more is a finding itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from generator.document.locate import Locator
from generator.document.source import Source, read_source, refuse
from generator.document.text.yaml_text import read_yaml
from generator.document.tree import Json, as_object
from generator.problems import Location
from generator.recordings.finding import Finding, FindingClass

REASONS: Final = ("live only", "costs money", "deprecated")
"""Why something may have no witness: only the API itself can show it, or only for money, or it is on its way out."""

_UNWITNESSED: Final[Mapping[str, str]] = {"not-recorded": "responses", "member-not-recorded": "members"}
"""Which lines are about what has no witness, by the rule of the finding."""
_SUBJECTS: Final = (*_UNWITNESSED.values(), "finding")
_NEVER: Final = FindingClass.SECRET


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """One line: what it is about ("responses", "members" or "finding"), the pattern, and why.

    reason: one of REASONS for what has no witness, "" for a finding. recording: the only one it is about; "" for all.
    """

    about: str
    pattern: str
    why: str
    reason: str = ""
    recording: str = ""

    def covers(self, finding: Finding) -> bool:
        """Return whether a finding is what the line speaks of. No line speaks of a secret."""
        if finding.kind is _NEVER or self.about != _UNWITNESSED.get(finding.rule, "finding"):
            return False
        is_meant = not self.recording or Path(finding.recording).stem == self.recording
        return is_meant and _fits(self.pattern, _subject(finding))


@dataclass(frozen=True)
class Gaps:
    """All lines of a gaps file."""

    gaps: tuple[Gap, ...] = ()
    source: Source | None = None

    @property
    def file(self) -> str:
        """The file, as people name it."""
        return self.source.name if self.source else ""

    def locate(self, pointer: str) -> Location:
        """Give the line of a part of the file."""
        return Locator(self.source).locate(f"#{pointer}") if self.source else Location(file="")

    def settle(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Leave out what is listed, and add what is listed for nothing."""
        open_findings = (one for one in findings if not any(gap.covers(one) for gap in self.gaps))
        return (*open_findings, *self._idle(findings))

    def reasons(self, findings: Iterable[Finding]) -> Mapping[str, str]:
        """Say why what is listed has no witness, by operation and status, or operation and place."""
        return {
            _subject(finding): f"{gap.reason}: {gap.why}"
            for finding in findings
            for gap in self.gaps
            if gap.reason and gap.covers(finding)
        }

    def _idle(self, findings: Sequence[Finding]) -> Iterator[Finding]:
        for number, gap in enumerate(self.gaps):
            if not any(gap.covers(finding) for finding in findings):
                yield Finding(
                    kind=FindingClass.COVERAGE,
                    rule="closed-gap",
                    message=f"{gap.about} {gap.pattern!r} is listed, and nothing needs it any more; remove the line",
                    recording=self.file,
                    at=f"/{number}/{gap.about}",
                )


def read_gaps(file: Path) -> Gaps:
    """Read a gaps file; where there is none, nothing is listed. Raises UnusableInputError for another file."""
    if not file.exists():
        return Gaps()
    source = read_source(file)
    lines = read_yaml(source)
    if not isinstance(lines, list):
        refuse(
            "this is no list; write `- responses: <operation> <status>` and `why:` lines", Location(file=source.name)
        )
    return Gaps(tuple(_gap(line, source, number) for number, line in enumerate(lines)), source)


def _gap(line: Json, source: Source, number: int) -> Gap:
    members = as_object(line)
    about = next((name for name in _SUBJECTS if name in members), "")
    pattern, why = members.get(about), members.get("why")
    reason = members.get("reason", "")
    is_about_witnesses = about in _UNWITNESSED.values()
    names = {about, "why", "reason"} if is_about_witnesses else {about, "why", *members.keys() & {"recording"}}
    if set(members) != names or not isinstance(pattern, str) or not isinstance(why, str) or not why.strip():
        forms = "`responses:` or `members:` with `reason:`, or `finding:`, perhaps with `recording:`"
        message = f"a line has {forms}; and `why:`; and nothing else"
        refuse(message, Locator(source).locate(f"#/{number}"))
    if is_about_witnesses and reason not in REASONS:
        message = f"{reason!r} is no reason to have no witness; give one of: {', '.join(REASONS)}"
        refuse(message, Locator(source).locate(f"#/{number}/reason"))
    return Gap(
        about=about, pattern=pattern, why=why.strip(), reason=str(reason), recording=str(members.get("recording", ""))
    )


def _subject(finding: Finding) -> str:
    """Name what a line speaks of."""
    match _UNWITNESSED.get(finding.rule):
        case "responses":
            return f"{finding.operation} {finding.status}"
        case "members":
            return f"{finding.operation} {finding.place}".strip()
        case _:
            return finding.subject


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), text, re.DOTALL) is not None
