"""What is not as it must be is refused, with every problem named."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.contract.every_call import CAPTION, odd
from tests.contract.refusals import all_refused, refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

NO_LANGUAGE = "no-language"
NO_PICTURE = ("notes.txt", b"not a picture", "text/plain")
EMPTY = ("empty", b"", "application/octet-stream")

LISTS: tuple[Callable[[ApiVideo], object], ...] = (
    lambda client: client.videos.list_discarded(page_size=0),
    lambda client: client.upload_tokens.list(page_size=0),
    lambda client: client.live_streams.list(page_size=0),
    lambda client: client.player_themes.list(page_size=0),
    lambda client: client.watermarks.list(page_size=0),
    lambda client: client.summaries.list(page_size=0),
    lambda client: client.tags.list(page_size=0),
    lambda client: client.webhooks.list(page_size=0),
    lambda client: client.analytics.get_metrics_breakdown("play", "country", sort_by=odd("emittedAt")),
    lambda client: client.analytics.get_aggregated_metrics("watch-time", "sum", unique=True),
    lambda client: client.analytics.get_metrics_over_time("play", interval=odd("week")),
    lambda client: client.analytics.list_player_session_events("psNone", page_size=0),
)
WRITES: tuple[Callable[[ApiVideo], object], ...] = (
    lambda client: client.videos.create(title="Keynote", source="no address"),
    lambda client: client.upload_tokens.create_token(ttl=-1),
    lambda client: client.live_streams.create(name=odd(1)),
    lambda client: client.player_themes.create(name=odd(1)),
    lambda client: client.watermarks.upload(NO_PICTURE),
    lambda client: client.summaries.create(video_id="viNone"),
    lambda client: client.webhooks.create(events=[], url="no address"),
)


def scenario(client: ApiVideo) -> None:
    error = refused(400, lambda: client.videos.list(page_size=0, current_page=0))
    assert 2 == len(error.problems)
    all_refused(400, client, LISTS)
    all_refused(400, client, WRITES)
    video = client.videos.create(title="Keynote")
    all_refused(400, client, _of_video(video.video_id))
    copy = client.videos.create(title="Copy", source=video.video_id)
    refused(400, lambda: client.videos.upload(copy.video_id, b"a video that has its file"))
    for one in (copy, video):
        client.videos.delete(one.video_id)
    _refuse_changes(client)
    token = client.upload_tokens.create_token(ttl=60)
    refused(400, lambda: client.videos.upload_with_upload_token(token.token, b"a video", video_id="viNone"))
    client.upload_tokens.delete_token(token.token)


def _of_video(video_id: str) -> tuple[Callable[[ApiVideo], object], ...]:
    return (
        lambda client: client.videos.update(video_id, language="xx"),
        lambda client: client.videos.upload_thumbnail(video_id, NO_PICTURE),
        lambda client: client.videos.pick_thumbnail(video_id, timecode="soon"),
        lambda client: client.captions.list(video_id, page_size=0),
        lambda client: client.captions.get(video_id, NO_LANGUAGE),
        lambda client: client.captions.upload(video_id, NO_LANGUAGE, CAPTION),
        lambda client: client.captions.update(video_id, NO_LANGUAGE, default=True),
        lambda client: client.captions.delete(video_id, NO_LANGUAGE),
        lambda client: client.chapters.list(video_id, page_size=0),
        lambda client: client.chapters.upload(video_id, "en", EMPTY),
        lambda client: client.analytics.list_sessions(video_id, period="someday"),
    )


def _refuse_changes(client: ApiVideo) -> None:
    theme = client.player_themes.create(name="Dark")
    refused(400, lambda: client.player_themes.update(theme.player_id, name=odd(1)))
    refused(400, lambda: client.player_themes.upload_logo(theme.player_id, NO_PICTURE))
    client.player_themes.delete(theme.player_id)
    live_stream = client.live_streams.create(name="Town hall")
    refused(400, lambda: client.analytics.get_live_stream_analytics(live_stream.live_stream_id, period="someday"))
    refused(400, lambda: client.live_streams.update(live_stream.live_stream_id, name=odd(1)))
    refused(400, lambda: client.live_streams.upload_thumbnail(live_stream.live_stream_id, NO_PICTURE))
    client.live_streams.delete(live_stream.live_stream_id)
    video = client.videos.create(title="Told")
    summary = client.summaries.create(video_id=video.video_id)
    refused(400, lambda: client.summaries.update(summary.summary_id, takeaways=["a", "b", "c", "d"]))
    client.videos.delete(video.video_id)
