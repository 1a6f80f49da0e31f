"""Evidence for `resources/captions.py`, `captions.py` and `transcripts.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence(
        "uploadCaption",
        "A malformed file is stored all the same, and answered with 200",
        Source.DOCS_PAGE,
        "add-captions",
    ),
    Evidence("uploadCaption", "A language in bad form, or that does not exist: 400 invalid-attribute", Source.DOCUMENT),
    Evidence("uploadCaption", "Languages are those of ISO 639-1 and a few more", Source.INFERRED),
    Evidence(
        "uploadCaption", "Tags are read whatever their case, and answered as `en`, `fr-CA`, `sr-Cyrl`", Source.INFERRED
    ),
    Evidence(
        "uploadCaption",
        "`languageName` of a region or script has it in parentheses",
        Source.DOCUMENT,
        "the example of sr-Cyrl",
    ),
    Evidence(
        "uploadCaption",
        "A second file for a language replaces the first, and the caption stays the default",
        Source.INFERRED,
    ),
    Evidence("uploadCaption", "An empty file, or one of more than 8 MiB, is refused", Source.INFERRED),
    Evidence("getCaption", "404 for a language the video has nothing in", Source.LIVE_TEST, "php"),
    Evidence("getCaption", "`src` of a private video has the token of the video", Source.INFERRED),
    Evidence(
        "updateCaption",
        "A new default takes that away from the other captions",
        Source.INFERRED,
        "a player shows one from the start",
    ),
    Evidence("listCaptions", "Captions come in the order in which they were added", Source.INFERRED),
    Evidence("deleteCaption", "Captions go with their video, and stay with a discarded one", Source.INFERRED),
    Evidence(
        "createVideo",
        "`transcript` becomes a caption 20 s after the first encoded quality",
        Source.INFERRED,
        "how long it takes is not told",
    ),
    Evidence("createVideo", "The transcript is a placeholder that says so", Source.INFERRED, "nobody listens"),
    Evidence(
        "createVideo",
        "Without a language, the transcript is English, and the video is from then on",
        Source.INFERRED,
        "nobody listens",
    ),
    Evidence("updateVideo", "`transcript` makes one again after the caption was deleted", Source.INFERRED),
    Evidence("createVideo", "A transcript does not replace a caption that was uploaded", Source.INFERRED),
)
