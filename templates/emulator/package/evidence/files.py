"""Evidence for the addresses of files and players."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

ROWS: Final = (
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
