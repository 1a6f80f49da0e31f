"""`contract`: hold recordings against the document, and show which of its answers were seen by whom."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from generator.document import load_document
from generator.document.write import write_whole
from generator.parse import parse_api
from generator.project import read_project
from generator.recordings.archive import CONTRACT, GAPS, RECORDINGS
from generator.recordings.check.examine import Examined, examine
from generator.recordings.coverage.matrix_page import matrix_page
from generator.recordings.coverage.matrix_text import matrix_json, matrix_text
from generator.recordings.described import Described
from generator.recordings.finding import EXIT_CODES, exit_code
from generator.reporting import Format, render_problems

_CODES: Final = ", ".join(f"{code} {kind}" for kind, code in EXIT_CODES.items())
_STANDARD_OUTPUT: Final = Path("-")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.epilog = f"Exit code: 0 when all agree, else by the worst class of what was found: {_CODES}."
    parser.add_argument("--format", choices=[str(form) for form in Format], default="text", help="default: text")
    parser.add_argument(
        "--matrix",
        type=Path,
        metavar="FILE",
        help="write the coverage matrix there, as its ending says: .html, .json, else text; `-` prints it",
    )
    parser.add_argument("--contract-dir", type=Path, default=CONTRACT, metavar="DIR", help="default: %(default)s")
    parser.add_argument("--recordings", type=Path, metavar="DIR", help="default: recordings in the contract folder")
    parser.add_argument("--package-dir", type=Path, metavar="DIR", help="a generated package; default: the project's")
    parser.add_argument(
        "--today", type=_date, metavar="DATE", help="the day that recordings are old by; default: today, in UTC"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print what was found, and write the matrix where it is asked for."""
    project = read_project(Path.cwd())
    document = load_document(project.document, project.overlays)
    described = Described(document, parse_api(document.root))
    recordings = arguments.recordings or arguments.contract_dir / RECORDINGS
    package = arguments.package_dir or project.main.output or Path()
    today = arguments.today or datetime.now(UTC).date()
    examined = examine(described, recordings, arguments.contract_dir / GAPS, package, today)
    if arguments.matrix is not None:
        _write(arguments.matrix, examined, described, today)
    if arguments.matrix != _STANDARD_OUTPUT:
        sys.stdout.write(render_problems(examined.problems, arguments.format))
    return exit_code(examined.result.findings)


def _write(file: Path, examined: Examined, described: Described, today: date) -> None:
    matrix = examined.result.matrix
    match file.suffix.lower():
        case ".html":
            text = matrix_page(examined.result, examined.problems, described.api, today)
        case ".json":
            text = matrix_json(matrix)
        case _:
            text = matrix_text(matrix)
    if file == _STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_whole(file, text)


def _date(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write it as 2026-11-28") from error
