"""What each mode calls, checks and writes."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from package.client import AsyncSample, Sample
from package.runtime.errors import ConfigurationError
from package.testing import AsyncReplayTransport, ReplayTransport, json_reply
from package.testing.recordings import (
    DriftError,
    FewerInteractionsError,
    UnrecordedRequestError,
    UnusableRecordingError,
    UnusedInteractionsError,
    async_recorded,
    read_recording,
    recorded,
    write_recording,
)
from package.testing.recordings.scenario import Mode

from tests.recordings.told import CATALOG, EMULATED, got, story

OPTIONS: dict[str, Any] = {"catalog": CATALOG, "kind": "emulator"}


def thing(thing_id: str, **members: Any) -> Any:
    return json_reply({"thingId": thing_id, **members})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "runner.json"
    write_recording(story(got("1", {"thingId": "1"})), path)
    return path


def tell(path: Path, mode: Mode | None, *responses: Any, ask: str = "1", **options: Any) -> ReplayTransport:
    inner = ReplayTransport(*responses)
    with recorded(path, mode=mode, transport=inner, **OPTIONS, **options) as transport:
        client = Sample(transport=transport, auth="none")
        for thing_id in ask:
            client.things.get(thing_id)
    return inner


def test_replay_calls_nobody(path: Path) -> None:
    assert [] == tell(path, None).requests


def test_replay_fails_for_what_is_unused(path: Path) -> None:
    with pytest.raises(UnusedInteractionsError):
        tell(path, "replay", ask="")


def test_replay_without_a_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make it with mode='rewrite', or SAMPLE_RECORDINGS=rewrite"):
        tell(tmp_path / "none.json", "replay")


@pytest.mark.parametrize("mode", ["once", "missing", "rewrite"])
def test_story_without_a_file_is_recorded(mode: Mode, tmp_path: Path) -> None:
    tell(tmp_path / "new.json", mode, thing("1"))

    tell(tmp_path / "new.json", "replay")
    assert "new" == read_recording(tmp_path / "new.json").scenario


def test_once_replays_what_is_there(path: Path) -> None:
    assert [] == tell(path, "once").requests


def test_missing_calls_only_for_what_is_not_there(path: Path) -> None:
    inner = tell(path, "missing", thing("2"), ask="12")

    assert ["/things/2"] == [request.path for request in inner.requests]
    assert [] == tell(path, "replay", ask="21").requests
    assert EMULATED == read_recording(path).provenance


def test_missing_does_not_mix_answers_of_different_origin(path: Path) -> None:
    before = path.read_bytes()

    with (
        pytest.raises(ConfigurationError, match="of the kind 'emulator'"),
        recorded(path, mode="missing", transport=ReplayTransport(thing("2")), catalog=CATALOG) as transport,
    ):
        Sample(transport=transport, auth="none").things.get("2")

    assert before == path.read_bytes()


def test_rewrite_replaces_the_file(path: Path) -> None:
    tell(path, "rewrite", thing("1"), thing("2"), ask="12")

    assert 2 == len(read_recording(path).interactions)


def test_rewrite_writes_nothing_when_the_test_fails(path: Path) -> None:
    before = path.read_bytes()

    with pytest.raises(AssertionError, match="was not expected"):
        tell(path, "rewrite", thing("1"), ask="12")

    assert before == path.read_bytes()


def test_rewrite_makes_anew_what_cannot_be_read(path: Path) -> None:
    path.write_text("{", encoding="utf-8")

    tell(path, "rewrite", thing("1"))

    assert 1 == len(read_recording(path).interactions)


def test_missing_adds_nothing_to_what_cannot_be_read(path: Path) -> None:
    path.write_text("{", encoding="utf-8")

    with pytest.raises(UnusableRecordingError, match="record it again"):
        tell(path, "missing", thing("1"))


def test_rewrite_leaves_no_fewer_interactions_unless_told(path: Path) -> None:
    tell(path, "rewrite", thing("1"), thing("2"), ask="12")

    with pytest.raises(FewerInteractionsError, match="1 interactions fewer than before"):
        tell(path, "rewrite", thing("1"))
    assert 2 == len(read_recording(path).interactions)
    tell(path, "rewrite", thing("1"), allow_fewer=True)
    assert 1 == len(read_recording(path).interactions)


def test_verify_says_what_is_answered_otherwise_and_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    tell(path, "verify", thing("other"))

    with pytest.raises(DriftError) as raised:
        tell(path, "verify", json_reply({"thingId": 7, "color": "red"}))

    assert [
        "getThing body /thingId: expected string, got number",
        "getThing body /color: expected nothing, got string",
    ] == [str(difference) for difference in raised.value.differences]
    assert before == path.read_bytes()


def test_verify_compares_statuses(path: Path) -> None:
    with pytest.raises(DriftError, match="getThing status: expected 200, got 201"):
        tell(path, "verify", json_reply({"thingId": "1"}, 201))


def test_environment_chooses_the_mode(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPLE_RECORDINGS", "rewrite")
    assert 1 == len(tell(path, None, thing("1")).requests)

    monkeypatch.setenv("SAMPLE_RECORDINGS", "anew")
    with pytest.raises(ConfigurationError, match="'anew'; there are replay, once, missing, rewrite, verify"):
        tell(path, None)


def test_awaiting_story_has_the_same_modes(path: Path) -> None:
    async def ask(mode: Mode, *responses: Any, thing_ids: str = "1") -> int:
        inner = AsyncReplayTransport(*responses)
        async with async_recorded(path, mode=mode, transport=inner, **OPTIONS) as transport:
            client = AsyncSample(transport=transport, auth="none")
            for thing_id in thing_ids:
                await client.things.get(thing_id)
        return len(inner.requests)

    assert 0 == asyncio.run(ask("replay"))
    assert 1 == asyncio.run(ask("missing", thing("2"), thing_ids="12"))
    assert 2 == asyncio.run(ask("rewrite", thing("1"), thing("2"), thing_ids="12"))
    with pytest.raises(DriftError):
        asyncio.run(ask("verify", json_reply([]), thing("2"), thing_ids="12"))
    with pytest.raises(UnrecordedRequestError):
        asyncio.run(ask("replay", thing_ids="3"))


def test_missing_gets_a_token_that_the_api_knows(tmp_path: Path) -> None:
    token = json_reply({"access_token": "live-token-0123456789", "expires_in": 60})
    path = tmp_path / "signed.json"
    with recorded(path, mode="rewrite", transport=ReplayTransport(token, thing("1")), **OPTIONS) as transport:
        Sample("live-key-0123456789", transport=transport).things.get("1")
    inner = ReplayTransport(token, thing("2"))

    with recorded(path, mode="missing", transport=inner, **OPTIONS) as transport:
        client = Sample("live-key-0123456789", transport=transport)
        client.things.get("1")
        client.things.get("2")

    assert ["/auth/api-key", "/things/2"] == [request.path for request in inner.requests]
    assert "Bearer live-token-0123456789" == inner.requests[1].headers["authorization"]
