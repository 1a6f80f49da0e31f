"""What `validate` does: the specification, and the rules of the project."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.document import load_document
from generator.document.validate import check_document
from generator.findings import losses_of, merged, warnings_of
from generator.parse import parse_api
from generator.problems import Severity
from generator.project import choose_project, with_reach
from generator.reach import Reach
from generator.reporting import render_problems


def run(document: Path | str | None, overlays: Sequence[Path], form: str, reach: Reach, *, strict: bool) -> int:
    """Print every problem. Returns 1 if one of them is an error, or with `strict` a warning."""
    project = with_reach(choose_project(Path.cwd(), document, overlays), reach)
    loaded = load_document(project.source, project.overlays, reach=project.reach)
    api = parse_api(loaded.root)
    checked = check_document(loaded, project.rules)
    parsed = (*warnings_of(loaded, api.warnings, project.rules), *losses_of(loaded, api))
    problems = merged(checked, parsed)
    sys.stdout.write(render_problems(problems, form))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in problems) else 0
