"""Every recording through both clients: requests are those that were recorded, and nothing of a response is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.recordings.finding import Finding, FindingClass
from generator.recordings.recorded import Recorded, read_recorded, recording_file
from generator.recordings.replay.calls import NoCallError
from generator.recordings.replay.declared_types import DeclaredTypes
from generator.recordings.replay.replays import Replays
from generator.recordings.scenarios.scenario import load_scenario
from tests.contract.playing import CONTRACT, SCENARIOS, assert_none, described, named, replays

RECORDINGS = sorted(file.stem for file in (CONTRACT / "recordings").glob("*.json"))
FOUND = [name for name in RECORDINGS if name.startswith("found_")]
MISFITS = {"found_live_stream": "/restreams"}
"""Where a response that was found does not fit the document; gaps.yaml says why."""
CLIENTS = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@pytest.fixture(scope="module")
def player() -> Iterator[Replays]:
    with replays() as player:
        yield player


@pytest.fixture(scope="module")
def types(player: Replays) -> DeclaredTypes:
    return DeclaredTypes.of(player.package, named())


def recorded(player: Replays, name: str) -> Recorded:
    return read_recorded(player.package, recording_file(CONTRACT, name))


@CLIENTS
@pytest.mark.parametrize("name", SCENARIOS)
def test_story_sends_what_was_recorded_and_nothing_else(player: Replays, name: str, *, is_async: bool) -> None:
    scenario = load_scenario(CONTRACT / "scenarios" / f"{name}.py")

    findings = player.scenario(scenario, recorded(player, name), is_async=is_async)

    assert_none(findings)


@CLIENTS
@pytest.mark.parametrize("name", [name for name in RECORDINGS if name not in MISFITS])
def test_each_call_sends_what_was_recorded_and_loses_nothing(player: Replays, name: str, *, is_async: bool) -> None:
    recording = recorded(player, name)
    numbers = range(len(recording.recording.interactions))

    findings = [one for number in numbers for one in player.call(recording, number, is_async=is_async)]

    assert_none(findings)


@pytest.mark.parametrize("name", RECORDINGS)
def test_each_body_is_the_same_when_written_by_its_payload_class(
    player: Replays, types: DeclaredTypes, name: str
) -> None:
    assert_none(types.wrong_payloads(recorded(player, name), described().api.operations))


def test_enums_and_classes_have_the_values_and_members_of_the_document(types: DeclaredTypes) -> None:
    assert_none(types.wrong_declarations())


@CLIENTS
@pytest.mark.parametrize("name", FOUND)
def test_found_response_reads_in_strict_mode_or_its_misfit_is_known(
    player: Replays, name: str, *, is_async: bool
) -> None:
    found = recorded(player, name)
    for interaction in found.recording.interactions:
        call = player.calls.call_of(interaction)

        outcome = player.made(found.recording, interaction, call, is_async=is_async, strict=True)

        assert found.is_found
        assert MISFITS.get(name) == getattr(outcome, "pointer", None)
        if name not in MISFITS and interaction.response is not None:
            assert interaction.response.status == outcome.status


def test_empty_list_in_the_place_of_an_object_reads_as_none(player: Replays) -> None:
    found = recorded(player, "found_new_video")
    for interaction in found.recording.interactions:
        status = player.made(found.recording, interaction, player.calls.call_of(interaction), is_async=False).data

        assert status.ingest is None
        assert not status.encoding.playable
    first = found.recording.interactions[0]
    status = player.made(found.recording, first, player.calls.call_of(first), is_async=False).data
    assert status.encoding.metadata is None


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
