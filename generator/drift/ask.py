"""Runs the checks, each on its own: one whose input is unusable does not stop the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.changes import Side
from generator.drift.answer import DriftResult, DriftVerdict, Topic, drifted, unasked
from generator.drift.generated import ask_generated
from generator.drift.public import ask_public
from generator.drift.recordings import ask_recordings
from generator.drift.release import ask_release
from generator.output.layers import read_layers
from generator.pipeline import DocumentError, Generation, generate
from generator.problems import UnusableInputError
from generator.project import Project


@dataclass(frozen=True, kw_only=True, slots=True)
class Morning:
    """Input besides the project: public documents, the first one counting most, and the date."""

    upstream: Sequence[str]
    today: date


def ask(project: Project, morning: Morning) -> tuple[DriftResult, ...]:
    """Run all four checks. Raises UnusableInputError if the document cannot be read at all."""
    try:
        generation = generate(project)
    except DocumentError as error:
        broken = drifted(Topic.GENERATED, "the document has errors, and no package can be generated", error.problems)
        others = [topic for topic in Topic if topic is not Topic.GENERATED]
        return (broken, *(unasked(topic, "the document has errors; correct them first") for topic in others))
    ours = _side(project, generation)
    return (
        _answer(Topic.GENERATED, lambda: ask_generated(generation)),
        _answer(Topic.RELEASE, lambda: ask_release(project, ours, generation.main.settings.version, morning.today)),
        _answer(Topic.RECORDINGS, lambda: ask_recordings(project, ours, morning.today)),
        _answer(Topic.PUBLIC, lambda: ask_public(project, ours, morning.upstream)),
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


def _answer(topic: Topic, question: Callable[[], DriftResult]) -> DriftResult:
    try:
        return question()
    except UnusableInputError as error:
        summary = "this check could not be run"
        return DriftResult(topic=topic, verdict=DriftVerdict.UNUSABLE, summary=summary, problems=(error.problem,))
