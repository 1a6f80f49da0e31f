"""What was cut off or refused is sent again, byte for byte the same: a part of an upload, a small file, a call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.contract.every_call import CAPTION
from tests.contract.films import film

if TYPE_CHECKING:
    from apivideo_sdk import ApiVideo

SERVER = {
    "faults": [
        {"kind": "drop-before", "operation": "uploadVideoSource", "nth": 2},
        {"kind": "429", "operation": "uploadCaption", "times": 1, "seconds": 5},
        {"kind": "429", "operation": "createVideo", "nth": 2, "seconds": 5},
    ]
}
ONLY_LOCAL = "No real connection is cut, and no real limit used up, for a test."

SMALLEST = 5 * 1024 * 1024


def scenario(client: ApiVideo) -> None:
    video = client.videos.create(title="Cut off", tags=["again"])
    client.videos.upload(video.video_id, film(SMALLEST + 10), chunk_size=SMALLEST)
    client.captions.upload(video.video_id, "en", CAPTION)
    other = client.videos.create(title="Refused at first", tags=["again"])
    for one in (video, other):
        client.videos.delete(one.video_id)
