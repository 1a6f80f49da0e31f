"""Print the tracked videos that are watched to their end, the best first: `python completion.py TAG DAYS`."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo

tag, days = sys.argv[1:]

with ApiVideo() as client:
    videos = client.videos.list(tags=[tag], page_size=100)
    report = client.analytics.report(videos, days=int(days))
    for row in sorted(report, key=lambda row: row.completion or 0, reverse=True):
        print(f"{row.title}: {row.ends} of {row.plays} plays")
