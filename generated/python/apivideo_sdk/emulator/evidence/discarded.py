"""Evidence for `resources/discarded.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "delete-a-video"

ROWS: Final = (
    Evidence("listDiscardedVideos", "Deleting is for good unless Video Restore is on", Source.DOCS_PAGE, _GUIDE),
    Evidence("listDiscardedVideos", "After 90 days a discarded video is deleted for good", Source.DOCS_PAGE, _GUIDE),
    Evidence("listDiscardedVideos", "`assets` is null", Source.DOCUMENT, "in its examples"),
    Evidence("listDiscardedVideos", "The filters are those of the videos", Source.DOCUMENT),
    Evidence("getDiscardedVideo", "404 for a video that is not discarded", Source.INFERRED),
    Evidence("updateDiscardedVideo", "`discarded: true`: 400, `Value must be false.`", Source.DOCUMENT),
    Evidence("updateDiscardedVideo", "A body without `discarded` changes nothing", Source.INFERRED),
    Evidence("updateDiscardedVideo", "A restored video has the addresses it had", Source.INFERRED),
)
