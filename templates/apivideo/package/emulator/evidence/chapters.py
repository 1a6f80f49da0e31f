"""Evidence for `resources/chapters.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

ROWS: Final = (
    Evidence(
        "uploadChapter",
        "A malformed file is stored all the same, and answered with 200",
        Source.DOCS_PAGE,
        "add-chapters",
    ),
    Evidence(
        "uploadChapter",
        "Any text is taken as language",
        Source.DOCUMENT,
        "declares no error of the language, unlike captions",
    ),
    Evidence("uploadChapter", "A second file for a language replaces the first", Source.INFERRED),
    Evidence("uploadChapter", "An empty file, or one of more than 8 MiB, is refused", Source.INFERRED),
    Evidence("getChapter", "404 for a language the video has nothing in", Source.DOCUMENT),
    Evidence("getChapter", "`src` of a private video has the token of the video", Source.INFERRED),
    Evidence("listChapters", "Chapters come in the order in which they were added", Source.INFERRED),
    Evidence("deleteChapter", "Chapters go with their video, and stay with a discarded one", Source.INFERRED),
)
