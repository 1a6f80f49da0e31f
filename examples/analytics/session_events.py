"""Print what was done in the sessions of a video: `python session_events.py VIDEO_ID`."""

from __future__ import annotations

import sys
from itertools import islice

from apivideo_sdk import ApiVideo

with ApiVideo() as client:
    for one in islice(client.analytics.list_sessions(sys.argv[1], page_size=100), 100):
        session_id = one.session.session_id
        for event in client.analytics.list_player_session_events(session_id):
            print(session_id, event.emitted_at, event.type, event.at)
