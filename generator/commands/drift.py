"""What `drift` does: four checks, and one result."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from generator.document.write import write_whole
from generator.drift import check_drift
from generator.drift.check import DriftInput
from generator.drift.report import DriftForm, exit_code, render
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import read_project

_ENDINGS: Final = {
    ".txt": DriftForm.TEXT,
    ".json": DriftForm.JSON,
    ".sarif": DriftForm.SARIF,
    ".html": DriftForm.HTML,
    ".md": DriftForm.MARKDOWN,
}


def run(upstream: Sequence[str], form: str, also: Sequence[Path]) -> int:
    """Print the results. Returns 1 for drift, 2 if a check could not be run."""
    forms = {file: _form(file) for file in also}
    project = read_project(Path.cwd())
    results = check_drift(project, DriftInput(upstream=upstream, today=datetime.now(tz=UTC).date()))
    for file, file_form in forms.items():
        write_whole(file, render(results, file_form))
    sys.stdout.write(render(results, DriftForm(form)))
    return exit_code(results)


def _form(file: Path) -> DriftForm:
    if file.suffix not in _ENDINGS:
        message = f"{file.suffix or 'no suffix'} is not a report format; use one of {', '.join(_ENDINGS)}"
        raise UnusableInputError(Problem(where=Location(file=str(file)), rule="report", message=message))
    return _ENDINGS[file.suffix]
