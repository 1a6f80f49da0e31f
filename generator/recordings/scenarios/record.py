"""Runs scenarios against a server and records them: one file each, written when the scenario has passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from generator.problems import UnusableInputError
from generator.recordings.package_loader import LoadedPackage
from generator.recordings.recorded import Recorded, read_recorded, recording_file
from generator.recordings.scenarios.connection import ConnectionOptions, opened, refuse_unusable_server
from generator.recordings.scenarios.scenario import Scenario, failure_of

Mode: TypeAlias = Literal["once", "missing", "rewrite"]


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordOutcome:
    """What became of one scenario. failure: why nothing was written; "" where all went well."""

    scenario: str
    message: str
    failure: str = ""


def record(
    package: LoadedPackage,
    scenarios: Sequence[Scenario],
    connection: ConnectionOptions,
    mode: Mode,
    *,
    allow_fewer: bool,
) -> Iterator[RecordOutcome]:
    """Record scenarios one after the other; one that fails leaves its file as it was, and the others go on."""
    for scenario in scenarios:
        if connection.may_play(scenario):
            yield _record(package, scenario, connection, mode, allow_fewer=allow_fewer)
        else:
            yield RecordOutcome(
                scenario=scenario.name, message=f"left out, for a local server only: {scenario.only_local}"
            )


def _record(
    package: LoadedPackage, scenario: Scenario, connection: ConnectionOptions, mode: Mode, *, allow_fewer: bool
) -> RecordOutcome:
    file = recording_file(connection.folder, scenario.name)
    if mode == "once" and file.exists():
        return RecordOutcome(scenario=scenario.name, message=f"{file} exists; replace it with --mode rewrite")
    if mode == "missing" and file.exists():
        read_recorded(package, file)  # one that cannot be read is not added to
    try:
        with opened(package, connection, scenario) as (environment, options):
            given: dict[str, Any] = {
                "mode": mode,
                "base_url": options["base_url"],
                "document": connection.document,
                "fingerprints": connection.fingerprints,
                "secrets": (options["api_key"],),
                "allow_fewer": allow_fewer,
            }
            with package.module("testing.recordings").recorded(file, **given) as transport:
                scenario.play(package, environment, transport, options)
    except UnusableInputError:
        raise
    except Exception as error:  # noqa: BLE001 # a scenario fails in any way it likes
        refuse_unusable_server(package, connection, scenario, error)
        return RecordOutcome(scenario=scenario.name, message="", failure=failure_of(scenario, error))
    return RecordOutcome(scenario=scenario.name, message=_summary(read_recorded(package, file)))


def _summary(recorded: Recorded) -> str:
    interactions, provenance = recorded.recording.interactions, recorded.recording.provenance
    return f"{recorded.file}: {len(interactions)} interactions, {provenance.kind}, {provenance.host}"
