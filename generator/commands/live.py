"""What `recording live` does: run scenarios against the API itself, and report what differs from the document."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from generator.commands.record import package_of
from generator.document import load_document
from generator.document.write import write_whole
from generator.parse import parse_api
from generator.project.project import read_project
from generator.recordings.coverage.members import find_members
from generator.recordings.described import Described
from generator.recordings.gaps import read_gaps
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import GAPS, RECORDINGS, read_recorded, read_recordings, recording_file
from generator.recordings.scenarios.connection import ConnectionOptions, key_variable, make_connection_options
from generator.recordings.scenarios.live import LiveOutcome, LiveSession, shown_operations
from generator.recordings.scenarios.live_pages import LiveRun, Planned, live_page, plan_page
from generator.recordings.scenarios.scenario import Scenario, load_scenarios


def run(names: Sequence[str], base_url: str, package_dir: Path | None, folder: Path, report: Path | None) -> int:
    """Run, and write the page; without a key, print what a run would do. Returns 1 if a scenario failed."""
    project = read_project(Path.cwd())
    document = load_document(project.source, project.overlays)
    described = Described(document, parse_api(document.root))
    connection = make_connection_options(folder, base_url, document)
    with package_of(package_dir) as package:
        scenarios = load_scenarios(folder, names)
        playable = [one for one in scenarios if connection.may_play(one)]
        left_out = [one for one in scenarios if not connection.may_play(one)]
        if not os.environ.get(key_variable(package)):
            planned = [_planned(package, folder, one) for one in playable]
            live = _live_operations(package, folder)
            text = plan_page(connection.base_url, key_variable(package), planned, left_out, live, described.api)
            sys.stdout.write(text)
            return 0
        session = LiveSession(
            package=package, connection=connection, described=described, gaps=read_gaps(folder / GAPS)
        )
        outcomes = tuple(_reported(one) for one in session.play(playable))
        _write(_run(package, connection, described, outcomes, left_out), described, report)
    return 1 if any(one.failure for one in outcomes) else 0


def _planned(package: LoadedPackage, folder: Path, scenario: Scenario) -> Planned:
    file = recording_file(folder, scenario.name)
    interactions = read_recorded(package, file).recording.interactions if file.is_file() else ()
    return Planned(scenario=scenario, calls=len(interactions), shown=shown_operations(interactions))


def _live_operations(package: LoadedPackage, folder: Path) -> frozenset[str]:
    """Give the ids of the operations that live recordings show."""
    stored = read_recordings(package, folder / RECORDINGS)
    live = [one.recording for one in stored if one.recording.provenance.kind == "live"]
    return shown_operations(interaction for recording in live for interaction in recording.interactions)


def _reported(outcome: LiveOutcome) -> LiveOutcome:
    state = outcome.failure or f"{outcome.recorded.file}: {len(outcome.recorded.recording.interactions)} interactions"
    sys.stderr.write(f"{outcome.scenario}: {state}\n")
    sys.stderr.flush()
    return outcome


def _run(
    package: LoadedPackage,
    connection: ConnectionOptions,
    described: Described,
    outcomes: Sequence[LiveOutcome],
    left_out: Sequence[Scenario],
) -> LiveRun:
    return LiveRun(
        server=connection.base_url,
        day=datetime.now(UTC).date(),
        outcomes=outcomes,
        left_out=left_out,
        live=_live_operations(package, connection.folder),
        members=find_members(described, [one.recorded for one in outcomes]),
    )


def _write(run: LiveRun, described: Described, report: Path | None) -> None:
    page = live_page(run, described.api)
    if report is None:
        sys.stdout.write(page)
    else:
        write_whole(report, page)
