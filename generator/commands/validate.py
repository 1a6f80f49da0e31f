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
from generator.project import choose_project
from generator.reporting import render_problems


def run(document: Path | None, overlays: Sequence[Path], form: str, *, strict: bool, allow_remote_refs: bool) -> int:
    """Print every problem. Returns 1 if one of them is an error, or with `strict` a warning."""
    project = choose_project(Path.cwd(), document, overlays)
    loaded = load_document(project.document, project.overlays, allow_remote_refs=allow_remote_refs)
    api = parse_api(loaded.root)
    checked = check_document(loaded, project.rules)
    parsed = (*warnings_of(loaded, api, project.rules), *losses_of(loaded, api))
    problems = merged(checked, parsed)
    sys.stdout.write(render_problems(problems, form))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in problems) else 0
