"""What `generate` does: generate the packages that are not up to date."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.output.state import Drift, find_drift
from generator.project.inputs import hash_inputs
from generator.project.project import PackagePlan, Project, choose_project, with_only, with_output, with_reach
from generator.reach import NEAR, Reach


@dataclass(frozen=True, kw_only=True, slots=True)
class GenerateRequest:
    """What to generate. document: None for that of the project; package: "" for the name that follows from its title.

    only: name of the project's package to make, "" for all of them. validate: check the document first. keep_going:
    generate in spite of losses. explain: print what was recognized, and why.
    """

    document: Path | str | None = None
    overlays: Sequence[Path] = ()
    output: Path | None = None
    package: str = ""
    only: str = ""
    validate: bool = True
    keep_going: bool = False
    reach: Reach = NEAR
    verbose: bool = False
    explain: bool = False


def run(request: GenerateRequest, *, check: bool) -> int:
    """Do nothing if nothing changed; else generate, and write or compare."""
    project = _project(request)
    inputs = {plan.name: {} if check else hash_inputs(project, plan) for plan in project.packages}
    stale = [
        plan
        for plan in project.packages
        if check or request.explain or not _is_up_to_date(project, plan, inputs, request)
    ]
    if not stale:
        return 0
    from generator.build import build  # noqa: PLC0415 # loads the whole generator, which an unchanged run does without

    return build(
        replace(project, packages=tuple(stale)),
        inputs,
        check=check,
        validate=request.validate,
        keep_going=request.keep_going,
        verbose=request.verbose,
        explain=request.explain,
    )


def _is_up_to_date(
    project: Project, plan: PackagePlan, inputs: Mapping[str, Mapping[str, str]], request: GenerateRequest
) -> bool:
    if plan.output is None or project.address:
        return False
    drift = find_drift(plan.output, project.document, inputs[plan.name])
    if not _is_settled(drift, request):
        return False
    sys.stdout.write(f"{plan.output}: up to date, {drift.count} files\n")
    return True


def _project(request: GenerateRequest) -> Project:
    project = choose_project(Path.cwd(), request.document, request.overlays)
    if request.only:
        project = with_only(project, request.only)
    project = with_output(project, request.output, request.package)
    return with_reach(project, request.reach)


def _is_settled(drift: Drift, request: GenerateRequest) -> bool:
    """Whether another run would change and report nothing. Remote files may have changed."""
    is_known_good = drift.state.is_validated or not request.validate
    is_accepted = drift.state.losses == 0 or request.keep_going
    return drift.is_none and is_known_good and is_accepted and not request.reach.allow_remote_refs
