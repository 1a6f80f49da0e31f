"""Evidence for videos, the addresses of their files and players, those in the bin, and their tags."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_GUIDE: Final = "delete-a-video"

ROWS: Final = (
    EvidenceRow("getVideo", "A discarded video is not found", KnownFrom.DOCS_PAGE, "delete-a-video"),
    EvidenceRow(
        "getVideo",
        "`source.type` is `upload`; `discarded`, `discardedAt`, `deletesAt` only of a discarded video",
        KnownFrom.FOUND,
        "eight videos of 2022-11 to 2024-07",
    ),
    EvidenceRow("createVideo", "201 for a container, 202 with a source", KnownFrom.DOCUMENT),
    EvidenceRow(
        "createVideo",
        "A container to which nothing was uploaded is deleted after 7 days",
        KnownFrom.DOCS_PAGE,
        "upload-a-video-regular-upload",
    ),
    EvidenceRow(
        "createVideo",
        "The sandbox's limits to 30 seconds and 24 hours, and its watermark, are not modeled",
        KnownFrom.INFERRED,
        "its own choice",
    ),
    EvidenceRow("createVideo", "A video that is not public has a token in its addresses", KnownFrom.DOCUMENT),
    EvidenceRow("createVideo", "A source that is neither URL nor video: 400 invalid-attribute", KnownFrom.DOCUMENT),
    EvidenceRow("listVideos", "`title` and `description` match a part of the text", KnownFrom.LIVE_TEST, "php"),
    EvidenceRow(
        "listVideos", "Filters by text ignore case and accents", KnownFrom.INFERRED, "as `value` of the tags does"
    ),
    EvidenceRow("listVideos", "Several `tags[]` and `metadata[k]` must all match", KnownFrom.LIVE_TEST, "php"),
    EvidenceRow("listVideos", "Without `sortBy`, videos come in the order of their creation", KnownFrom.INFERRED),
    EvidenceRow(
        "updateVideo", "Merge patch: lists are replaced whole, null takes `playerId` away", KnownFrom.LIVE_TEST, "java"
    ),
    EvidenceRow(
        "deleteVideo", "With Video Restore on, a video is kept aside for 90 days", KnownFrom.DOCS_PAGE, "delete-a-video"
    ),
    EvidenceRow("listDiscardedVideos", "Deleting is for good unless Video Restore is on", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow(
        "listDiscardedVideos", "After 90 days a discarded video is deleted for good", KnownFrom.DOCS_PAGE, _GUIDE
    ),
    EvidenceRow("listDiscardedVideos", "`assets` is null", KnownFrom.DOCUMENT, "in its examples"),
    EvidenceRow("listDiscardedVideos", "The filters are those of the videos", KnownFrom.DOCUMENT),
    EvidenceRow("getDiscardedVideo", "404 for a video that is not discarded", KnownFrom.INFERRED),
    EvidenceRow("updateDiscardedVideo", "`discarded: true`: 400, `Value must be false.`", KnownFrom.DOCUMENT),
    EvidenceRow("updateDiscardedVideo", "A body without `discarded` changes nothing", KnownFrom.INFERRED),
    EvidenceRow("updateDiscardedVideo", "A restored video has the addresses it had", KnownFrom.INFERRED),
    EvidenceRow("listTags", "`value` matches a part, whatever case and accents", KnownFrom.DOCUMENT),
    EvidenceRow("listTags", "`videoCount` is a number", KnownFrom.DOCUMENT, "examples write it as text"),
    EvidenceRow("listTags", "Tags of discarded videos do not count", KnownFrom.INFERRED),
    EvidenceRow("listTags", "Without `sortBy`, tags come in the order of their first use", KnownFrom.INFERRED),
    EvidenceRow("", "`assets.mp4` and `assets.hls` answer 202 until the video is encoded", KnownFrom.CLIENT, "tsup"),
    EvidenceRow(
        "", "A private video has its token in the path of its files, in the query of its player", KnownFrom.DOCUMENT
    ),
    EvidenceRow("", "`/vod/{id}/token/{token}/session` gives a session token", KnownFrom.DOCS_PAGE, "session tokens"),
    EvidenceRow(
        "", "A private token stays good: it is not used up by its first viewer", KnownFrom.INFERRED, "to be tested with"
    ),
    EvidenceRow("", "Without its token, a private video answers 403", KnownFrom.INFERRED),
    EvidenceRow(
        "", "`assets.mp4` gives the bytes that were uploaded, whatever they are", KnownFrom.INFERRED, "not encoded anew"
    ),
    EvidenceRow(
        "", "`assets.hls` has one rendition, of 720 lines at most, whatever the qualities", KnownFrom.INFERRED, "ffmpeg"
    ),
    EvidenceRow("", "`assets.hls` answers 501 without ffmpeg, and for what ffmpeg cannot read", KnownFrom.INFERRED),
    EvidenceRow("", "`assets.thumbnail` is a drawn PNG where there is no frame to show", KnownFrom.INFERRED),
    EvidenceRow("", "The player reads `#autoplay;muted;loop;t=12` from its address", KnownFrom.INFERRED),
    EvidenceRow("", "The player shows captions, and neither chapters, themes nor watermarks", KnownFrom.INFERRED),
)
