"""Parts are given one by one, as they are made, without knowing how many there will be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.contract.stage import file_content

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SMALLEST = 5 * 1024 * 1024


def story(client: ApiVideo) -> None:
    video = client.videos.create(title="As it comes")
    with client.videos.upload_session(video.video_id) as session:
        session.send(file_content(SMALLEST, seed=1))
        session.send(file_content(SMALLEST, seed=2))
        session.send(file_content(99, seed=3))
    assert video.video_id == session.result.video_id
    client.videos.delete(video.video_id)
