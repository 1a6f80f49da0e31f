"""One run of `generate`: generate the packages, write or compare them, and report the result."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.escaping import printable
from generator.output.compare import compare_tree
from generator.output.state import write_state
from generator.output.write import WriteReport, write_tree
from generator.pipeline import LOSSES_NAME, DocumentError, Generation, MadePackage, generate
from generator.problems import Location, Problem, UnusableInputError
from generator.project.project import Project, find_configuration, read_project
from generator.reporting import render_problems, render_warnings

DEFAULT_FOLDER: Final = Path("generated")
"""Output folder of packages, unless one is configured or given."""


_KEEP_GOING: Final = "; --keep-going makes the package without these parts and lists them in losses.json"
_RULES: Final = "; --no-validate skips the rules, and [tool.generator.rules] sets the level of each"


def build(
    project: Project,
    inputs: Mapping[str, Mapping[str, str]],
    *,
    check: bool = False,
    validate: bool = True,
    keep_going: bool = False,
    verbose: bool = False,
    explain: bool = False,
) -> int:
    """Generate the packages of a project and write them, or with `check` compare them; return the exit code.

    inputs: what `hash_inputs` gave for each package before anything was read, so that a change while this runs is
    found by the next run; not needed to compare. verbose: report each warning, not one line for each kind of them.
    explain: report what was recognized in the document, and why.
    """
    try:
        generation = generate(project, validate=validate, keep_going=keep_going)
    except DocumentError as error:
        sys.stdout.write(render_problems(error.problems))
        sys.stdout.write(f"nothing was written{_KEEP_GOING if error.has_only_losses else _RULES}\n")
        return 1
    sys.stdout.write(render_warnings(generation.warnings, verbose=verbose))
    if explain:
        sys.stdout.writelines(_explanations(generation))
    outputs = [_output(made) for made in generation.packages]
    if check:
        return max(
            _report_differences(output, compare_tree(output, made.tree))
            for output, made in zip(outputs, generation.packages, strict=True)
        )
    document, losses = _hashes_of_document(project, generation), len(generation.losses)
    for output, made in zip(outputs, generation.packages, strict=True):
        _report_result(output, write_tree(output, made.tree))
        write_state(output, document, inputs[made.plan.name], is_validated=validate, losses=losses)
    _report_losses(outputs[0], generation)
    return 0


def _explanations(generation: Generation) -> Iterator[str]:
    """Say of each list how its pages are found."""
    for operation in generation.api.operations:
        pagination = operation.hints.pagination
        if pagination is not None:
            where = f"{operation.method} {operation.path}"
            yield f"{printable(where)}: a list in pages: {printable(pagination.reason())}\n"


def _output(made: MadePackage) -> Path:
    """Return the output folder. A default one must not be that of the configured project."""
    if made.plan.output is not None:
        return made.plan.output
    output = DEFAULT_FOLDER / made.settings.package
    configuration = find_configuration(Path.cwd())
    plans = read_project(Path.cwd()).packages if configuration is not None else ()
    if os.path.realpath(output) in {os.path.realpath(plan.output) for plan in plans if plan.output is not None}:
        message = "this is the output folder of the project; choose another with --output or --package"
        raise UnusableInputError(Problem(where=Location(file=os.fspath(output)), rule="output", message=message))
    return output


def _hashes_of_document(project: Project, generation: Generation) -> dict[str, str]:
    """Give the hash of each file of the document, as it was read, by its path below the document's folder."""
    folder = os.path.realpath(project.document.parent)
    overlays = {_relative(overlay, folder) for overlay in project.overlays}
    files = {_relative(source.path, folder): source for source in generation.document.texts if source.path is not None}
    return {name: source.digest for name, source in files.items() if source.digest and name not in overlays}


def _relative(file: Path, folder: str) -> str:
    """Write a path relative to a folder whose links are followed."""
    path = os.fspath(file)
    if not path.startswith(folder + os.sep):
        path = os.path.realpath(path)
    return os.path.relpath(path, folder).replace(os.sep, "/")


def _report_differences(output: Path, differences: tuple[str, ...]) -> int:
    if not differences:
        sys.stdout.write(f"{output}: up to date\n")
        return 0
    sys.stdout.writelines(differences)
    noun = "file differs" if len(differences) == 1 else "files differ"
    sys.stdout.write(f"{output}: {len(differences)} {noun}; run generate\n")
    return 1


def _report_result(output: Path, report: WriteReport) -> None:
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


def _report_losses(output: Path, generation: Generation) -> None:
    if generation.losses:
        sys.stdout.write(render_problems(generation.losses))
        sys.stdout.write(f"{len(generation.losses)} losses; see {output / LOSSES_NAME}\n")
