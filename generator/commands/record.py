"""`record [SCENARIO...]`: play scenarios against a server, and keep one recording of each."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.document import load_document
from generator.project import read_project
from generator.recordings.archive import CONTRACT
from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.scenarios.connection import ConnectionOptions, make_connection_options
from generator.recordings.scenarios.record import record
from generator.recordings.scenarios.scenario import load_scenarios


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    add_server_arguments(parser)
    parser.add_argument(
        "--mode",
        choices=("once", "missing", "rewrite"),
        default="once",
        help="once: only what has no recording yet (default); missing: add what a recording lacks; rewrite: all anew",
    )
    parser.add_argument(
        "--allow-fewer", action="store_true", help="let a recording that is made anew have fewer interactions"
    )


def add_server_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare which scenarios are played, with which package, and against which server."""
    parser.add_argument("scenarios", nargs="*", metavar="SCENARIO", help="default: all")
    parser.add_argument(
        "--base-url",
        default="",
        metavar="URL",
        help="a server that runs, with a key from <PREFIX>_API_KEY; default: a local one for each scenario",
    )
    add_folder_arguments(parser)


def add_folder_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare where package and recordings lie."""
    parser.add_argument(
        "--package-dir", type=Path, metavar="DIR", help="a generated package; default: the project's output"
    )
    parser.add_argument(
        "--contract-dir",
        type=Path,
        default=CONTRACT,
        metavar="DIR",
        help="default: %(default)s",
    )


def run(arguments: argparse.Namespace) -> int:
    """Record, and tell a line per scenario; exit 1 when one failed."""
    has_failed = False
    with package_of(arguments) as package:
        scenarios = load_scenarios(arguments.contract_dir, arguments.scenarios)
        connection = connection_of(arguments)
        for outcome in record(package, scenarios, connection, arguments.mode, allow_fewer=arguments.allow_fewer):
            has_failed = has_failed or bool(outcome.failure)
            sys.stdout.write(f"{outcome.scenario}: {outcome.failure or outcome.message}\n")
            sys.stdout.flush()
    return 1 if has_failed else 0


@contextmanager
def package_of(arguments: argparse.Namespace) -> Iterator[LoadedPackage]:
    """Load the package that is named, or the project's."""
    folder = arguments.package_dir or read_project(Path.cwd()).main.output or Path()
    with load_package(folder) as package:
        yield package


def connection_of(arguments: argparse.Namespace) -> ConnectionOptions:
    """Settle against which server scenarios are played, and by which document they are stamped."""
    project = read_project(Path.cwd())
    document = load_document(project.document, project.overlays)
    return make_connection_options(arguments.contract_dir, arguments.base_url, document)
