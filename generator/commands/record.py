"""What `record` does: play scenarios against a server, and keep one recording of each."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from generator.document import load_document
from generator.project.project import read_project
from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.scenarios.connection import ConnectionOptions, make_connection_options
from generator.recordings.scenarios.record import Mode, record
from generator.recordings.scenarios.scenario import load_scenarios


def run(
    names: Sequence[str], base_url: str, package_dir: Path | None, folder: Path, mode: Mode, *, allow_fewer: bool
) -> int:
    """Record, and print a line per scenario. Returns 1 if one failed."""
    has_failed = False
    with package_of(package_dir) as package:
        scenarios = load_scenarios(folder, names)
        connection = connection_of(folder, base_url)
        for outcome in record(package, scenarios, connection, mode, allow_fewer=allow_fewer):
            has_failed = has_failed or bool(outcome.failure)
            sys.stdout.write(f"{outcome.scenario}: {outcome.failure or outcome.message}\n")
            sys.stdout.flush()
    return 1 if has_failed else 0


@contextmanager
def package_of(folder: Path | None) -> Iterator[LoadedPackage]:
    """Load the package in a folder; by default that of the project."""
    with load_package(folder or read_project(Path.cwd()).main.output or Path()) as package:
        yield package


def connection_of(folder: Path, base_url: str) -> ConnectionOptions:
    """Settle against which server scenarios are played, and by which document they are stamped."""
    project = read_project(Path.cwd())
    document = load_document(project.source, project.overlays)
    return make_connection_options(folder, base_url, document)
