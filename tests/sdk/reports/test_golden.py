"""Plays of the emulator give exactly the numbers of the page: totals, days, completion, drop-off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import httpx2
import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo, Report, Retention
from apivideo_sdk.extensions.dashboard.page import render_page

from tests.sdk.reports.test_page import Page

START = datetime(2026, 4, 15, 12, tzinfo=UTC)
TO = date(2026, 4, 15)
WEEK: dict[str, Any] = {"from_": TO - timedelta(days=7), "to": TO}


class Golden(NamedTuple):
    """What was seeded, and what came of it."""

    client: ApiVideo
    videos: list[str]
    base_url: str


def play(video: str, day: int, hour: int = 9, **report: Any) -> dict[str, Any]:
    """Give a play on a day of April."""
    return {"mediaId": video, "at": datetime(2026, 4, day, hour, tzinfo=UTC).isoformat(), **report}


@pytest.fixture(scope="module")
def golden() -> Iterator[Golden]:
    settings = Settings(start=START, speed=0, seed=1)
    with EmulatorServer(settings) as server, ApiVideo("k", base_url=server.base_url) as client:
        names = ("Keynote", "Trailer", "Unseen")
        keynote, trailer, unseen = (str(client.videos.create(title=name).video_id) for name in names)
        plays = [
            *(play(keynote, 8, watchTime=seconds, country="FR") for seconds in (60, 120, 180, 240)),
            *(play(keynote, 9, watchTime=600, ended=True, country="PT", browser="firefox") for _ in range(4)),
            *(play(keynote, 9, played=False) for _ in range(8)),
            *(play(trailer, 14, 23, watchTime=30, ended=True, referrer="https://example.com/") for _ in range(3)),
            play(trailer, 10, watchTime=15),
            *(play(keynote, 3, watchTime=100, ended=number == 0) for number in range(4)),  # the week before
            play(keynote, 15, watchTime=999),  # today
        ]
        httpx2.post(f"{server.base_url}/_emulator/plays", json=plays).raise_for_status()
        yield Golden(client, [keynote, trailer, unseen], server.base_url)


@pytest.fixture(scope="module")
def report(golden: Golden) -> Report:
    return golden.client.analytics.report(golden.client.videos.list(), **WEEK, include="all", watch_time="each")


def test_rows_have_the_numbers_that_were_seeded(golden: Golden, report: Report) -> None:
    rows = {row.video_id: row for row in report}
    keynote, trailer, unseen = (rows[video] for video in golden.videos)

    assert (8, 3000.0, 16, 4, 0.5, 0.5, 4) == (
        keynote.plays,
        keynote.watch_time,
        keynote.impressions,
        keynote.ends,
        keynote.play_rate,
        keynote.completion,
        keynote.plays_before,
    )
    assert (4, 105.0, 3, 0.75, 0) == (
        trailer.plays,
        trailer.watch_time,
        trailer.ends,
        trailer.completion,
        trailer.plays_before,
    )
    assert (0, 0.0, 0, None) == (unseen.plays, unseen.watch_time, unseen.impressions, unseen.completion)
    assert ["Keynote", "Trailer", "Unseen"] == [row.title for row in (keynote, trailer, unseen)]


def test_days_and_the_week_before_are_exact(report: Report) -> None:
    plays: dict[int, float] = {}
    for one in report.days:
        plays[one.day.day] = plays.get(one.day.day, 0) + (one.plays or 0)

    assert {8: 4, 9: 4, 10: 1, 11: 0, 12: 0, 13: 0, 14: 3} == plays
    assert report.previous is not None
    assert (4, 400.0, 4, 1) == (
        report.previous.totals.plays,
        report.previous.totals.watch_time,
        report.previous.totals.impressions,
        report.previous.totals.ends,
    )
    assert {"unknown": 4, "FR": 4, "PT": 4} == dict(report.breakdowns["country"])
    assert {"": 9, "https://example.com/": 3} == dict(report.breakdowns["referrer"])


def test_estimate_is_exact_where_nobody_pauses(golden: Golden, report: Report) -> None:
    shared = golden.client.analytics.report(golden.videos, **WEEK, watch_time="shared")

    exact = {row.video_id: row.watch_time for row in report}
    assert exact == {row.video_id: row.watch_time for row in shared}


def test_drop_off_is_exact(golden: Golden) -> None:
    found = golden.client.analytics.retention(golden.videos[0], period="2026-04-08/2026-04-14")

    assert (
        Retention(
            video_id=golden.videos[0],
            furthest=(60, 120, 180, 240, 600, 600, 600, 600),
            sessions=16,
            sessions_in_all=16,
        )
        == found
    )


def test_page_shows_these_numbers(golden: Golden, report: Report) -> None:
    found = golden.client.analytics.retention(golden.videos[0], period="2026-04-08/2026-04-14")

    page = Page(render_page(report, title="Week", retention=[found]))

    assert (
        "Plays12▲ 200.0 % moreWatch time51 min 45 s▲ 676.2 % moreImpressions20▲ 400.0 % more"
        "Play rate60.0 %▼ 40.0 points lessCompletion58.3 %▲ 33.3 points more"
    ) == page.texts["dl"][0]
    rows = [one for one in page.texts["tr"] if golden.videos[0] in one]
    assert [f"Keynote{golden.videos[0]}8 ▲ 100.0 % more50 min 00 s1650.0 %50.0 %"] == rows
    assert "2026-04-14" + "3" + "1 min 30 s" + "3" + "100.0 %" in page.texts["tr"]
    (curve,) = [one for one in page.texts["figure"] if "sample" in one]
    assert "Half of the plays reach 10 min 00 s; 50.0 % reach the last second." in curve
    assert "8 plays in a sample of 16 of 16 sessions" in curve
