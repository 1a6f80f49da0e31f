"""Tags counted over videos."""

from __future__ import annotations

import pytest

from tests.emulator.conftest import StartEmulator
from tests.emulator.validating import Emulator

ALL = [("launch", 3), ("Été", 1), ("spring launch", 1)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ALL),
        ("value=LAUNCH", [("launch", 3), ("spring launch", 1)]),
        ("value=ete", [("Été", 1)]),
        ("value=none", []),
        ("sortBy=videoCount&sortOrder=desc&pageSize=1", [("launch", 3)]),
        ("sortBy=value", [("launch", 3), ("spring launch", 1), ("Été", 1)]),
    ],
)
def test_tags_are_listed_with_their_videos(emulator: Emulator, query: str, found: list[tuple[str, int]]) -> None:
    for tags in (["launch"], ["launch", "Été"], ["launch", "spring launch"], []):
        emulator.call("POST", "/videos", 201, json={"title": "Keynote", "tags": tags})

    listed = emulator.get(f"/tags?{query}")["data"]

    assert found == [(tag["value"], tag["videoCount"]) for tag in listed]


def test_tags_of_discarded_videos_do_not_count(start_emulator: StartEmulator) -> None:
    emulator = start_emulator(video_restore=True)
    video = emulator.call("POST", "/videos", 201, json={"title": "Keynote", "tags": ["launch"]})

    emulator.call("DELETE", f"/videos/{video['videoId']}", 204)

    assert [] == emulator.get("/tags")["data"]


def test_unknown_property_to_sort_by_is_refused(emulator: Emulator) -> None:
    problem = emulator.call("GET", "/tags?sortBy=color", 400)

    assert "sortBy" == problem["name"]
