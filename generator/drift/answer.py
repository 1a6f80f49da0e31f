"""The answer to one question: whether something went apart, in a line, and each thing that did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from generator.problems import Problem


class Verdict(StrEnum):
    """What came of a question. UNUSABLE: it could not be answered from what it was given."""

    CLEAN = "clean"
    DRIFT = "drift"
    UNASKED = "not asked"
    UNUSABLE = "unusable"


class Topic(StrEnum):
    """What a question is about."""

    GENERATED = "generated"
    RELEASE = "release"
    RECORDINGS = "recordings"
    PUBLIC = "public"


QUESTIONS: Final = {
    Topic.GENERATED: "Is the package what a clean run makes?",
    Topic.RELEASE: "What changed since the last release, and does the version say so?",
    Topic.RECORDINGS: "Do the recordings agree with the document?",
    Topic.PUBLIC: "Does the public document say something that ours does not?",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """An answer. summary: one line. notes: what is worth knowing and no problem, a line each."""

    topic: Topic
    verdict: Verdict
    summary: str
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


def clean(topic: Topic, summary: str, notes: Iterable[str] = (), problems: Iterable[Problem] = ()) -> Answer:
    """Nothing went apart; problems are warnings then."""
    return Answer(topic=topic, verdict=Verdict.CLEAN, summary=summary, notes=tuple(notes), problems=tuple(problems))


def drifted(topic: Topic, summary: str, problems: Iterable[Problem], notes: Iterable[str] = ()) -> Answer:
    """Something went apart."""
    return Answer(topic=topic, verdict=Verdict.DRIFT, summary=summary, problems=tuple(problems), notes=tuple(notes))


def unasked(topic: Topic, reason: str) -> Answer:
    """There was nothing to ask."""
    return Answer(topic=topic, verdict=Verdict.UNASKED, summary=reason)
