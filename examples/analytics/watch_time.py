"""Print how long each tracked video was watched, and what changed: `python watch_time.py TAG DAYS`."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo

tag, days = sys.argv[1:]

with ApiVideo() as client:
    videos = client.videos.list(tags=[tag], page_size=100)
    report = client.analytics.report(videos, days=int(days), include="previous")
    for row in report:
        print(row.title, row.watch_time, "seconds")
    print("all:", report.totals.watch_time, "change:", report.changes.watch_time)
