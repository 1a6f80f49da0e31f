"""A player theme and a live stream are made, read, changed, given pictures and removed, with nobody on air."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import PICTURE

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    theme = client.player_themes.create(name="Plain")
    client.player_themes.upload_logo(theme.player_id, PICTURE, link="https://example.com/home")
    assert "Plainer" == client.player_themes.update(theme.player_id, name="Plainer").name
    assert "Plainer" == client.player_themes.get(theme.player_id).name

    live_stream = client.live_streams.create(name="Quiet hour", player_id=theme.player_id)
    client.live_streams.upload_thumbnail(live_stream.live_stream_id, PICTURE)
    assert not client.live_streams.get(live_stream.live_stream_id).broadcasting
    assert "Quieter hour" == client.live_streams.update(live_stream.live_stream_id, name="Quieter hour").name
    client.live_streams.delete_thumbnail(live_stream.live_stream_id)

    client.live_streams.delete(live_stream.live_stream_id)
    client.player_themes.delete_logo(theme.player_id)
    client.player_themes.delete(theme.player_id)
