"""`generate`: make the packages, but for those that were made from the same input already."""

from __future__ import annotations

import argparse
import importlib
import sys
from dataclasses import replace
from pathlib import Path

from generator.inputs import hash_inputs
from generator.output.state import Drift, find_drift
from generator.project import PackagePlan, Project, choose_project, with_only, with_output


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    parser.add_argument(
        "--spec",
        type=Path,
        metavar="DOCUMENT",
        help="make the package of this document, with the general templates alone and named after its title; "
        "default: the project's document, overlays and layers",
    )
    parser.add_argument("--overlay", action="append", type=Path, default=[], metavar="FILE", help="apply this overlay")
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="default: the project's; with --spec generated/<package>"
    )
    parser.add_argument("--package", default="", metavar="NAME", help="import name of the package")
    parser.add_argument(
        "--only",
        default="",
        metavar="NAME",
        help="make this package of the project; default: all, or the first one with --output or --package",
    )
    parser.add_argument(
        "--check", action="store_true", help="write nothing; show how the output differs, and exit 1 if it does"
    )
    parser.add_argument("--no-validate", action="store_true", help="do not check the document first")
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="make what can be made of a document with losses, list them in losses.json, and exit 0",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="show every warning, not one line for each kind")
    parser.add_argument("--allow-remote-refs", action="store_true", help="fetch references to https: and http:")


def run(arguments: argparse.Namespace) -> int:
    """Do nothing when nothing changed; else make, and write or compare."""
    project = _project(arguments)
    stale = [plan for plan in project.packages if arguments.check or not _is_up_to_date(project, plan, arguments)]
    if not stale:
        return 0
    project = replace(project, packages=tuple(stale))
    options = {
        "check": arguments.check,
        "validate": not arguments.no_validate,
        "keep_going": arguments.keep_going,
        "verbose": arguments.verbose,
    }
    return int(importlib.import_module("generator.build").build(project, **options))


def _is_up_to_date(project: Project, plan: PackagePlan, arguments: argparse.Namespace) -> bool:
    if plan.output is None:
        return False
    drift = find_drift(plan.output, project.document, hash_inputs(project, plan))
    if not _is_settled(drift, arguments):
        return False
    sys.stdout.write(f"{plan.output}: up to date, {drift.count} files\n")
    return True


def _project(arguments: argparse.Namespace) -> Project:
    project = choose_project(Path.cwd(), arguments.spec, arguments.overlay)
    if arguments.only:
        project = with_only(project, arguments.only)
    project = with_output(project, arguments.output, arguments.package)
    return replace(project, allow_remote_refs=arguments.allow_remote_refs)


def _is_settled(drift: Drift, arguments: argparse.Namespace) -> bool:
    """Whether running again would change nothing and tell nothing. Remote files may have changed unseen."""
    is_known_good = drift.state.is_validated or arguments.no_validate
    is_told = drift.state.losses == 0 or arguments.keep_going
    return drift.is_none and is_known_good and is_told and not arguments.allow_remote_refs
