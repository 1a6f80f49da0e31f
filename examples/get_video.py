"""Print one video, and keep it as JSON: `python examples/get_video.py VIDEO_ID FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

from apivideo_sdk import ApiVideo
from apivideo_sdk.models import Video

video_id, file = sys.argv[1:]

with ApiVideo() as client:
    video = client.videos.get(video_id)
    print(video.title, video.assets.player)
    if video.player_id is None:
        print("shown with the default player theme")

Path(file).write_text(video.to_json(indent=2), encoding="utf-8")
again = Video.from_json(Path(file).read_text(encoding="utf-8"))
print("read back unchanged:", again == video)
