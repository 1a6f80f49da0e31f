"""`drift`: four questions about what may have gone apart, and one verdict."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from generator.document.write import write_whole
from generator.drift import ask
from generator.drift.ask import Morning
from generator.drift.report import Form, exit_code, render
from generator.problems import Location, Problem, UnusableInputError
from generator.project import read_project

_ENDINGS: Final = {
    ".txt": Form.TEXT,
    ".json": Form.JSON,
    ".sarif": Form.SARIF,
    ".html": Form.HTML,
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.add_argument(
        "--upstream",
        action="append",
        default=[],
        metavar="FILE|URL",
        help="hold our document against this public one; of an operation that several have, the first counts",
    )
    parser.add_argument("--format", choices=[str(one) for one in Form], default="text", help="default: text")
    parser.add_argument(
        "--also",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help=f"write it there as well, in the form of its ending: {', '.join(_ENDINGS)}",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the answers; exit 1 when something went apart, 2 when a question could not be answered."""
    files = {file: _form(file) for file in arguments.also}
    project = read_project(Path.cwd())
    answers = ask(project, Morning(upstream=arguments.upstream, today=datetime.now(tz=UTC).date()))
    for file, form in files.items():
        write_whole(file, render(answers, form))
    sys.stdout.write(render(answers, Form(arguments.format)))
    return exit_code(answers)


def _form(file: Path) -> Form:
    if file.suffix not in _ENDINGS:
        message = f"{file.suffix or 'no ending'} is no form of a report; end in one of {', '.join(_ENDINGS)}"
        raise UnusableInputError(Problem(where=Location(file=str(file)), rule="report", message=message))
    return _ENDINGS[file.suffix]
