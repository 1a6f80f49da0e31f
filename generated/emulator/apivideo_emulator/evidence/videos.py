"""Evidence for videos, those in the bin, and their tags."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "delete-a-video"

ROWS: Final = (
    Evidence("getVideo", "A discarded video is not found", Source.DOCS_PAGE, "delete-a-video"),
    Evidence(
        "getVideo",
        "`source.type` is `upload`; `discarded`, `discardedAt`, `deletesAt` only of a discarded video",
        Source.FOUND,
        "eight videos of 2022-11 to 2024-07",
    ),
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
    Evidence("listDiscardedVideos", "Deleting is for good unless Video Restore is on", Source.DOCS_PAGE, _GUIDE),
    Evidence("listDiscardedVideos", "After 90 days a discarded video is deleted for good", Source.DOCS_PAGE, _GUIDE),
    Evidence("listDiscardedVideos", "`assets` is null", Source.DOCUMENT, "in its examples"),
    Evidence("listDiscardedVideos", "The filters are those of the videos", Source.DOCUMENT),
    Evidence("getDiscardedVideo", "404 for a video that is not discarded", Source.INFERRED),
    Evidence("updateDiscardedVideo", "`discarded: true`: 400, `Value must be false.`", Source.DOCUMENT),
    Evidence("updateDiscardedVideo", "A body without `discarded` changes nothing", Source.INFERRED),
    Evidence("updateDiscardedVideo", "A restored video has the addresses it had", Source.INFERRED),
    Evidence("listTags", "`value` matches a part, whatever case and accents", Source.DOCUMENT),
    Evidence("listTags", "`videoCount` is a number", Source.DOCUMENT, "examples write it as text"),
    Evidence("listTags", "Tags of discarded videos do not count", Source.INFERRED),
    Evidence("listTags", "Without `sortBy`, tags come in the order of their first use", Source.INFERRED),
)
