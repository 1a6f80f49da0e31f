"""Evidence for captions, chapters and summaries."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "create-summaries"

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
    Evidence("createSummary", "Without `origin` it is `missing` until its text is sent", Source.DOCUMENT),
    Evidence("createSummary", "409 summary-already-exists when the video has one, in any state", Source.DOCUMENT),
    Evidence("createSummary", "An unknown or discarded video: 400 invalid-attribute", Source.INFERRED),
    Evidence("createSummary", "Only the `attributes` that were asked for are generated", Source.DOCS_PAGE, _GUIDE),
    Evidence("createSummary", "The text is there 30 s after the first encoded quality", Source.INFERRED),
    Evidence("createSummary", "A generated text is a placeholder that says so", Source.INFERRED, "nobody listens"),
    Evidence(
        "createSummary",
        "`failed` when no quality of the video could be encoded",
        Source.INFERRED,
    ),
    Evidence(
        "createSummary",
        "`unprocessable`, and any other `failed`, come about by POST /_emulator/summaries/{summaryId} alone",
        Source.INFERRED,
        "the emulator's own",
    ),
    Evidence("updateVideo", "`transcriptSummary` is refused with 409 when there is a summary", Source.DOCUMENT),
    Evidence("updateSummarySource", "409 while the text is being generated", Source.DOCS_PAGE, _GUIDE),
    Evidence(
        "updateSummarySource",
        "A text that is there can be changed",
        Source.DOCS_PAGE,
        f"{_GUIDE}; the page summary-already-exists says otherwise",
    ),
    Evidence("updateSummarySource", "Answers 201", Source.DOCUMENT),
    Evidence("updateSummarySource", "`origin` stays when a generated text is changed", Source.INFERRED),
    Evidence("getSummarySource", "No members while there is no text", Source.INFERRED),
    Evidence("deleteSummary", "A summary that is waiting can be deleted", Source.INFERRED),
    Evidence("listSummaries", "Summaries go with their video, and stay with a discarded one", Source.INFERRED),
)
