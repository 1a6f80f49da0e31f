"""What `verify` does: run scenarios against a server, and report what changed since they were recorded."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.commands.record import package_of
from generator.document import load_document
from generator.parse import parse_api
from generator.project.project import read_project
from generator.recordings.check.report import problems_of
from generator.recordings.described import Described
from generator.recordings.finding import Finding, exit_code, merge_repeated
from generator.recordings.gaps import Gaps, read_gaps
from generator.recordings.recorded import GAPS, Recorded, read_recorded, recording_file
from generator.recordings.scenarios.connection import make_connection_options
from generator.recordings.scenarios.scenario import Scenario, load_scenarios
from generator.recordings.scenarios.verify import Verification
from generator.reporting import render_problems


def run(names: Sequence[str], base_url: str, package_dir: Path | None, folder: Path, form: str) -> int:
    """Print the findings; the scenarios are listed on standard error."""
    project = read_project(Path.cwd())
    document = load_document(project.source, project.overlays)
    described = Described(document, parse_api(document.root))
    gaps = read_gaps(folder / GAPS)
    with package_of(package_dir) as package:
        connection = make_connection_options(folder, base_url, document)
        scenarios = [one for one in load_scenarios(connection.folder, names) if connection.may_play(one)]
        pairs = [
            (one, read_recorded(package, file)) for one in scenarios if (file := _file(connection.folder, one)).exists()
        ]
        verification = Verification(package=package, connection=connection, described=described)
        findings = merge_repeated(tuple(_unlisted(_found(verification, pairs), gaps)))
    problems = problems_of(findings, document, [recorded for _, recorded in pairs])
    sys.stdout.write(render_problems(problems, form))
    return exit_code(findings)


def _file(folder: Path, scenario: Scenario) -> Path:
    return recording_file(folder, scenario.name)


def _found(verification: Verification, pairs: Sequence[tuple[Scenario, Recorded]]) -> Iterator[Finding]:
    for scenario, recorded in pairs:
        found = tuple(verification.check(scenario, recorded))
        sys.stderr.write(f"{scenario.name}: {len(found)} findings\n")
        yield from found


def _unlisted(findings: Iterator[Finding], gaps: Gaps) -> Iterator[Finding]:
    """Omit findings with a reason in the gaps file; `contract` reports the lines of it that are not needed."""
    return (one for one in findings if not any(gap.covers(one) for gap in gaps.gaps))
