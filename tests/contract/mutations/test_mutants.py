"""Faults planted in generated code and in recordings: each is found, by the right class and rule, and told in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.recordings.finding import Finding
from generator.recordings.replay.replays import Replays
from tests.contract.mutations.planting import MUTANTS, Mutant, found_in_code, found_in_recording, read_mutants
from tests.contract.playing import replays, told

CODE = read_mutants(MUTANTS / "code.yaml")
RECORDINGS = read_mutants(MUTANTS / "recordings.yaml")


@pytest.fixture(scope="module")
def player() -> Iterator[Replays]:
    with replays() as player:
        yield player


@pytest.mark.parametrize("mutant", CODE, ids=lambda mutant: mutant.name)
def test_fault_in_the_code_is_found(mutant: Mutant) -> None:
    assert_found(mutant, found_in_code(mutant))


@pytest.mark.parametrize("mutant", RECORDINGS, ids=lambda mutant: mutant.name)
def test_fault_in_a_recording_is_found(player: Replays, mutant: Mutant) -> None:
    assert_found(mutant, found_in_recording(mutant, player))


def test_enough_faults_are_planted() -> None:
    assert 20 <= len({mutant.name for mutant in CODE})
    assert 20 <= len({mutant.name for mutant in RECORDINGS})


def assert_found(mutant: Mutant, findings: Iterator[Finding]) -> None:
    found: list[Finding] = []
    for finding in findings:
        found.append(finding)
        if mutant.told_by(finding):
            return
    raise AssertionError(f"not found as {mutant.kind}/{mutant.rule}: {mutant.message!r}, but {told(found)}")
