"""Faults planted on purpose, in generated code and in recordings, and what the harness finds of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.document.source import Source, read_source
from generator.recordings.check.examine import secret_finder
from generator.recordings.check.staleness import check_provenance, check_staleness
from generator.recordings.conformance.recording import check_recording
from generator.recordings.finding import Finding
from generator.recordings.fingerprint import fingerprint_operations
from generator.recordings.recorded import Recorded, read_recorded, recording_file
from generator.recordings.replay.declared_types import DeclaredTypes
from generator.recordings.replay.mutations import Mutations
from generator.recordings.replay.replays import Replays
from generator.recordings.scenarios.scenario import load_scenario
from tests.contract.playing import CONTRACT, PACKAGE, described, named, replays

MUTANTS = CONTRACT / "mutants"


@dataclass(frozen=True, kw_only=True)
class Mutant:
    """One fault: a text of a file that is replaced, and the finding it must lead to.

    last: the text is replaced where it stands last. is_changed: the fault shows in answers that were changed.
    """

    name: str
    file: str
    before: str
    after: str
    scenario: str
    kind: str
    rule: str
    message: str
    last: bool = False
    is_changed: bool = False

    def applied(self, text: str) -> str:
        """Give the text with the fault. Raises AssertionError where there is nothing to replace."""
        assert self.before in text, f"{self.name}: {self.file} has no {self.before!r} any more"
        return self.after.join(text.rsplit(self.before, 1) if self.last else text.split(self.before, 1))

    def told_by(self, finding: Finding) -> bool:
        """Whether a finding is the one that this fault must lead to."""
        return (finding.kind, finding.rule) == (self.kind, self.rule) and self.message in finding.message


def read_mutants(file: Path) -> list[Mutant]:
    """Read all faults of a file."""
    return [_mutant(line) for line in yaml.safe_load(file.read_text(encoding="utf-8"))]


def _mutant(line: Mapping[str, Any]) -> Mutant:
    given = {name: value for name, value in line.items() if name not in {"from", "to"}}
    return Mutant(**{"kind": "code fault", "file": "", **given}, before=line["from"], after=line["to"])


def found_in_code(mutant: Mutant) -> Iterator[Finding]:
    """Replay the scenario that meets a fault through a package that has it: the scenario, and each of its calls."""
    file = f"apivideo_sdk/{mutant.file}"
    source = mutant.applied((PACKAGE / file).read_text(encoding="utf-8"))
    with replays({file: source}) as player:
        recorded = read_recorded(player.package, recording_file(CONTRACT, mutant.scenario))
        if mutant.is_changed:
            yield from Mutations(replays=player).check(recorded, is_async=False)
        types = DeclaredTypes.of(player.package, named())
        yield from types.wrong_payloads(recorded, described().api.operations)
        scenario = load_scenario(CONTRACT / "scenarios" / f"{mutant.scenario}.py")
        for is_async in (False, True):
            yield from player.scenario(scenario, recorded, is_async=is_async)
            for number in range(len(recorded.recording.interactions)):
                yield from player.call(recorded, number, is_async=is_async)
        yield from types.wrong_declarations()


def found_in_recording(mutant: Mutant, player: Replays) -> Iterator[Finding]:
    """Hold a recording that has a fault against the document and the code: what `make contract` does with all."""
    stored = read_source(recording_file(CONTRACT, mutant.scenario))
    source = Source(name=stored.name, path=None, text=mutant.applied(stored.text))
    parse = player.package.module("testing.recordings.files").parse_recording
    recorded = Recorded(parse(source.text.encode(), source.name), source)
    yield from secret_finder(player.package)(recorded)
    yield from check_provenance(recorded, described().api)
    yield from check_recording(recorded, described())
    yield from check_staleness(recorded, described().api, fingerprints(), datetime.now(UTC).date())
    scenario = load_scenario(CONTRACT / "scenarios" / f"{mutant.scenario}.py")
    yield from player.scenario(scenario, recorded, is_async=False)
    for number in range(len(recorded.recording.interactions)):
        yield from player.call(recorded, number, is_async=False)


@cache
def fingerprints() -> Mapping[str, str]:
    return fingerprint_operations(described().document.root, described().api)
