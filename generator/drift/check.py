"""Runs the checks, each on its own: one whose input is unusable does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.changes import Side
from generator.drift.generated import check_generated
from generator.drift.public import check_public
from generator.drift.recordings import check_recordings
from generator.drift.release import check_release
from generator.drift.result import DriftResult, DriftVerdict, Topic, drifted, unchecked
from generator.output.layers import read_layers
from generator.pipeline import DocumentError, Generation, generate
from generator.problems import UnusableInputError
from generator.project.project import Project


@dataclass(frozen=True, kw_only=True, slots=True)
class DriftInput:
    """Input besides the project: public documents, the first one counting most, and the date."""

    upstream: Sequence[str]
    today: date


def check_drift(project: Project, given: DriftInput) -> tuple[DriftResult, ...]:
    """Run all four checks. Raises UnusableInputError if the document cannot be read at all."""
    try:
        generation = generate(project)
    except DocumentError as error:
        broken = drifted(Topic.GENERATED, "the document has errors, and no package can be generated", error.problems)
        others = [topic for topic in Topic if topic is not Topic.GENERATED]
        return (broken, *(unchecked(topic, "the document has errors; correct them first") for topic in others))
    ours = _side(project, generation)
    return (
        _checked(Topic.GENERATED, lambda: check_generated(generation)),
        _checked(Topic.RELEASE, lambda: check_release(project, ours, generation.main.settings.version, given.today)),
        _checked(Topic.RECORDINGS, lambda: check_recordings(project, ours, given.today)),
        _checked(Topic.PUBLIC, lambda: check_public(project, ours, given.upstream)),
    )


def _side(project: Project, generation: Generation) -> Side:
    return Side(
        name=str(project.document),
        document=generation.document,
        api=generation.api,
        names=project.main.names,
        layers=read_layers(project.main.layers).additions,
        choices=project.main.choices,
    )


def _checked(topic: Topic, check: Callable[[], DriftResult]) -> DriftResult:
    try:
        return check()
    except UnusableInputError as error:
        summary = "this check could not be run"
        return DriftResult(topic=topic, verdict=DriftVerdict.UNUSABLE, summary=summary, problems=(error.problem,))
