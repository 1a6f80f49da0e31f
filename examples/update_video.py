"""Change a video: `python examples/update_video.py VIDEO_ID TITLE`. What is left out stays as it is."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo
from apivideo_sdk.models import Metadata

video_id, title = sys.argv[1:]

with ApiVideo() as client:
    video = client.videos.update(
        video_id,
        title=title,
        tags=["edited"],
        metadata=[Metadata(key="team", value="growth"), {"key": "year", "value": "2030"}],
        player_id=None,  # None is null: the theme is taken off
    )
    print(video.title, video.tags, [(entry.key, entry.value) for entry in video.metadata or []])
