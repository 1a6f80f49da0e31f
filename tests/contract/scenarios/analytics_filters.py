"""Each question of the analytics is asked with every filter and option that it has."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo
    from apivideo_sdk.models import AnalyticsFilterDict

ONLY_LOCAL = "The numbers are known of plays that are made up."

MORNING, NOON = datetime(2026, 4, 2, 9, tzinfo=UTC), datetime(2026, 4, 2, 12, tzinfo=UTC)


def scenario(client: ApiVideo, environment: Environment) -> None:
    video = client.videos.create(title="Filtered", tags=["shown"])
    for hour, country in ((9, "FR"), (10, "FR"), (11, "DE")):
        environment.post(
            "/_emulator/plays",
            {
                "mediaId": video.video_id,
                "at": f"2026-04-02T{hour:02}:30:00+00:00",
                "watchTime": 40.5,
                "country": country,
                "continent": "EU",
                "browser": "firefox",
                "deviceType": "computer",
                "operatingSystem": "linux",
                "referrer": "https://example.com/a",
            },
        )
    everything: AnalyticsFilterDict = {
        "mediaId": [video.video_id],
        "mediaType": "video",
        "tag": "shown",
        "continent": ["EU"],
        "country": ["FR"],
        "referrer": ["https://example.com/a"],
        "deviceType": ["computer"],
        "operatingSystem": ["linux"],
        "browser": ["firefox", "chrome"],
    }

    played = client.analytics.get_aggregated_metrics("watch-time", "sum", from_=MORNING, to=NOON, filter_by=everything)
    assert 81 == played.data
    viewed = client.analytics.get_metrics_breakdown(
        "view",
        "country",
        from_=MORNING,
        to=NOON,
        unique=True,
        view_duration="30s",
        filter_by=everything,
        sort_by="dimensionValue",
        sort_order="asc",
        current_page=1,
        page_size=10,
    )
    assert ["FR"] == [one.dimension_value for one in viewed]
    by_hour = client.analytics.get_metrics_over_time(
        "view",
        from_=MORNING,
        to=NOON,
        interval="hour",
        unique=True,
        view_duration="10s",
        filter_by=everything,
        sort_by="emittedAt",
        sort_order="desc",
        current_page=2,
        page_size=1,
    )
    assert (2, 1, 2) == (by_hour.number, len(by_hour), by_hour.total_pages)
    client.videos.delete(video.video_id)
