"""Parts are given one by one, as they are made, without knowing how many there will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SMALLEST = 5 * 1024 * 1024


def scenario(client: ApiVideo) -> None:
    content = film(2 * SMALLEST + 99)
    video = client.videos.create(title="As it comes")
    with client.videos.upload_session(video.video_id) as session:
        for start in range(0, len(content), SMALLEST):
            session.send(content[start : start + SMALLEST])
    assert video.video_id == session.result.video_id
    client.videos.delete(video.video_id)
