"""Small files are uploaded in one request, and videos are made of a source the API fetches itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="Small", clip={"startTimecode": "00:00:01", "endTimecode": "00:00:05"})
    uploaded = client.videos.upload(video.video_id, ("short film.mp4", film(), "video/mp4"))
    assert video.video_id == uploaded.video_id

    copy = client.videos.with_response.create(title="Copy", source=video.video_id)
    assert 202 == copy.status
    for one in (video, copy.data):
        client.videos.delete(one.video_id)
