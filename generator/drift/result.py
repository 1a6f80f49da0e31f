"""The result of one check: a summary, and each difference."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.problems import Problem


class DriftVerdict(StrEnum):
    """Result of a check. UNCHECKED: there is nothing to check. UNUSABLE: its input cannot be used."""

    CLEAN = "clean"
    DRIFT = "drift"
    UNCHECKED = "not checked"
    UNUSABLE = "unusable"


class Topic(StrEnum):
    """What is checked."""

    GENERATED = "generated"
    RELEASE = "release"
    RECORDINGS = "recordings"
    PUBLIC = "public"


QUESTIONS: Final = {
    Topic.GENERATED: "Is the generated package up to date?",
    Topic.RELEASE: "Does the version match the changes since the last release?",
    Topic.RECORDINGS: "Do the recordings agree with the document?",
    Topic.PUBLIC: "Does our document contain everything that the public document contains?",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class DriftResult:
    """The result of a check. summary: one line. notes: information that is not a problem, a line each."""

    topic: Topic
    verdict: DriftVerdict
    summary: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def clean(topic: Topic, summary: str, notes: Iterable[str] = (), problems: Iterable[Problem] = ()) -> DriftResult:
    """No drift; problems are warnings then."""
    return DriftResult(
        topic=topic, verdict=DriftVerdict.CLEAN, summary=summary, notes=tuple(notes), problems=tuple(problems)
    )


def drifted(topic: Topic, summary: str, problems: Iterable[Problem], notes: Iterable[str] = ()) -> DriftResult:
    """Drift was found."""
    return DriftResult(
        topic=topic, verdict=DriftVerdict.DRIFT, summary=summary, problems=tuple(problems), notes=tuple(notes)
    )


def unchecked(topic: Topic, reason: str) -> DriftResult:
    """There was nothing to check."""
    return DriftResult(topic=topic, verdict=DriftVerdict.UNCHECKED, summary=reason)
