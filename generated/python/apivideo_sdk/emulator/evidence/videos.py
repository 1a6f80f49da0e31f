"""Evidence for `resources/videos.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("getVideo", "A discarded video is not found", Source.DOCS_PAGE, "delete-a-video"),
    Evidence("createVideo", "201 for a container, 202 with a source", Source.DOCUMENT),
    Evidence(
        "createVideo",
        "A container to which nothing was uploaded is deleted after 7 days",
        Source.DOCS_PAGE,
        "upload-a-video-regular-upload",
    ),
    Evidence(
        "createVideo",
        "The sandbox's limits to 30 seconds and 24 hours, and its watermark, are not modeled",
        Source.INFERRED,
        "its own choice",
    ),
    Evidence("createVideo", "A video that is not public has a token in its addresses", Source.DOCUMENT),
    Evidence("createVideo", "A source that is neither URL nor video: 400 invalid-attribute", Source.DOCUMENT),
    Evidence("listVideos", "`title` and `description` match a part of the text", Source.LIVE_TEST, "php"),
    Evidence("listVideos", "Filters by text ignore case and accents", Source.INFERRED, "as `value` of the tags does"),
    Evidence("listVideos", "Several `tags[]` and `metadata[k]` must all match", Source.LIVE_TEST, "php"),
    Evidence("listVideos", "Without `sortBy`, videos come in the order of their creation", Source.INFERRED),
    Evidence(
        "updateVideo", "Merge patch: lists are replaced whole, null takes `playerId` away", Source.LIVE_TEST, "java"
    ),
    Evidence(
        "deleteVideo", "With Video Restore on, a video is kept aside for 90 days", Source.DOCS_PAGE, "delete-a-video"
    ),
)
