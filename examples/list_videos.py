"""Print how many videos there are, the newest ones, and all with a tag: `python examples/list_videos.py [TAG]`."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo

with ApiVideo() as client:  # the key is that of APIVIDEO_API_KEY
    page = client.videos.list(sort_by="publishedAt", sort_order="desc", page_size=25)
    print(f"{page.total} videos on {page.total_pages} pages")
    for video in page[:3]:
        print(f"new: {video.title}, {video.published_at}")

    for video in client.videos.list(tags=sys.argv[1:2]):  # every item of every page
        print(f"tagged: {video.title} {video.tags}")
