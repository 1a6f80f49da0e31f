"""Outcomes as one HTML page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from generator.pages import render_page
from generator.survey.outcome import Outcome, Verdict
from generator.survey.table import warnings_by_rule


def survey_page(outcomes: Sequence[Outcome]) -> str:
    """Write counts, warnings by rule, and a row per document."""
    verdicts = Counter(outcome.verdict for outcome in outcomes)
    return render_page(
        "survey",
        {
            "title": f"{len(outcomes)} documents",
            "outcomes": outcomes,
            "verdicts": [(str(verdict), verdicts[verdict]) for verdict in Verdict],
            "warnings": warnings_by_rule(outcomes),
            "checked": sum(outcome.type_errors is not None for outcome in outcomes),
            "clean": sum(outcome.type_errors == "" for outcome in outcomes),
        },
    )
