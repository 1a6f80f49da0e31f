"""What `generate` does: make the package, unless it is what was made from the same input already."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.inputs import hash_inputs
from generator.output.state import Drift, find_drift
from generator.project import Project, choose_project, with_output


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What to generate. document: None for that of the project; package: "" for the name that follows from its title.

    validate: check the document first. keep_going: generate in spite of losses.
    """

    document: Path | None = None
    overlays: Sequence[Path] = ()
    output: Path | None = None
    package: str = ""
    validate: bool = True
    keep_going: bool = False
    allow_remote_refs: bool = False
    verbose: bool = False


def run(request: Request, *, check: bool) -> int:
    """Do nothing when nothing changed; else make, and write or compare."""
    project = _project(request)
    inputs = hash_inputs(project)
    if not check and project.output is not None:
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
    return replace(project, allow_remote_refs=request.allow_remote_refs)


def _is_settled(drift: Drift, request: Request) -> bool:
    """Whether running again would change nothing and tell nothing. Remote files may have changed unseen."""
    is_known_good = drift.state.is_validated or not request.validate
    is_told = drift.state.losses == 0 or request.keep_going
    return drift.is_none and is_known_good and is_told and not request.allow_remote_refs
