"""Pull the numbers of the last days, and write a page: `python daily_report.py TAG FOLDER`, once a day.

FOLDER keeps `cache.sqlite`, so that a day is asked for once, and `history.sqlite`, whose tables grow; the page is
`index.html`. `daily-report.yml` runs it on GitHub.
"""

from __future__ import annotations

import sys
from pathlib import Path

from apivideo_sdk import ApiVideo, ReportPlan

tag, folder = sys.argv[1], Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)


def announce(plan: ReportPlan) -> None:
    """Print what the report is about to do."""
    print(plan.videos, "videos,", plan.calls, "calls,", plan.cached, "numbers are known", flush=True)


with ApiVideo(pace=True) as client:
    videos = client.videos.list(tags=[tag], page_size=100)
    report = client.analytics.report(videos, days=7, include="all", cache=folder / "cache.sqlite", on_plan=announce)
    best = sorted(report, key=lambda row: row.plays or 0, reverse=True)[:3]
    curves = [client.analytics.retention(row.video_id, sample=50) for row in best]

report.to_sqlite(folder / "history.sqlite")
report.to_html(folder / "index.html", title=f"Videos tagged {tag}", retention=curves)
print(report, "in", folder / "index.html")
sys.exit(1 if report.errors else 0)
