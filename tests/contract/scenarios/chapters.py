"""Chapters come, are read and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import CAPTION

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="In chapters")
    client.chapters.upload(video.video_id, "en", CAPTION)
    assert "en" == client.chapters.get(video.video_id, "en").language
    assert ["en"] == [chapter.language for chapter in client.chapters.list(video.video_id)]
    client.chapters.delete(video.video_id, "en")
    client.videos.delete(video.video_id)
