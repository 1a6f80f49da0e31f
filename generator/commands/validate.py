"""`validate [DOCUMENT]`: the specification, and the rules of the house."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.document import load_document
from generator.document.validate import check_document
from generator.findings import losses_of, merged, warnings_of
from generator.parse import parse_api
from generator.problems import Severity
from generator.project import choose_project
from generator.reporting import Format, render_problems


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.add_argument("document", nargs="?", type=Path, metavar="DOCUMENT", help="default: the project's")
    parser.add_argument("--overlay", action="append", type=Path, default=[], metavar="FILE", help="apply this overlay")
    parser.add_argument("--format", choices=[str(form) for form in Format], default="text", help="default: text")
    parser.add_argument("--strict", action="store_true", help="exit 1 for warnings, too")
    parser.add_argument("--allow-remote-refs", action="store_true", help="fetch references to https: and http:")


def run(arguments: argparse.Namespace) -> int:
    """Print every problem; exit 1 when one of them is an error."""
    project = choose_project(Path.cwd(), arguments.document, arguments.overlay)
    document = load_document(project.document, project.overlays, allow_remote_refs=arguments.allow_remote_refs)
    api = parse_api(document.root)
    checked = check_document(document, project.rules)
    parsed = (*warnings_of(document, api, project.rules), *losses_of(document, api))
    problems = merged(checked, parsed)
    sys.stdout.write(render_problems(problems, arguments.format))
    failing = {Severity.ERROR, Severity.WARNING} if arguments.strict else {Severity.ERROR}
    return 1 if any(problem.severity in failing for problem in problems) else 0
