"""A comparison as it is asked for on a command line: documents, what counts, how bad it is, what was agreed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from generator.changes.acknowledged import acknowledge
from generator.changes.compare import compare_sides
from generator.changes.groups import PlacedChange
from generator.changes.levels import Level
from generator.changes.report import ReportedChanges
from generator.changes.scope import EVERYTHING, Filter
from generator.changes.severity import read_severity
from generator.changes.side import Side, read_side
from generator.problems import Problem

FAILING: Final[Mapping[str, frozenset[Level]]] = {
    "breaking": frozenset({Level.BREAKING}),
    "warning": frozenset({Level.BREAKING, Level.WARNING}),
    "never": frozenset[Level](),
}
"""What fails a run, by the word for it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonRequest:
    """What to compare. documents: base, revision, and then any number of further pairs.

    with_package: what changes for users of the package as well. severity, acknowledged: files, see there.
    """

    documents: Sequence[str]
    today: date
    wanted: Filter = EVERYTHING
    with_package: bool = True
    severity: Path | None = None
    acknowledged: Path | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class ComparisonOutcome:
    """What came of it. unused: entries of the file of acknowledged changes that fit none. remarks: a line each."""

    comparisons: tuple[ReportedChanges, ...]
    unused: tuple[Problem, ...]
    remarks: tuple[str, ...]

    def fails(self, fail_on: str) -> bool:
        """Whether the run fails. fail_on: a key of FAILING."""
        found = (one for comparison in self.comparisons for one in comparison.found)
        return bool(self.unused) or any(one.change.level in FAILING[fail_on] and not one.reason for one in found)


def compare_documents(request: ComparisonRequest) -> ComparisonOutcome:
    """Read and compare all pairs. Raises UnusableInputError for what cannot be read."""
    severity, remarks = read_severity(request.severity), list[str]()
    pairs: list[tuple[tuple[str, str], tuple[PlacedChange, ...]]] = []
    for base, revision in zip(request.documents[::2], request.documents[1::2], strict=True):
        sides = read_side(base), read_side(revision)
        remarks += (line for side in sides for line in _losses(side))
        changes = compare_sides(*sides, with_surface=request.with_package, today=request.today)
        found = tuple(severity.apply(request.wanted.apply(changes, sides[0].api, sides[1].api)))
        pairs.append(((base, revision), found))
    agreement = acknowledge([one for _, found in pairs for one in found], request.acknowledged)
    marked = iter(agreement.found)
    comparisons = [ReportedChanges(names=names, found=tuple(next(marked) for _ in found)) for names, found in pairs]
    return ComparisonOutcome(comparisons=tuple(comparisons), unused=agreement.unused, remarks=tuple(remarks))


def _losses(side: Side) -> Iterator[str]:
    if side.api.losses:
        parts = f"{len(side.api.losses)} parts of it cannot be read, and are not compared"
        yield f"{side.name}: {parts}; run validate to list them"
