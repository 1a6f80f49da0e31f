"""All checks of recordings that run no generated code: document, age, secrets, coverage, and the gaps file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from generator.recordings.check.provenance import check_provenance
from generator.recordings.check.staleness import check_staleness
from generator.recordings.conformance.recording import check_recording
from generator.recordings.coverage.matrix import check_coverage, make_matrix
from generator.recordings.coverage.members import check_members
from generator.recordings.coverage.result import CheckResult
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass, merge_repeated
from generator.recordings.fingerprint import fingerprint_operations
from generator.recordings.gaps import Gaps
from generator.recordings.payloads import Payloads
from generator.recordings.recorded import Recorded


def check_contract(
    described: Described,
    recordings: Sequence[Recorded],
    gaps: Gaps,
    payloads: Payloads,
    today: date,
    find_secrets: Callable[[Recorded], Iterable[Finding]],
) -> CheckResult:
    """Compare recordings with the document, and the documented responses with the evidence for them."""
    fingerprints = fingerprint_operations(described.document.root, described.api)
    found = [
        finding
        for recorded in recordings
        for findings in (
            find_secrets(recorded),
            check_provenance(recorded, described.api),
            check_recording(recorded, described),
            check_staleness(recorded, described.api, fingerprints, today),
        )
        for finding in findings
    ]
    unexplained = make_matrix(described, recordings, payloads, {})
    lacking = (*check_coverage(unexplained), *check_members(unexplained.members))
    matrix = make_matrix(described, recordings, payloads, gaps.reasons(lacking))
    order = list(FindingClass)
    findings = sorted(merge_repeated(gaps.settle((*found, *lacking))), key=lambda finding: order.index(finding.kind))
    return CheckResult(findings=tuple(findings), matrix=matrix, listed=gaps.gaps)
