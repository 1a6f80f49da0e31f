"""What `contract` does: check recordings against the document, and report the coverage of its responses."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from generator.document import load_document
from generator.document.write import write_whole
from generator.parse import parse_api
from generator.project.project import read_project
from generator.recordings.check.examine import Examined, examine
from generator.recordings.coverage.matrix_page import matrix_page
from generator.recordings.coverage.matrix_text import matrix_json, matrix_text
from generator.recordings.described import Described
from generator.recordings.finding import exit_code
from generator.recordings.recorded import GAPS, RECORDINGS
from generator.reporting import render_problems

_STANDARD_OUTPUT: Final = Path("-")


def run(
    form: str, matrix: Path | None, folder: Path, recordings: Path | None, package: Path | None, today: date | None
) -> int:
    """Print the findings, and write the coverage matrix if requested."""
    project = read_project(Path.cwd())
    document = load_document(project.source, project.overlays)
    described = Described(document, parse_api(document.root))
    day = today or datetime.now(UTC).date()
    where = recordings or folder / RECORDINGS
    examined = examine(described, where, folder / GAPS, package or project.main.output or Path(), day)
    if matrix is not None:
        _write(matrix, examined, described, day)
    if matrix != _STANDARD_OUTPUT:
        sys.stdout.write(render_problems(examined.problems, form))
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
