"""A video is created, uploaded in parts side by side, waited for, given a thumbnail, found, changed and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import PICTURE
from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

MEBIBYTE = 1024 * 1024


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(
        title="Keynote",
        description="All of it.",
        tags=["launch", "two words"],
        metadata=[{"key": "team", "value": "growth & more"}],
        mp4_support=True,
    )
    client.videos.upload(video.video_id, film(16 * MEBIBYTE + 7), chunk_size=5 * MEBIBYTE, concurrency=4)
    status = client.videos.wait_until_playable(video.video_id)
    assert status.ingest is not None
    client.videos.wait_until_encoded(video.video_id)

    client.videos.upload_thumbnail(video.video_id, PICTURE)
    client.videos.pick_thumbnail(video.video_id, timecode="00:00:02.50")
    found = list(client.videos.list(tags=["launch", "two words"], metadata={"team": "growth & more"}, sort_by="title"))
    assert [video.video_id] == [one.video_id for one in found]

    changed = client.videos.update(video.video_id, title="Keynote, cut", tags=[], player_id=None, public=False)
    assert ("Keynote, cut", []) == (changed.title, changed.tags)
    assert "Keynote, cut" == client.videos.get(video.video_id).title
    client.videos.delete(video.video_id)
