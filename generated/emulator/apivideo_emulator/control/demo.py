"""Videos to look around with, and who watched them in the last thirty days: the same in every run."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeVar

from ..analytics.plays import Continent, PlayReport, record_plays
from ..base.clock import stamp
from ..videos.videos import VIDEO, new_video
from ..world.world import World

T = TypeVar("T")

DAYS: Final = 30
"""How far back the plays begin: as far as analytics look."""


@dataclass(frozen=True, slots=True)
class _DemoVideo:
    """plays: a day, on the best days. seconds: its length. finishes: share of plays that reach the end.

    age: days since it was published; the newest have the most plays.
    """

    title: str
    tags: tuple[str, ...]
    seconds: int
    plays: float
    finishes: float
    age: int


_VIDEOS: Final = (
    _DemoVideo("Launch keynote", ("launch", "event"), 1800, 34, 0.21, 12),
    _DemoVideo("What is new, in ninety seconds", ("launch",), 90, 41, 0.63, 12),
    _DemoVideo("Behind the scenes of the launch", ("launch",), 320, 9, 0.38, 5),
    _DemoVideo("Getting started: your first upload", ("tutorial",), 240, 16, 0.52, 90),
    _DemoVideo("Live streams, step by step", ("tutorial",), 540, 8, 0.29, 60),
    _DemoVideo("Player themes", ("tutorial",), 180, 6, 0.57, 45),
    _DemoVideo("Webhooks explained", ("tutorial",), 300, 5, 0.44, 75),
    _DemoVideo("Customer story: a school of music", ("story",), 210, 7, 0.48, 20),
    _DemoVideo("Customer story: field reports", ("story",), 260, 4, 0.41, 34),
    _DemoVideo("Questions and answers, April", ("event",), 2700, 3, 0.11, 25),
    _DemoVideo("Trailer", ("launch",), 30, 22, 0.81, 16),
    _DemoVideo("An old recording nobody plays", ("event",), 3600, 0, 0.0, 400),
)
_PLACES: Final[tuple[tuple[float, tuple[Continent, str]], ...]] = (
    (30, ("EU", "FR")),
    (22, ("NA", "US")),
    (12, ("EU", "DE")),
    (9, ("EU", "GB")),
    (7, ("AS", "JP")),
    (6, ("SA", "BR")),
    (5, ("EU", "PT")),
    (4, ("AF", "SN")),
    (3, ("AZ", "AU")),
    (2, ("AS", "IN")),
)
_DEVICES: Final = (
    (38, ("computer", "windows", "chrome")),
    (14, ("computer", "mac osx", "safari")),
    (9, ("computer", "linux", "firefox")),
    (6, ("computer", "windows", "edge")),
    (14, ("phone", "ios", "safari")),
    (13, ("phone", "android", "chrome")),
    (3, ("tablet", "ios", "safari")),
    (3, ("tv", "android", "chrome")),
)
_REFERRERS: Final = (
    (40, ""),
    (26, "https://www.example.com/"),
    (16, "https://www.example.com/blog/launch"),
    (10, "https://news.example.net/"),
    (8, "https://social.example.org/feed"),
)
_HOURS: Final = (2, 1, 1, 1, 1, 2, 4, 7, 10, 13, 14, 13, 11, 12, 14, 14, 13, 12, 11, 10, 9, 7, 5, 3)
"""How busy each hour of a day is."""

_SATURDAY: Final = 5
_SEED: Final = 2026


def seed_demo(world: World) -> None:
    """Add videos and plays to an emulator that has no videos."""
    chance = random.Random(_SEED)  # noqa: S311 - plays need no secrets
    with world.transaction():
        if world.store.every(VIDEO):
            return
        for video in _VIDEOS:
            wishes = {"title": video.title, "tags": list(video.tags), "metadata": [{"key": "demo", "value": "yes"}]}
            made, published = new_video(world, wishes), stamp(world.now() - timedelta(days=video.age))
            world.store.put(VIDEO, made["videoId"], {**made, "createdAt": published, "publishedAt": published})
            record_plays(world, list(_plays(chance, video, made["videoId"], world.now())))


def _plays(chance: random.Random, video: _DemoVideo, video_id: str, now: datetime) -> Iterator[PlayReport]:
    today = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for ago in range(min(DAYS, video.age), -1, -1):
        day = today - timedelta(days=ago)
        for _ in range(_count(chance, video, day, video.age - ago)):
            at = day + timedelta(
                hours=_chosen(chance, tuple(zip(_HOURS, range(24), strict=True))), seconds=chance.randrange(3600)
            )
            if at < now - timedelta(seconds=video.seconds):
                yield _play(chance, video, video_id, at)


def _count(chance: random.Random, video: _DemoVideo, day: datetime, days_out: int) -> int:
    """Give how many load a video on a day: fewer at weekends, and fewer as it grows old."""
    weekend = 0.55 if day.weekday() >= _SATURDAY else 1.0
    fresh = 0.25 + 0.75 * math.exp(-days_out / 9) if video.age <= DAYS else 0.8
    return round(video.plays * weekend * fresh * chance.uniform(0.75, 1.25) * 1.4)


def _play(chance: random.Random, video: _DemoVideo, video_id: str, at: datetime) -> PlayReport:
    continent, country = _chosen(chance, _PLACES)
    device_type, operating_system, browser = _chosen(chance, _DEVICES)
    played = chance.random() < 0.72  # noqa: PLR2004 - of those who load it
    ended = played and chance.random() < video.finishes
    reached = video.seconds if ended else round(video.seconds * chance.random() ** 1.9)
    return PlayReport(
        media_id=video_id,
        at=at,
        played=played,
        ended=ended,
        watch_time=reached if played else 0,
        impression_time=chance.randrange(180, 1400),
        continent=continent,
        country=country,
        device_type=device_type,
        operating_system=operating_system,
        browser=browser,
        referrer=_chosen(chance, _REFERRERS),
    )


def _chosen(chance: random.Random, weighted: tuple[tuple[float, T], ...]) -> T:
    return chance.choices([one for _, one in weighted], [weight for weight, _ in weighted])[0]
