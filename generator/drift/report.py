"""The results in each format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from generator.drift.answer import QUESTIONS, DriftResult, DriftVerdict
from generator.escaping import printable
from generator.pages import render_page
from generator.problems import Problem
from generator.reporting import Format, render_problems

_TONES: Final = {
    DriftVerdict.CLEAN: "good",
    DriftVerdict.DRIFT: "bad",
    DriftVerdict.UNASKED: "note",
    DriftVerdict.UNUSABLE: "warn",
}


class DriftForm(StrEnum):
    """Format of the report."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"
    HTML = "html"
    MARKDOWN = "markdown"


def render(answers: Sequence[DriftResult], form: DriftForm) -> str:
    """Write all results in one format, ended by a newline."""
    match form:
        case DriftForm.TEXT:
            return "".join(f"{line}\n" for line in _text(answers))
        case DriftForm.JSON:
            return json.dumps([_record(answer) for answer in answers], indent=2, ensure_ascii=False) + "\n"
        case DriftForm.GITHUB:
            return render_problems(_problems(answers), Format.GITHUB)
        case DriftForm.SARIF:
            return render_problems(_problems(answers), Format.SARIF)
        case DriftForm.HTML:
            return render_page("drift", _page(answers))
        case DriftForm.MARKDOWN:
            return "".join(f"{line}\n" for line in _markdown(answers))


def exit_code(answers: Sequence[DriftResult]) -> int:
    """0 for no drift, 1 for drift, 2 if a check could not be run."""
    verdicts = {answer.verdict for answer in answers}
    if DriftVerdict.UNUSABLE in verdicts:
        return 2
    return 1 if DriftVerdict.DRIFT in verdicts else 0


def verdict(answers: Sequence[DriftResult]) -> str:
    """The one verdict: a line."""
    drifted = [str(answer.topic) for answer in answers if answer.verdict is DriftVerdict.DRIFT]
    unanswered = [str(answer.topic) for answer in answers if answer.verdict is DriftVerdict.UNUSABLE]
    parts = [f"drift: {', '.join(drifted)}"] if drifted else []
    parts += [f"not checked: {', '.join(unanswered)}"] if unanswered else []
    return "; ".join(parts) or "no drift"


def _problems(answers: Sequence[DriftResult]) -> tuple[Problem, ...]:
    return tuple(problem for answer in answers for problem in answer.problems)


def _text(answers: Sequence[DriftResult]) -> Iterator[str]:
    for answer in answers:
        yield f"{answer.topic}: {answer.verdict}: {printable(answer.summary)}"
        yield from (f"    {problem}" for problem in answer.problems)
        yield from (f"    {printable(note)}" for note in answer.notes)
    yield verdict(answers)


def _markdown(answers: Sequence[DriftResult]) -> Iterator[str]:
    """A table of verdicts, and the text as code: names in it come from documents and must not become Markdown."""
    lines = "\n".join(_text(answers))
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", lines))])
    yield f"## Drift: {verdict(answers).removeprefix('drift: ').replace('no drift', 'none')}"
    yield from ("", "| check | result |", "|---|---|")
    yield from (f"| {answer.topic} | {answer.verdict} |" for answer in answers)
    yield from ("", fence, lines, fence)


def _record(answer: DriftResult) -> dict[str, object]:
    return {
        "topic": str(answer.topic),
        "question": QUESTIONS[answer.topic],
        "verdict": str(answer.verdict),
        "summary": answer.summary,
        "problems": json.loads(render_problems(answer.problems, Format.JSON)),
        "notes": list(answer.notes),
    }


def _page(answers: Sequence[DriftResult]) -> dict[str, object]:
    cards = [
        {
            "question": QUESTIONS[answer.topic],
            "tone": _TONES[answer.verdict],
            "verdict": answer.verdict,
            "summary": answer.summary,
            "problems": [
                {"where": problem.where, "message": problem.message, "rule": problem.rule}
                for problem in answer.problems
            ],
            "notes": answer.notes,
        }
        for answer in answers
    ]
    return {
        "title": "Drift",
        "verdict": verdict(answers),
        "tone": "bad" if exit_code(answers) else "good",
        "cards": cards,
    }
