"""Containers that stay empty, and those that do not."""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, new_uploader
from tests.emulator.validating import Emulator

DAY = 24 * 3600


def titles(emulator: Emulator) -> list[Any]:
    return [video["title"] for video in emulator.get("/videos")["data"]]


def test_empty_container_is_deleted_after_seven_days(emulator: Emulator) -> None:
    video = new_uploader(emulator).video

    emulator.advance(7 * DAY - 1)
    assert ["Container"] == titles(emulator)

    emulator.advance(1)
    emulator.call("GET", f"/videos/{video}", 404)


@pytest.mark.parametrize(("content", "span"), [(b"a film", ""), (b"0123456789", "part 1/2")])
def test_container_to_which_something_was_uploaded_stays(
    start_emulator: StartEmulator, content: bytes, span: str
) -> None:
    emulator = start_emulator(uploads=LIMITS)
    new_uploader(emulator).send(content, span)

    emulator.advance(8 * DAY)

    assert ["Container"] == titles(emulator)


def test_recording_of_a_live_stream_stays(emulator: Emulator) -> None:
    live_stream = emulator.call("POST", "/live-streams", 200, json={"name": "Town hall"})["liveStreamId"]
    for is_on_air in (True, False):
        emulator.call("POST", f"/_emulator/live-streams/{live_stream}", 200, json={"broadcasting": is_on_air})

    emulator.advance(8 * DAY)

    assert ["Town hall"] == titles(emulator)


def test_discarded_container_can_be_restored_for_its_ninety_days(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = new_uploader(emulator).video
    emulator.call("DELETE", f"/videos/{video}", 204)

    emulator.advance(89 * DAY)

    emulator.call("PATCH", f"/discarded/videos/{video}", 200, json={"discarded": False})
