"""What `validate` does: the specification, the rules of the project, and the workflows over the document."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from generator.document import load_document
from generator.document.validate import check_document
from generator.findings import errors_in, losses_of, merged, warnings_of
from generator.parse import parse_api
from generator.problems import Severity
from generator.project.project import choose_project, with_reach
from generator.reach import Reach
from generator.reporting import render_problems
from generator.targets.python.agent.workflows import check_workflows


def run(document: Path | str | None, overlays: Sequence[Path], form: str, reach: Reach, *, strict: bool) -> int:
    """Print every problem. Returns 1 if one of them is an error, or with `strict` a warning."""
    project = with_reach(choose_project(Path.cwd(), document, overlays), reach)
    loaded = load_document(project.source, project.overlays, reach=project.reach)
    api = parse_api(loaded.root)
    checked = check_document(loaded, project.rules)
    parsed = (*warnings_of(loaded, api.warnings, project.rules), *losses_of(loaded, api))
    problems = merged(checked, parsed)
    if not any(errors_in(problems)):
        problems = (*problems, *(one for plan in project.packages for one in check_workflows(plan.choices, api)))
    sys.stdout.write(render_problems(problems, form))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in problems) else 0
