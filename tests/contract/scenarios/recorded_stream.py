"""What a live stream has recorded is a video: found, changed, given pictures, discarded and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment
from tests.contract.every_call import PICTURE

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SERVER = {"video_restore": True}
ONLY_LOCAL = "A live stream is on air once somebody streams to it."


def scenario(client: ApiVideo, environment: Environment) -> None:
    theme = client.player_themes.create(name="For recordings")
    live_stream = client.live_streams.create(name="Kept", player_id=theme.player_id)
    changed = client.live_streams.update(
        live_stream.live_stream_id,
        name="Kept live",
        player_id=theme.player_id,
        public=True,
        restreams=[{"name": "Elsewhere", "serverUrl": "rtmp://example.com/live", "streamKey": "restream-key"}],
    )
    assert ["Elsewhere"] == [one.name for one in changed.restreams]
    client.live_streams.list(name="Kept live")
    environment.post(f"/_emulator/live-streams/{live_stream.live_stream_id}", {"broadcasting": True})
    client.live_streams.complete(live_stream.live_stream_id)
    environment.pass_time(60)

    (recorded,) = client.videos.list(live_stream_id=live_stream.live_stream_id)
    video = client.videos.update(
        recorded.video_id,
        description="As it was.",
        player_id=theme.player_id,
        language="fr",
        tags=["kept"],
        metadata=[{"key": "team", "value": "growth"}],
    )
    assert video.source.live_stream
    assert live_stream.live_stream_id == video.source.live_stream.live_stream_id
    client.videos.list(tags=["kept"])
    client.videos.get(video.video_id)
    client.videos.upload_thumbnail(video.video_id, PICTURE)
    client.videos.pick_thumbnail(video.video_id, timecode="00:00:01.00")

    client.videos.delete(video.video_id)
    discarded = client.videos.list_discarded(
        title="Kept live",
        description="As it",
        live_stream_id=live_stream.live_stream_id,
        sort_by="title",
        sort_order="asc",
        current_page=1,
        page_size=10,
    )
    assert [video.video_id] == [one.video_id for one in discarded]
    client.videos.get_discarded(video.video_id)
    client.videos.update_discarded(video.video_id, discarded=False)

    client.videos.delete(video.video_id)
    client.live_streams.delete(live_stream.live_stream_id)
    client.player_themes.delete(theme.player_id)
