"""Evidence for the addresses of files and players."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence("", "`assets.mp4` and `assets.hls` answer 202 until the video is encoded", Source.CLIENT, "tsup"),
    Evidence("", "A private video has its token in the path of its files, in the query of its player", Source.DOCUMENT),
    Evidence("", "`/vod/{id}/token/{token}/session` gives a session token", Source.DOCS_PAGE, "session tokens"),
    Evidence(
        "", "A private token stays good: it is not used up by its first viewer", Source.INFERRED, "to be tested with"
    ),
    Evidence("", "Without its token, a private video answers 403", Source.INFERRED),
    Evidence(
        "", "`assets.mp4` gives the bytes that were uploaded, whatever they are", Source.INFERRED, "not encoded anew"
    ),
    Evidence(
        "", "`assets.hls` has one rendition, of 720 lines at most, whatever the qualities", Source.INFERRED, "ffmpeg"
    ),
    Evidence("", "`assets.hls` answers 501 without ffmpeg, and for what ffmpeg cannot read", Source.INFERRED),
    Evidence("", "`assets.thumbnail` is a drawn PNG where there is no frame to show", Source.INFERRED),
    Evidence("", "The player reads `#autoplay;muted;loop;t=12` from its address", Source.INFERRED),
    Evidence("", "The player shows captions, and neither chapters, themes nor watermarks", Source.INFERRED),
)
