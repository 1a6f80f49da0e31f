"""Evidence for `resources/sessions.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_OLD: Final = "API of 2021"

ROWS: Final = (
    Evidence("listVideoSessions", "`period` is a day, a week, a month, a year or a range", Source.DOCUMENT, _OLD),
    Evidence("listVideoSessions", "Any other `period`: 400 invalid-attribute", Source.INFERRED),
    Evidence("listVideoSessions", "A session belongs to the period in which it was loaded", Source.INFERRED),
    Evidence("listVideoSessions", "`metadata` is `key:value`, of the session or of the video", Source.INFERRED),
    Evidence("listVideoSessions", "What is not known is `unknown`", Source.DOCUMENT, f"examples of the {_OLD}"),
    Evidence("listVideoSessions", "`endedAt` is when the viewer was last heard of", Source.INFERRED),
    Evidence("listLiveStreamSessions", "`period` as for videos; there is no filter by metadata", Source.DOCUMENT, _OLD),
    Evidence("listPlayerSessionEvents", "Events come in the order of their arrival", Source.DOCUMENT),
)
