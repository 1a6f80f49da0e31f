"""A deleted video is discarded first, found among the discarded ones, and restored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.refusals import refused

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SERVER = {"video_restore": True}
ONLY_LOCAL = "An account has Video Restore only if it pays for it."


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="Not for good", tags=["kept"], metadata=[{"key": "team", "value": "growth"}])
    client.videos.delete(video.video_id)
    discarded = list(client.videos.list_discarded(title="Not for good", tags=["kept"], metadata={"team": "growth"}))
    assert [video.video_id] == [one.video_id for one in discarded]
    client.videos.get_discarded(video.video_id)
    refused(400, lambda: client.videos.update_discarded(video.video_id, discarded=True))
    client.videos.update_discarded(video.video_id, discarded=False)
    assert "Not for good" == client.videos.get(video.video_id).title
    client.videos.delete(video.video_id)
