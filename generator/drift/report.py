"""The results in each format."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from generator.drift.result import QUESTIONS, DriftResult, DriftVerdict
from generator.escaping import printable
from generator.pages import render_page
from generator.problems import Problem
from generator.reporting import Format, render_problems

_TONES: Final = {
    DriftVerdict.CLEAN: "good",
    DriftVerdict.DRIFT: "bad",
    DriftVerdict.UNCHECKED: "note",
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


def render(results: Sequence[DriftResult], form: DriftForm) -> str:
    """Write all results in one format, ended by a newline."""
    match form:
        case DriftForm.TEXT:
            return "".join(f"{line}\n" for line in _text(results))
        case DriftForm.JSON:
            return json.dumps([_record(result) for result in results], indent=2, ensure_ascii=False) + "\n"
        case DriftForm.GITHUB:
            return render_problems(_problems(results), Format.GITHUB)
        case DriftForm.SARIF:
            return render_problems(_problems(results), Format.SARIF)
        case DriftForm.HTML:
            return render_page("drift", _page(results))
        case DriftForm.MARKDOWN:
            return "".join(f"{line}\n" for line in _markdown(results))


def exit_code(results: Sequence[DriftResult]) -> int:
    """0 for no drift, 1 for drift, 2 if a check could not be run."""
    verdicts = {result.verdict for result in results}
    if DriftVerdict.UNUSABLE in verdicts:
        return 2
    return 1 if DriftVerdict.DRIFT in verdicts else 0


def verdict(results: Sequence[DriftResult]) -> str:
    """The one verdict: a line."""
    drifted = [str(result.topic) for result in results if result.verdict is DriftVerdict.DRIFT]
    unusable = [str(result.topic) for result in results if result.verdict is DriftVerdict.UNUSABLE]
    parts = [f"drift: {', '.join(drifted)}"] if drifted else []
    parts += [f"not checked: {', '.join(unusable)}"] if unusable else []
    return "; ".join(parts) or "no drift"


def _problems(results: Sequence[DriftResult]) -> tuple[Problem, ...]:
    return tuple(problem for result in results for problem in result.problems)


def _text(results: Sequence[DriftResult]) -> Iterator[str]:
    for result in results:
        yield f"{result.topic}: {result.verdict}: {printable(result.summary)}"
        yield from (f"    {problem}" for problem in result.problems)
        yield from (f"    {printable(note)}" for note in result.notes)
    yield verdict(results)


def _markdown(results: Sequence[DriftResult]) -> Iterator[str]:
    """A table of verdicts, and the text as code: names in it come from documents and must not become Markdown."""
    lines = "\n".join(_text(results))
    fence = "`" * max([3, *(len(run) + 1 for run in re.findall("`+", lines))])
    yield f"## Drift: {verdict(results).removeprefix('drift: ').replace('no drift', 'none')}"
    yield from ("", "| check | result |", "|---|---|")
    yield from (f"| {result.topic} | {result.verdict} |" for result in results)
    yield from ("", fence, lines, fence)


def _record(result: DriftResult) -> dict[str, object]:
    return {
        "topic": str(result.topic),
        "question": QUESTIONS[result.topic],
        "verdict": str(result.verdict),
        "summary": result.summary,
        "problems": json.loads(render_problems(result.problems, Format.JSON)),
        "notes": list(result.notes),
    }


def _page(results: Sequence[DriftResult]) -> dict[str, object]:
    cards = [
        {
            "question": QUESTIONS[result.topic],
            "tone": _TONES[result.verdict],
            "verdict": result.verdict,
            "summary": result.summary,
            "problems": [
                {"where": problem.where, "message": problem.message, "rule": problem.rule}
                for problem in result.problems
            ],
            "notes": result.notes,
        }
        for result in results
    ]
    return {
        "title": "Drift",
        "verdict": verdict(results),
        "tone": "bad" if exit_code(results) else "good",
        "cards": cards,
    }
