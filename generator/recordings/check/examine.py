"""A contract folder: its recordings, read with the package of the package, and all that is checked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from generator.document.source import refuse
from generator.problems import Location, Problem
from generator.program import PROGRAM
from generator.recordings.check.report import problems_of
from generator.recordings.check.staleness import check_provenance, check_staleness
from generator.recordings.conformance.recording import check_recording
from generator.recordings.coverage.matrix import CheckResult, Payloads, check_coverage, make_matrix, read_payloads
from generator.recordings.coverage.members import check_members
from generator.recordings.described import Described
from generator.recordings.finding import Finding, FindingClass, merge_repeated
from generator.recordings.fingerprint import fingerprint_operations
from generator.recordings.gaps import Gaps, read_gaps
from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.recorded import Recorded, read_recordings


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """What the checks found, and the same as problems."""

    result: CheckResult
    problems: tuple[Problem, ...]


def examine(described: Described, recordings: Path, gaps: Path, package_folder: Path, today: date) -> Examined:
    """Check all recordings of a folder. Raises UnusableInputError for what cannot be read."""
    if not recordings.is_dir():
        message = f"there is no such folder; record scenarios with `{PROGRAM} record`"
        refuse(message, Location(file=str(recordings)), "contract")
    listed = read_gaps(gaps)
    with load_package(package_folder) as package:
        recorded = read_recordings(package, recordings)
        find_secrets = secret_finder(package)
        result = check_contract(described, recorded, listed, read_payloads(package_folder), today, find_secrets)
    problems = problems_of(result.findings, described.document, (*recorded, listed))
    return Examined(result=result, problems=problems)


def secret_finder(package: LoadedPackage) -> Callable[[Recorded], Iterable[Finding]]:
    """Give the search for secrets that are left in a recording. Findings never show them."""
    find_secrets = package.module("testing.recordings.secrets.scan").find_secrets

    def find(recorded: Recorded) -> Iterator[Finding]:
        for found in find_secrets(recorded.source.text):
            message = f"{found.kind} {found.preview} is left; record the scenario again, and change the secret"
            kind = FindingClass.SECRET
            yield Finding(kind=kind, rule="left", message=message, recording=recorded.file, at=found.where)

    return find


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
