"""A watermark is uploaded and laid over a video."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import PICTURE

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo


def scenario(client: ApiVideo) -> None:
    watermark = client.watermarks.upload(PICTURE)
    found = {one.watermark_id for one in client.watermarks.list(sort_by="createdAt", sort_order="desc")}
    assert watermark.watermark_id in found
    video = client.videos.create(title="Marked", watermark={"id": watermark.watermark_id, "top": "5%", "right": "5%"})
    client.videos.delete(video.video_id)
    client.watermarks.delete(watermark.watermark_id)
