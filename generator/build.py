"""One run of `generate`: generate the package, write it or compare it, and report the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from generator.output.compare import compare_tree
from generator.output.lock import hash_files
from generator.output.state import write_state
from generator.output.write import WriteReport, write_tree
from generator.pipeline import LOSSES_NAME, DocumentError, Generation, generate
from generator.problems import Location, Problem, UnusableInputError
from generator.project import Project, find_configuration, read_project
from generator.reporting import render_problems, render_warnings

DEFAULT_FOLDER: Final = Path("generated")
"""Output folder of packages, unless one is configured or given."""


_KEEP_GOING: Final = "; --keep-going makes the package without these parts and lists them in losses.json"
_RULES: Final = "; --no-validate skips the rules, and [tool.generator.rules] sets the level of each"


def build(
    project: Project,
    inputs: Mapping[str, str],
    *,
    check: bool,
    validate: bool,
    keep_going: bool,
    verbose: bool = False,
) -> int:
    """Generate the package of a project and write it, or with `check` compare it; return the exit code.

    verbose: report each warning, not one line for each kind of them.
    """
    try:
        generation = generate(project, validate=validate, keep_going=keep_going)
    except DocumentError as error:
        sys.stdout.write(render_problems(error.problems))
        sys.stdout.write(f"nothing was written{_KEEP_GOING if error.has_only_losses else _RULES}\n")
        return 1
    sys.stdout.write(render_warnings(generation.warnings, verbose=verbose))
    output = _output(project, generation)
    if check:
        return _tell_differences(output, compare_tree(output, generation.tree))
    _tell_result(output, write_tree(output, generation.tree))
    write_state(
        output, _hash_document(project, generation), inputs, is_validated=validate, losses=len(generation.losses)
    )
    _tell_losses(output, generation)
    return 0


def _output(project: Project, generation: Generation) -> Path:
    """Return the output folder. A default one must not be that of the configured project."""
    if project.output is not None:
        return project.output
    output = DEFAULT_FOLDER / generation.settings.package
    configuration = find_configuration(Path.cwd())
    taken = read_project(Path.cwd()).output if configuration is not None else None
    if taken is not None and os.path.realpath(taken) == os.path.realpath(output):
        message = "this is the output folder of the project; choose another with --output or --package"
        raise UnusableInputError(Problem(where=Location(file=os.fspath(output)), rule="output", message=message))
    return output


def _hash_document(project: Project, generation: Generation) -> dict[str, str]:
    folder = project.document.parent
    overlays = {os.path.realpath(overlay) for overlay in project.overlays}
    sources = [source for source in generation.document.sources if os.path.realpath(source) not in overlays]
    return hash_files(folder, [_relative(source, folder) for source in sources])


def _relative(file: Path, folder: Path) -> str:
    return os.path.relpath(os.path.realpath(file), os.path.realpath(folder)).replace(os.sep, "/")


def _tell_differences(output: Path, differences: tuple[str, ...]) -> int:
    if not differences:
        sys.stdout.write(f"{output}: up to date\n")
        return 0
    sys.stdout.writelines(differences)
    noun = "file differs" if len(differences) == 1 else "files differ"
    sys.stdout.write(f"{output}: {len(differences)} {noun}; run generate\n")
    return 1


def _tell_result(output: Path, report: WriteReport) -> None:
    for path in report.restored:
        sys.stdout.write(f"{output}/{path}: was missing; restored\n")
    for path in report.edited:
        sys.stdout.write(f"{output}/{path}: was edited by hand; overwritten\n")
    for path in report.kept:
        sys.stdout.write(f"{output}/{path}: is no longer generated, but was edited by hand; kept\n")
    for path in report.foreign:
        if path not in report.kept:
            sys.stdout.write(f"{output}/{path}: is not a generated file; kept\n")
    count = len(report.written) + report.unchanged
    changes = f"{len(report.written)} written, {report.unchanged} unchanged, {len(report.removed)} removed"
    sys.stdout.write(f"{output}: {count} files: {changes}\n")


def _tell_losses(output: Path, generation: Generation) -> None:
    if generation.losses:
        sys.stdout.write(render_problems(generation.losses))
        sys.stdout.write(f"{len(generation.losses)} losses; see {output / LOSSES_NAME}\n")
