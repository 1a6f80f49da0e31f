"""Plays scenarios against a server and keeps what was said: one recording each, written whole once the story passed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from generator.contract.kit import Kit
from generator.contract.recorded import Recorded
from generator.contract.scenario import Scenario
from generator.contract.terms import Terms, opened
from generator.document.source import read_source
from generator.problems import Location, Problem, UnusableInputError

if TYPE_CHECKING:
    from package.testing.recordings.recording import Recording

Mode: TypeAlias = Literal["once", "missing", "rewrite"]

RECORDINGS: Final = "recordings"
"""Folder of the recordings within a project's contract folder."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of one scenario. failure: why nothing was written; "" where all went well."""

    scenario: str
    told: str
    failure: str = ""


def recording_file(folder: Path, scenario: str) -> Path:
    """Give the file of a scenario's recording."""
    return folder / RECORDINGS / f"{scenario}.json"


def record(
    kit: Kit, scenarios: Sequence[Scenario], terms: Terms, mode: Mode, *, allow_fewer: bool
) -> Iterator[Outcome]:
    """Record scenarios one after the other; one that fails leaves its file as it was, and the others go on."""
    for scenario in scenarios:
        if terms.may_play(scenario):
            yield _record(kit, scenario, terms, mode, allow_fewer=allow_fewer)
        else:
            yield Outcome(scenario=scenario.name, told=f"left out, for a local server only: {scenario.only_local}")


def read_recording(kit: Kit, file: Path) -> Recording:
    """Read a recording. Raises UnusableInputError for a file that is none."""
    recordings = kit.module("testing.recordings")
    try:
        recording: Recording = recordings.read_recording(file)
    except recordings.UnusableRecordingError as error:
        message = str(error).removeprefix(f"{file}: ")
        raise UnusableInputError(
            Problem(where=Location(file=os.fspath(file)), rule="recording", message=message)
        ) from error
    return recording


def read_recorded(kit: Kit, file: Path) -> Recorded:
    """Read a recording with the text of its file."""
    return Recorded(read_recording(kit, file), read_source(file))


def _record(kit: Kit, scenario: Scenario, terms: Terms, mode: Mode, *, allow_fewer: bool) -> Outcome:
    file = recording_file(terms.folder, scenario.name)
    if mode == "once" and file.exists():
        return Outcome(scenario=scenario.name, told=f"{file}: is there already; --mode rewrite makes it anew")
    try:
        with opened(kit, terms, scenario) as (stage, options):
            given: dict[str, Any] = {
                "mode": mode,
                "base_url": options["base_url"],
                "document": terms.document,
                "fingerprints": terms.fingerprints,
                "secrets": (options["api_key"],),
                "allow_fewer": allow_fewer,
            }
            with kit.module("testing.recordings").recorded(file, **given) as transport:
                scenario.play(kit, stage, transport, options)
    except UnusableInputError:
        raise
    except Exception as error:  # noqa: BLE001 # a story fails in any way it likes
        return Outcome(scenario=scenario.name, told="", failure=f"{type(error).__name__}: {error}")
    return Outcome(scenario=scenario.name, told=_told(file, read_recording(kit, file)))


def _told(file: Path, recording: Recording) -> str:
    provenance = recording.provenance
    return f"{file}: {len(recording.interactions)} interactions, {provenance.kind}, {provenance.host}"
