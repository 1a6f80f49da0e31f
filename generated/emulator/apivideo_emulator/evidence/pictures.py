"""Evidence for thumbnails, watermarks and player themes."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_GUIDE: Final = "add-a-thumbnail-to-your-video"

ROWS: Final = (
    EvidenceRow("uploadVideoThumbnail", "JPEG, PNG and WebP of 8 MiB at most", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow("uploadVideoThumbnail", "The refusal of other files names JPEG alone", KnownFrom.DOCUMENT),
    EvidenceRow(
        "uploadVideoThumbnail",
        "Both the extension and the first bytes decide what a file is; no extension is fine",
        KnownFrom.INFERRED,
    ),
    EvidenceRow(
        "uploadVideoThumbnail",
        "What is no picture: 400 uploaded-file-invalid-file",
        KnownFrom.INFERRED,
        "the slug is known, its use here is not",
    ),
    EvidenceRow("pickVideoThumbnail", "A timecode beyond the end picks the first frame", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow(
        "pickVideoThumbnail",
        "The end is known where ffprobe has read the file; without it no timecode is beyond",
        KnownFrom.INFERRED,
    ),
    EvidenceRow("pickVideoThumbnail", "Picture and frame replace each other, whichever comes last", KnownFrom.INFERRED),
    EvidenceRow("pickVideoThumbnail", "A frame can be picked before there is a file", KnownFrom.INFERRED),
    EvidenceRow("uploadWatermark", "JPEG and PNG", KnownFrom.DOCUMENT),
    EvidenceRow("uploadWatermark", "Answers 200", KnownFrom.DOCUMENT),
    EvidenceRow("uploadWatermark", "8 MiB at most", KnownFrom.INFERRED, "as thumbnails"),
    EvidenceRow(
        "createVideo", "A watermark that does not exist: 400 invalid-attribute of `watermark[id]`", KnownFrom.INFERRED
    ),
    EvidenceRow(
        "createVideo",
        "Distances and sizes of a watermark are not looked at, and nothing is laid over the video",
        KnownFrom.INFERRED,
    ),
    EvidenceRow("updateVideo", "A watermark cannot be added later: the member is ignored", KnownFrom.INFERRED),
    EvidenceRow("deleteWatermark", "Videos that were made with it stay as they are", KnownFrom.DOCUMENT),
    EvidenceRow("listWatermarks", "Without `sortBy`, they come in the order of their creation", KnownFrom.INFERRED),
    EvidenceRow("createPlayerTheme", "An empty body gives a theme of the default colors", KnownFrom.DOCUMENT),
    EvidenceRow("createPlayerTheme", "`text` is rgba(255, 255, 255, 1) by default", KnownFrom.LIVE_TEST, "php"),
    EvidenceRow(
        "createPlayerTheme", "The other default colors", KnownFrom.DOCUMENT, "the public one names them in prose"
    ),
    EvidenceRow(
        "createPlayerTheme",
        "`linkActive` is white by default",
        KnownFrom.INFERRED,
        "the only color without a documented default",
    ),
    EvidenceRow("createPlayerTheme", "Any text is taken as a color", KnownFrom.INFERRED),
    EvidenceRow("updatePlayerTheme", "Merge patch; null is refused", KnownFrom.DOCUMENT),
    EvidenceRow(
        "deletePlayerTheme",
        "Videos and live streams fall back to the default theme: `playerId` is absent then",
        KnownFrom.DOCUMENT,
    ),
    EvidenceRow("createVideo", "`playerId` may name a theme that does not exist", KnownFrom.INFERRED),
    EvidenceRow("uploadPlayerThemeLogo", "JPEG and PNG, 100 KiB at most", KnownFrom.DOCUMENT, "the public one"),
    EvidenceRow(
        "uploadPlayerThemeLogo",
        "More than 200 by 100 pixels is not refused",
        KnownFrom.INFERRED,
        "the document says `should`",
    ),
    EvidenceRow("uploadPlayerThemeLogo", "A logo without `link` takes that of the one before away", KnownFrom.INFERRED),
    EvidenceRow("deletePlayerThemeLogo", "`assets.logo` is null before and after", KnownFrom.LIVE_TEST, "php"),
    EvidenceRow(
        "deletePlayerThemeLogo",
        "`assets.link` goes too; a theme without a logo answers 204 as well",
        KnownFrom.INFERRED,
    ),
    EvidenceRow("listPlayerThemes", "Themes without a name come before the others by `name`", KnownFrom.INFERRED),
    EvidenceRow("getPlayerTheme", "`name` is absent when none was given", KnownFrom.DOCUMENT),
)
