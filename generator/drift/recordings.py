"""Do the recordings agree with the document? Every recording is held against it, and the gaps file against both."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.changes import Side
from generator.drift.result import DriftResult, Topic, clean, drifted, unchecked
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import Project
from generator.recordings.check.examine import Examined, examine
from generator.recordings.described import Described
from generator.recordings.finding import exit_code
from generator.recordings.recorded import CONTRACT, GAPS, RECORDINGS


def check_recordings(project: Project, ours: Side, today: date) -> DriftResult:
    """Hold every recording against the document."""
    folder = Path.cwd() / CONTRACT
    if not (folder / RECORDINGS).is_dir():
        return unchecked(Topic.RECORDINGS, "there are no recordings")
    examined = _examine(project, ours, folder, today)
    counts = f"{len(examined.result.matrix.recordings)} recordings, {len(examined.result.matrix.responses)} responses"
    if exit_code(examined.result.findings):
        return drifted(Topic.RECORDINGS, f"{counts}: not all agree", examined.problems)
    return clean(Topic.RECORDINGS, f"{counts}: all agree", problems=examined.problems)


def _examine(project: Project, ours: Side, folder: Path, today: date) -> Examined:
    """Recordings are read with the runtime of the package, which may have been edited to pieces."""
    package = project.main.output or Path()
    described = Described(ours.document, ours.api)
    try:
        return examine(described, folder / RECORDINGS, folder / GAPS, package, today)
    except (SyntaxError, ImportError, NameError, AttributeError, TypeError) as error:
        message = f"the package cannot be loaded ({type(error).__name__}: {error}); run generate"
        raise UnusableInputError(Problem(where=Location(file=str(package)), rule="package", message=message)) from error
