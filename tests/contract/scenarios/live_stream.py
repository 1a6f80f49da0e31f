"""A live stream gets a player theme with a logo, a thumbnail and a place it is streamed on to, and goes on air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.recordings.scenarios.environment import Environment
from tests.contract.every_call import PICTURE

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

ONLY_LOCAL = "A live stream is on air once somebody streams to it."


def scenario(client: ApiVideo, environment: Environment) -> None:
    theme = client.player_themes.create(name="Dark", text="rgba(255, 255, 255, .95)", enable_controls=False)
    client.player_themes.upload_logo(theme.player_id, PICTURE, link="https://example.com/?from=player")
    theme = client.player_themes.update(theme.player_id, name="Darker", force_loop=True)
    assert "Darker" == client.player_themes.get(theme.player_id).name
    assert [theme.player_id] == [one.player_id for one in client.player_themes.list(sort_by="name")]

    live_stream = client.live_streams.create(
        name="Town hall",
        player_id=theme.player_id,
        restreams=[{"name": "Elsewhere", "serverUrl": "rtmp://example.com/live", "streamKey": "restream-key"}],
    )
    client.live_streams.upload_thumbnail(live_stream.live_stream_id, PICTURE)
    environment.post(f"/_emulator/live-streams/{live_stream.live_stream_id}", {"broadcasting": True})
    assert client.live_streams.get(live_stream.live_stream_id).broadcasting
    client.live_streams.complete(live_stream.live_stream_id)
    environment.pass_time(60)
    recorded = list(client.videos.list(live_stream_id=live_stream.live_stream_id))
    assert 1 == len(recorded)

    client.live_streams.delete_thumbnail(live_stream.live_stream_id)
    changed = client.live_streams.update(live_stream.live_stream_id, public=False, restreams=[])
    assert [changed.live_stream_id] == [one.live_stream_id for one in client.live_streams.list(name="Town hall")]
    client.live_streams.delete(live_stream.live_stream_id)
    client.player_themes.delete_logo(theme.player_id)
    client.player_themes.delete(theme.player_id)
    client.videos.delete(recorded[0].video_id)
