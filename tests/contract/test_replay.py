"""Every recording through both clients: requests are those that were recorded, and nothing of a response is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded, read_recorded, recording_file
from generator.recordings.replay.calls import NoCallError
from generator.recordings.replay.replays import Replays
from generator.recordings.scenarios.scenario import load_scenario
from tests.contract.playing import CONTRACT, SCENARIOS, assert_none, described, replays

RECORDINGS = sorted(file.stem for file in (CONTRACT / "recordings").glob("*.json"))
CLIENTS = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@pytest.fixture(scope="module")
def player() -> Iterator[Replays]:
    with replays() as player:
        yield player


def recorded(player: Replays, name: str) -> Recorded:
    return read_recorded(player.package, recording_file(CONTRACT, name))


@CLIENTS
@pytest.mark.parametrize("name", SCENARIOS)
def test_story_sends_what_was_recorded_and_nothing_else(player: Replays, name: str, *, is_async: bool) -> None:
    scenario = load_scenario(CONTRACT / "scenarios" / f"{name}.py")

    findings = player.scenario(scenario, recorded(player, name), is_async=is_async)

    assert_none(findings)


@CLIENTS
@pytest.mark.parametrize("name", RECORDINGS)
def test_each_call_sends_what_was_recorded_and_loses_nothing(player: Replays, name: str, *, is_async: bool) -> None:
    recording = recorded(player, name)
    numbers = range(len(recording.recording.interactions))

    findings = [one for number in numbers for one in player.call(recording, number, is_async=is_async)]

    assert_none(findings)


def test_every_operation_is_called_by_its_method(player: Replays) -> None:
    recordings = [recorded(player, name) for name in SCENARIOS]

    called = {one.operation for each in recordings for one in each.recording.interactions if is_call(player, one)}

    assert {operation.operation_id for operation in described().api.operations} == called


def test_every_scenario_is_recorded_and_every_recording_has_its_scenario(player: Replays) -> None:
    files = (CONTRACT / "recordings").glob("*.json")

    recordings = {file.stem for file in files if not read_recorded(player.package, file).recording.provenance.source}

    assert set(SCENARIOS) == recordings


def test_what_is_found_is_told_in_full() -> None:
    message = f"expected {'a' * 500}"
    finding = Finding(
        kind=FindingClass.CODE_FAULT, rule="request-differs", message=message, recording="a.json", at="/b"
    )

    with pytest.raises(pytest.fail.Exception) as failed:
        assert_none([finding, finding])

    assert [f"code fault/request-differs a.json /b: {message}"] * 2 == str(failed.value).splitlines()


def is_call(player: Replays, interaction: object) -> bool:
    try:
        player.calls.call_of(interaction)  # type: ignore[arg-type]  # an interaction of the generated package
    except NoCallError:
        return False
    return True
