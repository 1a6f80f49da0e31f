"""All checks of recordings that run no generated code: document, age, secrets, witnesses, and what is listed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.contract.conforms import check_recording
from generator.contract.coverage import Matrix, check_coverage, make_matrix
from generator.contract.described import Described
from generator.contract.finding import Finding, FindingClass, told_once
from generator.contract.fingerprint import fingerprint_operations
from generator.contract.gaps import Gap, Gaps
from generator.contract.payloads import Payloads
from generator.contract.provenance import check_provenance
from generator.contract.recorded import Recorded
from generator.contract.staleness import check_staleness


@dataclass(frozen=True, kw_only=True, slots=True)
class Verdict:
    """What was found, each matter once and the worst class first; the matrix of all answers; the gaps file."""

    findings: tuple[Finding, ...]
    matrix: Matrix
    listed: tuple[Gap, ...]


def check_contract(
    described: Described,
    recordings: Sequence[Recorded],
    gaps: Gaps,
    payloads: Payloads,
    today: date,
    find_secrets: Callable[[Recorded], Iterable[Finding]],
) -> Verdict:
    """Hold recordings against the document, and the document against what was witnessed."""
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
    lacking = tuple(check_coverage(make_matrix(described, recordings, payloads, {})))
    matrix = make_matrix(described, recordings, payloads, gaps.reasons(lacking))
    order = list(FindingClass)
    findings = sorted(told_once(gaps.settle((*found, *lacking))), key=lambda finding: order.index(finding.kind))
    return Verdict(findings=tuple(findings), matrix=matrix, listed=gaps.gaps)
