"""What `generate` does: generate the package, unless it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.inputs import hash_inputs
from generator.output.state import Drift, find_drift
from generator.project import Project, choose_project, with_output, with_reach
from generator.reach import NEAR, Reach


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What to generate. document: None for that of the project; package: "" for the name that follows from its title.

    validate: check the document first. keep_going: generate in spite of losses.
    """

    document: Path | str | None = None
    overlays: Sequence[Path] = ()
    output: Path | None = None
    package: str = ""
    validate: bool = True
    keep_going: bool = False
    reach: Reach = NEAR
    verbose: bool = False


def run(request: Request, *, check: bool) -> int:
    """Do nothing if nothing changed; else generate, and write or compare."""
    project = _project(request)
    inputs = hash_inputs(project)
    if not check and project.output is not None and not project.address:
        drift = find_drift(project.output, project.document, inputs)
        if _is_settled(drift, request):
            sys.stdout.write(f"{project.output}: up to date, {drift.count} files\n")
            return 0
    from generator.build import build  # noqa: PLC0415 # loads the whole generator, which an unchanged run does without

    return build(
        project,
        inputs,
        check=check,
        validate=request.validate,
        keep_going=request.keep_going,
        verbose=request.verbose,
    )


def _project(request: Request) -> Project:
    project = choose_project(Path.cwd(), request.document, request.overlays)
    project = with_output(project, request.output, request.package)
    return with_reach(project, request.reach)


def _is_settled(drift: Drift, request: Request) -> bool:
    """Whether another run would change and report nothing. Remote files may have changed."""
    is_known_good = drift.state.is_validated or not request.validate
    is_told = drift.state.losses == 0 or request.keep_going
    return drift.is_none and is_known_good and is_told and not request.reach.allow_remote_refs
