"""What an emulator begins with for a look around."""

from __future__ import annotations

from typing import Any

import pytest
from package.control.demo import seed_demo

from tests.emulator.analytics.plays import NOON, buckets, metric
from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator


@pytest.fixture
def demo(start_emulator: StartEmulator) -> Any:
    return start_emulator(start=NOON, seed=1, seed_demo=True)


def test_demo_has_videos_and_a_month_of_plays(demo: Any) -> None:
    videos = demo.get("/videos", params={"pageSize": 100})["data"]
    month = {"from": "2026-03-04T00:00:00+00:00"}

    assert (12, 4) == (len(videos), len(demo.get("/videos", params={"tags[]": "launch"})["data"]))
    assert 500 < metric(demo, "play/count", **month) < metric(demo, "impression/count", **month)
    assert 11 == len(buckets(demo, "play/media-id", **month))
    for breakdown in ("country", "device-type", "browser", "referrer"):
        assert 3 < len(buckets(demo, f"play/{breakdown}", **month))


def test_every_play_of_the_demo_is_over_and_lies_within_its_video(demo: Any) -> None:
    sessions = demo.get("/_emulator/plays")["data"]

    assert all(session["lastSeenAt"] <= "2026-04-02T12:00:00+00:00" for session in sessions)
    assert all(session["startedAt"] is None or session["watchTime"] <= 3600 for session in sessions)


def test_demo_is_the_same_in_every_run(start_emulator: StartEmulator) -> None:
    first, second = (start_emulator(start=NOON, seed=1, seed_demo=True) for _ in range(2))

    assert first.get("/_emulator/plays") == second.get("/_emulator/plays")


def test_emulator_with_videos_is_left_alone(emulator: Emulator) -> None:
    emulator.call("POST", "/videos", 201, json={"title": "Keynote"})

    seed_demo(emulator.world)

    assert ["Keynote"] == [video["title"] for video in emulator.get("/videos")["data"]]
