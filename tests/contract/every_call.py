"""Every operation that needs credentials, called once: what does not work everywhere is told by all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

Call: TypeAlias = "Callable[[ApiVideo], object]"

PICTURE: Final = ("picture.jpg", b"\xff\xd8\xff\xe0 a picture", "image/jpeg")
CAPTION: Final = ("en.vtt", b"WEBVTT\n\n00:00:00.000 --> 00:00:02.000\nHello\n", "text/vtt")


def odd(value: object) -> Any:
    """Give what no type checker would let through."""
    return value


CALLS_OF_THE_ACCOUNT: Final[tuple[Call, ...]] = (
    lambda client: client.account.get(),
    lambda client: client.videos.list(),
    lambda client: client.videos.create(title="Keynote"),
    lambda client: client.videos.list_discarded(),
    lambda client: client.upload_tokens.list(),
    lambda client: client.upload_tokens.create_token(ttl=60),
    lambda client: client.live_streams.list(),
    lambda client: client.live_streams.create(name="Town hall"),
    lambda client: client.player_themes.list(),
    lambda client: client.player_themes.create(name="Dark"),
    lambda client: client.watermarks.list(),
    lambda client: client.watermarks.upload(PICTURE),
    lambda client: client.summaries.list(),
    lambda client: client.summaries.create(video_id="viNone"),
    lambda client: client.tags.list(),
    lambda client: client.webhooks.list(),
    lambda client: client.webhooks.create(events=["video.source.recorded"], url="https://example.com/hook"),
)
"""Those that name nothing that must be there."""

CALLS_OF_THINGS: Final[tuple[Call, ...]] = (
    lambda client: client.videos.get("viNone"),
    lambda client: client.videos.update("viNone", title="Keynote"),
    lambda client: client.videos.delete("viNone"),
    lambda client: client.videos.upload("viNone", b"a video"),
    lambda client: client.videos.get_status("viNone"),
    lambda client: client.videos.upload_thumbnail("viNone", PICTURE),
    lambda client: client.videos.pick_thumbnail("viNone", timecode="00:00:01"),
    lambda client: client.videos.get_discarded("viNone"),
    lambda client: client.videos.update_discarded("viNone", discarded=False),
    lambda client: client.captions.list("viNone"),
    lambda client: client.captions.get("viNone", "en"),
    lambda client: client.captions.upload("viNone", "en", CAPTION),
    lambda client: client.captions.update("viNone", "en", default=True),
    lambda client: client.captions.delete("viNone", "en"),
    lambda client: client.chapters.list("viNone"),
    lambda client: client.chapters.get("viNone", "en"),
    lambda client: client.chapters.upload("viNone", "en", CAPTION),
    lambda client: client.chapters.delete("viNone", "en"),
    lambda client: client.upload_tokens.get_token("toNone"),
    lambda client: client.upload_tokens.delete_token("toNone"),
    lambda client: client.live_streams.get("liNone"),
    lambda client: client.live_streams.update("liNone", name="Town hall"),
    lambda client: client.live_streams.complete("liNone"),
    lambda client: client.live_streams.upload_thumbnail("liNone", PICTURE),
    lambda client: client.live_streams.delete_thumbnail("liNone"),
    lambda client: client.live_streams.delete("liNone"),
    lambda client: client.player_themes.get("ptNone"),
    lambda client: client.player_themes.update("ptNone", name="Dark"),
    lambda client: client.player_themes.upload_logo("ptNone", PICTURE),
    lambda client: client.player_themes.delete_logo("ptNone"),
    lambda client: client.player_themes.delete("ptNone"),
    lambda client: client.watermarks.delete("watermarkNone"),
    lambda client: client.summaries.get_summary_source("summaryNone"),
    lambda client: client.summaries.update("summaryNone", abstract="Short."),
    lambda client: client.summaries.delete("summaryNone"),
    lambda client: client.analytics.get_aggregated_metrics(odd("noMetric"), "count"),
    lambda client: client.analytics.get_metrics_breakdown(odd("noMetric"), "country"),
    lambda client: client.analytics.get_metrics_over_time(odd("noMetric")),
    lambda client: client.analytics.list_sessions("viNone"),
    lambda client: client.analytics.get_live_stream_analytics("liNone"),
    lambda client: client.analytics.list_player_session_events("psNone"),
    lambda client: client.webhooks.get("webhookNone"),
    lambda client: client.webhooks.delete("webhookNone"),
)
"""Those that name a thing; there is none of that name."""

EVERY_CALL: Final = (*CALLS_OF_THE_ACCOUNT, *CALLS_OF_THINGS)
