"""Plays scenarios against a server and keeps what was said: one recording each, written whole once the story passed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeAlias

from generator.contract.archive import RECORDINGS, read_recorded
from generator.contract.kit import Kit
from generator.contract.recorded import Recorded
from generator.contract.scenario import Scenario, failure_of
from generator.contract.terms import Terms, opened, refuse_unusable_server
from generator.problems import UnusableInputError

Mode: TypeAlias = Literal["once", "missing", "rewrite"]


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


def _record(kit: Kit, scenario: Scenario, terms: Terms, mode: Mode, *, allow_fewer: bool) -> Outcome:
    file = recording_file(terms.folder, scenario.name)
    if mode == "once" and file.exists():
        return Outcome(scenario=scenario.name, told=f"{file}: is there already; --mode rewrite makes it anew")
    if mode == "missing" and file.exists():
        read_recorded(kit, file)  # one that cannot be read is not added to
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
        refuse_unusable_server(kit, terms, scenario, error)
        return Outcome(scenario=scenario.name, told="", failure=failure_of(scenario, error))
    return Outcome(scenario=scenario.name, told=_told(read_recorded(kit, file)))


def _told(recorded: Recorded) -> str:
    interactions, provenance = recorded.recording.interactions, recorded.recording.provenance
    return f"{recorded.file}: {len(interactions)} interactions, {provenance.kind}, {provenance.host}"
