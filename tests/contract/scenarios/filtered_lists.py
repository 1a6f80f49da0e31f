"""Every list is asked for one page, sorted, by all filters that it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import CAPTION, PICTURE
from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="Found", description="By all filters", tags=["found"], language="en")
    client.videos.upload(video.video_id, film())
    found = client.videos.list(
        title="Found", description="all filters", sort_by="updatedAt", sort_order="desc", current_page=1, page_size=10
    )
    assert [video.video_id] == [one.video_id for one in found]
    for language in ("en", "fr"):
        client.captions.upload(video.video_id, language, CAPTION)
        client.chapters.upload(video.video_id, language, CAPTION)
    assert 1 == len(client.captions.list(video.video_id, current_page=2, page_size=1))
    assert 1 == len(client.chapters.list(video.video_id, current_page=2, page_size=1))

    summary = client.summaries.create(video_id=video.video_id)
    missing = client.summaries.list(
        source_status="missing", sort_by="updatedAt", sort_order="asc", current_page=1, page_size=10
    )
    assert [summary.summary_id] == [one.summary_id for one in missing]
    client.summaries.delete(summary.summary_id)
    client.tags.list(value="foun", sort_by="value", sort_order="asc", current_page=1, page_size=10)
    client.videos.delete(video.video_id)

    token = client.upload_tokens.create_token(ttl=60)
    assert 1 == len(client.upload_tokens.list(sort_by="ttl", sort_order="asc", current_page=1, page_size=10))
    client.upload_tokens.delete_token(token.token)
    live_stream = client.live_streams.create(name="Found live", public=True)
    lives = client.live_streams.list(
        stream_key=live_stream.stream_key, sort_by="createdAt", sort_order="desc", current_page=1, page_size=10
    )
    assert [live_stream.live_stream_id] == [one.live_stream_id for one in lives]
    client.live_streams.delete(live_stream.live_stream_id)
    theme = client.player_themes.create(name="Found theme")
    assert theme.player_id in {
        one.player_id
        for one in client.player_themes.list(sort_by="createdAt", sort_order="asc", current_page=1, page_size=10)
    }
    client.player_themes.delete(theme.player_id)
    watermark = client.watermarks.upload(PICTURE)
    client.watermarks.list(sort_by="createdAt", sort_order="asc", current_page=1, page_size=10)
    client.watermarks.delete(watermark.watermark_id)
    webhook = client.webhooks.create(events=["video.source.recorded"], url="https://example.com/hook")
    client.webhooks.list(events="video.source.recorded", current_page=1, page_size=10)
    client.webhooks.delete(webhook.webhook_id)
