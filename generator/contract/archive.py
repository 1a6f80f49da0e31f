"""A contract folder: its recordings, read with the kit of the package, and all that is checked of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from generator.contract.check import Verdict, check_contract
from generator.contract.described import Described
from generator.contract.finding import Finding, FindingClass
from generator.contract.gaps import read_gaps
from generator.contract.kit import Kit, loaded
from generator.contract.payloads import read_payloads
from generator.contract.recorded import Recorded
from generator.contract.telling import problems_of
from generator.document.source import read_source, refuse
from generator.problems import Location, Problem

CONTRACT: Final = Path("tests/contract")
"""Where a project keeps scenarios, recordings and gaps."""

RECORDINGS: Final = "recordings"
GAPS: Final = "gaps.yaml"


@dataclass(frozen=True, kw_only=True, slots=True)
class Examined:
    """What was found, and how it is told."""

    verdict: Verdict
    problems: tuple[Problem, ...]


def examine(described: Described, recordings: Path, gaps: Path, package: Path, today: date) -> Examined:
    """Check all recordings of a folder. Raises UnusableInputError for what cannot be read."""
    if not recordings.is_dir():
        message = "there is no such folder; record scenarios by `python -m generator record`"
        refuse(message, Location(file=str(recordings)), "contract")
    listed = read_gaps(gaps)
    with loaded(package) as kit:
        recorded = read_recordings(kit, recordings)
        find_secrets = secret_finder(kit)
        verdict = check_contract(described, recorded, listed, read_payloads(package), today, find_secrets)
    problems = problems_of(verdict.findings, described.document, (*recorded, listed))
    return Examined(verdict=verdict, problems=problems)


def read_recordings(kit: Kit, folder: Path) -> tuple[Recorded, ...]:
    """Read all recordings of a folder, by name. Raises UnusableInputError for a file that is none."""
    return tuple(read_recorded(kit, file) for file in sorted(folder.glob("*.json")))


def read_recorded(kit: Kit, file: Path) -> Recorded:
    """Read one. Raises UnusableInputError for a file that is none."""
    recordings = kit.module("testing.recordings.files")
    source = read_source(file)
    try:
        return Recorded(recordings.parse_recording(source.text.encode(), source.name), source)
    except recordings.UnusableRecordingError as error:
        refuse(str(error).removeprefix(f"{source.name}: "), Location(file=source.name), "recording")


def secret_finder(kit: Kit) -> Callable[[Recorded], Iterable[Finding]]:
    """Give what looks for secrets that a recording still holds; it never tells them."""
    find_secrets = kit.module("testing.recordings.secrets.scan").find_secrets

    def find(recorded: Recorded) -> Iterator[Finding]:
        for found in find_secrets(recorded.source.text):
            message = f"{found.kind} {found.preview} is left; record the scenario anew, and change the secret"
            kind = FindingClass.SECRET
            yield Finding(kind=kind, rule="left", message=message, recording=recorded.file, at=found.where)

    return find
