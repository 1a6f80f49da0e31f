"""A dashboard shows how often videos were played, for how long, where and when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

ONLY_LOCAL = "The numbers are known of plays that are made up."

MORNING, NOON = datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 4, 2, 12, tzinfo=UTC)


def scenario(client: ApiVideo, environment: Environment) -> None:
    first, second = (client.videos.create(title=title, tags=["shown"]) for title in ("First", "Second"))
    for hour, video, country in ((9, first, "FR"), (10, first, "DE"), (11, second, "FR")):
        environment.post(
            "/_emulator/plays",
            {
                "mediaId": video.video_id,
                "at": f"2026-04-02T{hour:02}:30:00+00:00",
                "watchTime": 10.5 * hour,
                "impressionTime": 120.25,
                "country": country,
                "continent": "EU",
                "browser": "firefox",
                "deviceType": "computer",
            },
        )

    plays = client.analytics.get_aggregated_metrics("play", "count", from_=MORNING, to=NOON)
    assert 3 == plays.data
    client.analytics.get_aggregated_metrics("watch-time", "sum", filter_by={"mediaId": [first.video_id]})
    client.analytics.get_aggregated_metrics("view", "count", view_duration="10s", unique=True)
    client.analytics.get_aggregated_metrics("play", "rate", filter_by={"continent": ["EU"], "tag": "shown"})
    by_country = list(
        client.analytics.get_metrics_breakdown("play", "country", sort_by="metricValue", sort_order="desc", page_size=1)
    )
    assert ["FR", "DE"] == [one.dimension_value for one in by_country]
    list(client.analytics.get_metrics_breakdown("impression", "media-id"))
    by_hour = list(client.analytics.get_metrics_over_time("play", from_=MORNING, to=NOON, interval="hour"))
    assert 3 == len(by_hour)

    for video in (first, second):
        client.videos.delete(video.video_id)
