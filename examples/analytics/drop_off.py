"""Print the share of viewers that is left at each tenth of a video: `python drop_off.py VIDEO_ID`."""

from __future__ import annotations

import sys

from apivideo_sdk import ApiVideo

with ApiVideo() as client:
    retention = client.analytics.retention(sys.argv[1], sample=200)
    print(retention.reason or f"{retention.plays} plays in {retention.sessions} sessions")
    for second, share in retention.curve(points=11):
        print(f"{second:.0f} s: {share:.0%}")
