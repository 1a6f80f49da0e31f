"""Plays that are reported, and what is told of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.emulator.validating import Emulator

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
"""When the fixture `noon` begins."""


def new_video(emulator: Emulator, **wishes: Any) -> str:
    return str(emulator.call("POST", "/videos", 201, json={"title": "Keynote", **wishes})["videoId"])


def play(emulator: Emulator, media_id: str, ago: float = 60, **report: Any) -> Any:
    """Report a session that was loaded so many seconds ago."""
    at = (emulator.world.now() - timedelta(seconds=ago)).isoformat()
    return emulator.call("POST", "/_emulator/plays", 201, json={"mediaId": media_id, "at": at, **report})


def metric(emulator: Emulator, path: str, **params: Any) -> Any:
    return emulator.get(f"/data/metrics/{path}", params=params)["data"]


def buckets(emulator: Emulator, path: str, **params: Any) -> dict[str, float]:
    listed = emulator.get(f"/data/buckets/{path}", params=params)["data"]
    return {one["dimensionValue"]: one["metricValue"] for one in listed}


def series(emulator: Emulator, path: str, **params: Any) -> dict[str, float]:
    listed = emulator.get(f"/data/timeseries/{path}", params=params)["data"]
    return {one["emittedAt"]: one["metricValue"] for one in listed}
