"""Evidence for `resources/player_themes.py` and `player_themes.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
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
