"""What all checks of recordings found, as a value for reports."""

from __future__ import annotations

from dataclasses import dataclass

from generator.recordings.coverage.matrix import Matrix
from generator.recordings.finding import Finding
from generator.recordings.gaps import Gap


@dataclass(frozen=True, kw_only=True, slots=True)
class CheckResult:
    """What was found, each matter once and the worst class first; the matrix of all answers; the gaps file."""

    findings: tuple[Finding, ...]
    matrix: Matrix
    listed: tuple[Gap, ...]
