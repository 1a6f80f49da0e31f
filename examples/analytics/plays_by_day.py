"""Print how often each tracked video was played on each of the last days: `python plays_by_day.py TAG DAYS`."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo

tag, days = sys.argv[1:]

with ApiVideo() as client:
    videos = client.videos.list(tags=[tag], page_size=100)
    report = client.analytics.report(videos, days=int(days), include="days")
    for day in report.days:
        print(day.day, day.video_id, day.plays)
