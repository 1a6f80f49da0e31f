"""Does the public document say something that ours does not? Deliberate deviations lie beside the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from generator.changes import Side, read_side
from generator.changes.public import MissingFact, PublicExamples, apply_deviations, compare_with_public
from generator.document.entries import Entry, read_entries
from generator.drift.result import DriftResult, Topic, clean, drifted, unchecked
from generator.problems import Problem
from generator.project.project import Project

DEVIATIONS: Final = ("deviations.yaml", "deviations-values.yaml")
"""Files beside the document that say where it departs from the public one on purpose: facts; patterns and examples."""


def check_public(project: Project, ours: Side, upstream: Sequence[str]) -> DriftResult:
    """Compare our document with public ones; of an operation that several have, the first counts."""
    if not upstream:
        return unchecked(Topic.PUBLIC, "name the public document with --upstream FILE|URL")
    sides = [read_side(text) for text in upstream]
    found = [pair for number, side in enumerate(sides) for pair in _compare(side, ours, sides[:number])]
    entries = [entry for name in DEVIATIONS for entry in _deviations(project.document.parent / name)]
    apis = [side.api for side in sides]
    held = apply_deviations([missing for missing, _ in found], entries, apis, ours.api)
    problems = [_problem(missing, side, ours) for missing, side in found if missing in held.missing]
    operations = sum(len(side.api.operations) for side in sides)
    counts = ((operations, "public operation"), (len(held.missing), "missing fact"), (held.excused, "deviation"))
    summary = ", ".join(f"{number} {noun}{'' if number == 1 else 's'}" for number, noun in counts)
    problems += held.unused
    return drifted(Topic.PUBLIC, summary, problems) if problems else clean(Topic.PUBLIC, summary)


def _compare(side: Side, ours: Side, earlier: Sequence[Side]) -> Iterator[tuple[MissingFact, Side]]:
    judge = PublicExamples.of(side, ours)
    for missing in compare_with_public(side.api, ours.api, [one.api for one in earlier], judge):
        yield missing, side


def _deviations(file: Path) -> tuple[Entry, ...]:
    return read_entries(file, ("at", "why")) if file.is_file() else ()


def _problem(missing: MissingFact, side: Side, ours: Side) -> Problem:
    return Problem(
        where=ours.locate(missing.ours),
        rule="upstream",
        message=f"`{missing.at}`: {missing.message} ({side.locate(missing.theirs)}); "
        f"add it, or say in {DEVIATIONS[0]} why not",
    )
