"""Tags are counted over all videos, page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    videos = [client.videos.create(title=f"{count} tags", tags=["a", "b", "c"][:count]) for count in range(4)]
    counted = {tag.value: tag.video_count for tag in client.tags.list(sort_by="videoCount", page_size=2)}
    assert counted["a"] == counted["c"] + 2
    assert 1 == len(list(client.tags.list(value="b", sort_by="value", sort_order="desc")))
    for video in videos:
        client.videos.delete(video.video_id)
