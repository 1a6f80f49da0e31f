"""The gaps file: answers without a witness, and findings that are as they should be, each with a reason.

    - answers: getAccount 404
      why: There always is an account.
    - finding: "* 503 server-error"
      why: The emulator is set to fail.

`*` is any text. A line that nothing needs any more is a finding itself.
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

_SUBJECTS: Final = ("answers", "finding")
_NEVER: Final = FindingClass.SECRET


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """One line: what it is about ("answers" or "finding"), the pattern, and the reason."""

    about: str
    pattern: str
    why: str

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is what the line speaks of. No line speaks of a secret."""
        is_answer = finding.kind is FindingClass.COVERAGE
        if finding.kind is _NEVER or is_answer is not (self.about == "answers"):
            return False
        return _fits(self.pattern, f"{finding.operation} {finding.status}" if is_answer else finding.subject)


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
        """Give the reasons of listed answers, by operation and status."""
        return {
            f"{finding.operation} {finding.status}": gap.why
            for finding in findings
            for gap in self.gaps
            if gap.about == "answers" and gap.covers(finding)
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
        refuse("this is no list; write `- answers: <operation> <status>` and `why:` lines", Location(file=source.name))
    return Gaps(tuple(_gap(line, source, number) for number, line in enumerate(lines)), source)


def _gap(line: Json, source: Source, number: int) -> Gap:
    members = as_object(line)
    about = next((name for name in _SUBJECTS if name in members), "")
    pattern, why = members.get(about), members.get("why")
    is_whole = set(members) == {about, "why"} and isinstance(pattern, str) and isinstance(why, str) and why.strip()
    if not is_whole:
        where = Locator(source).locate(f"#/{number}")
        refuse("a line has `answers:` or `finding:`, and `why:` with a reason, and nothing else", where)
    return Gap(about=about, pattern=str(pattern), why=str(why).strip())


def _fits(pattern: str, text: str) -> bool:
    return re.fullmatch(".*".join(re.escape(part) for part in pattern.split("*")), text, re.DOTALL) is not None
