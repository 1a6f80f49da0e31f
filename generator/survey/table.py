"""Outcomes as text (a line for each document, then the counts) and as one HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.pages import render_page
from generator.survey.outcome import TrialOutcome, TrialVerdict


def table(outcomes: Sequence[TrialOutcome]) -> str:
    """Write a line per document."""
    width = max(len(outcome.document) for outcome in outcomes)
    return "".join(f"{_line(outcome, width)}\n" for outcome in outcomes)


def summary(outcomes: Sequence[TrialOutcome]) -> str:
    """Write how many documents fared how, and how often each rule warned."""
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    counts = ", ".join(f"{verdicts[verdict]} {verdict}" for verdict in TrialVerdict)
    checked = [outcome for outcome in outcomes if outcome.type_errors is not None]
    clean = sum(outcome.type_errors == "" for outcome in checked)
    operations = sum(outcome.operations for outcome in outcomes)
    seconds = sum(outcome.seconds for outcome in outcomes)
    lines = [f"{len(outcomes)} documents: {counts}; {operations} operations, {seconds:.1f} s of generation"]
    lines += [f"mypy --strict: {clean} of {len(checked)} packages without errors"] if checked else []
    lines += [f"warnings: {', '.join(f'{count} {rule}' for rule, count in warnings_by_rule(outcomes))}"]
    return "".join(f"{line}\n" for line in lines)


def warnings_by_rule(outcomes: Sequence[TrialOutcome]) -> list[tuple[str, int]]:
    """Give how often each rule warned, most first."""
    counted: Counter[str] = Counter()
    for outcome in outcomes:
        counted.update(outcome.warnings)
    return counted.most_common()


def _line(outcome: TrialOutcome, width: int) -> str:
    warnings = sum(outcome.warnings.values())
    facts = f"{outcome.verdict:8}{outcome.operations:5} operations {warnings:6} warnings {outcome.seconds:7.2f} s"
    return f"{outcome.document.ljust(width)}  {facts}  {outcome.remark}".rstrip()


def survey_page(outcomes: Sequence[TrialOutcome]) -> str:
    """Write counts, warnings by rule, and a row per document."""
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    return render_page(
        "survey",
        {
            "title": f"{len(outcomes)} documents",
            "outcomes": outcomes,
            "verdicts": [(str(verdict), verdicts[verdict]) for verdict in TrialVerdict],
            "warnings": warnings_by_rule(outcomes),
            "checked": sum(outcome.type_errors is not None for outcome in outcomes),
            "clean": sum(outcome.type_errors == "" for outcome in outcomes),
        },
    )
