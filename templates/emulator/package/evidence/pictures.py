"""Evidence for thumbnails, watermarks and player themes."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "add-a-thumbnail-to-your-video"

ROWS: Final = (
    Evidence("uploadVideoThumbnail", "JPEG, PNG and WebP of 8 MiB at most", Source.DOCS_PAGE, _GUIDE),
    Evidence("uploadVideoThumbnail", "The refusal of other files names JPEG alone", Source.DOCUMENT),
    Evidence(
        "uploadVideoThumbnail",
        "Both the extension and the first bytes tell what a file is; no extension is fine",
        Source.INFERRED,
    ),
    Evidence(
        "uploadVideoThumbnail",
        "What is no picture: 400 uploaded-file-invalid-file",
        Source.INFERRED,
        "the slug is known, its use here is not",
    ),
    Evidence("pickVideoThumbnail", "A timecode beyond the end picks the first frame", Source.DOCS_PAGE, _GUIDE),
    Evidence(
        "pickVideoThumbnail",
        "The end is known where ffprobe has read the file; without it no timecode is beyond",
        Source.INFERRED,
    ),
    Evidence("pickVideoThumbnail", "Picture and frame replace each other, whichever comes last", Source.INFERRED),
    Evidence("pickVideoThumbnail", "A frame can be picked before there is a file", Source.INFERRED),
    Evidence("uploadWatermark", "JPEG and PNG", Source.DOCUMENT),
    Evidence("uploadWatermark", "Answers 200", Source.DOCUMENT),
    Evidence("uploadWatermark", "8 MiB at most", Source.INFERRED, "as thumbnails"),
    Evidence(
        "createVideo", "A watermark that does not exist: 400 invalid-attribute of `watermark[id]`", Source.INFERRED
    ),
    Evidence(
        "createVideo",
        "Distances and sizes of a watermark are not looked at, and nothing is laid over the video",
        Source.INFERRED,
    ),
    Evidence("updateVideo", "A watermark cannot be added later: the member is ignored", Source.INFERRED),
    Evidence("deleteWatermark", "Videos that were made with it stay as they are", Source.DOCUMENT),
    Evidence("listWatermarks", "Without `sortBy`, they come in the order of their creation", Source.INFERRED),
    Evidence("createPlayerTheme", "An empty body gives a theme of the default colors", Source.DOCUMENT),
    Evidence("createPlayerTheme", "`text` is rgba(255, 255, 255, 1) by default", Source.LIVE_TEST, "php"),
    Evidence("createPlayerTheme", "The other default colors", Source.DOCUMENT, "the public one names them in prose"),
    Evidence(
        "createPlayerTheme",
        "`linkActive` is white by default",
        Source.INFERRED,
        "the only color without a documented default",
    ),
    Evidence("createPlayerTheme", "Any text is taken as a color", Source.INFERRED),
    Evidence("updatePlayerTheme", "Merge patch; null is refused", Source.DOCUMENT),
    Evidence(
        "deletePlayerTheme",
        "Videos and live streams fall back to the default theme: `playerId` is absent then",
        Source.DOCUMENT,
    ),
    Evidence("createVideo", "`playerId` may name a theme that does not exist", Source.INFERRED),
    Evidence("uploadPlayerThemeLogo", "JPEG and PNG, 100 KiB at most", Source.DOCUMENT, "the public one"),
    Evidence(
        "uploadPlayerThemeLogo",
        "More than 200 by 100 pixels is not refused",
        Source.INFERRED,
        "the document says `should`",
    ),
    Evidence("uploadPlayerThemeLogo", "A logo without `link` takes that of the one before away", Source.INFERRED),
    Evidence("deletePlayerThemeLogo", "`assets.logo` is null before and after", Source.LIVE_TEST, "php"),
    Evidence(
        "deletePlayerThemeLogo", "`assets.link` goes too; a theme without a logo answers 204 as well", Source.INFERRED
    ),
    Evidence("listPlayerThemes", "Themes without a name come before the others by `name`", Source.INFERRED),
    Evidence("getPlayerTheme", "`name` is absent when none was given", Source.DOCUMENT),
)
