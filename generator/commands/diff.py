"""What `diff` does: report the changes between documents, and which of them break clients."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from generator.changes.report import ReportForm, render
from generator.changes.request import ComparisonRequest, compare_documents
from generator.changes.scope import Filter
from generator.problems import Location, Problem, UnusableInputError
from generator.reporting import render_problems


def run(
    documents: Sequence[str],
    form: str,
    fail_on: str,
    *,
    acknowledged: Path | None,
    severity: Path | None,
    paths: tuple[str, ...],
    tags: tuple[str, ...],
    api_only: bool,
) -> int:
    """Print every change; exit 1 when one of them fails the run, or an entry fits no change."""
    if len(documents) % 2:
        message = "there is no revision to compare it with; give documents in pairs: BASE REVISION"
        raise UnusableInputError(Problem(where=Location(file=documents[-1]), rule="documents", message=message))
    request = ComparisonRequest(
        documents=documents,
        today=datetime.now(tz=UTC).date(),
        wanted=Filter(paths=paths, tags=tags),
        with_package=not api_only,
        severity=severity,
        acknowledged=acknowledged,
    )
    outcome = compare_documents(request)
    sys.stderr.write("".join(f"{remark}\n" for remark in outcome.remarks))
    sys.stdout.write(render(outcome.comparisons, ReportForm(form)))
    if outcome.unused:
        sys.stderr.write(render_problems(outcome.unused))
    return 1 if outcome.fails(fail_on) else 0
