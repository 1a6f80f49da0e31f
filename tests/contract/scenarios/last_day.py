"""The numbers of the last day are asked for in each form, whatever they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    assert "play" == client.analytics.get_aggregated_metrics("play", "count").context.metric
    assert "impression" == client.analytics.get_aggregated_metrics("impression", "count").context.metric
    assert "watch-time" == client.analytics.get_aggregated_metrics("watch-time", "sum").context.metric
    assert len(client.analytics.get_metrics_breakdown("play", "country", page_size=10)) <= 10
    assert len(client.analytics.get_metrics_over_time("play", interval="hour", page_size=25)) <= 25
