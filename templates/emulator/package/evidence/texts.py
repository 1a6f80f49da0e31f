"""Evidence for captions, chapters and summaries."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_GUIDE: Final = "create-summaries"

ROWS: Final = (
    EvidenceRow(
        "uploadCaption",
        "A malformed file is stored all the same, and answered with 200",
        KnownFrom.DOCS_PAGE,
        "add-captions",
    ),
    EvidenceRow(
        "uploadCaption", "A language in bad form, or that does not exist: 400 invalid-attribute", KnownFrom.DOCUMENT
    ),
    EvidenceRow("uploadCaption", "Languages are those of ISO 639-1 and a few more", KnownFrom.INFERRED),
    EvidenceRow(
        "uploadCaption",
        "Tags are read whatever their case, and answered as `en`, `fr-CA`, `sr-Cyrl`",
        KnownFrom.INFERRED,
    ),
    EvidenceRow(
        "uploadCaption",
        "`languageName` of a region or script has it in parentheses",
        KnownFrom.DOCUMENT,
        "the example of sr-Cyrl",
    ),
    EvidenceRow(
        "uploadCaption",
        "A second file for a language replaces the first, and the caption stays the default",
        KnownFrom.INFERRED,
    ),
    EvidenceRow("uploadCaption", "An empty file, or one of more than 8 MiB, is refused", KnownFrom.INFERRED),
    EvidenceRow("getCaption", "404 for a language the video has nothing in", KnownFrom.LIVE_TEST, "php"),
    EvidenceRow("getCaption", "`src` of a private video has the token of the video", KnownFrom.INFERRED),
    EvidenceRow(
        "updateCaption",
        "A new default takes that away from the other captions",
        KnownFrom.INFERRED,
        "a player shows one from the start",
    ),
    EvidenceRow("listCaptions", "Captions come in the order in which they were added", KnownFrom.INFERRED),
    EvidenceRow("deleteCaption", "Captions go with their video, and stay with a discarded one", KnownFrom.INFERRED),
    EvidenceRow(
        "createVideo",
        "`transcript` becomes a caption 20 s after the first encoded quality",
        KnownFrom.INFERRED,
        "how long it takes is not documented",
    ),
    EvidenceRow("createVideo", "The transcript is a placeholder that says so", KnownFrom.INFERRED, "nobody listens"),
    EvidenceRow(
        "createVideo",
        "Without a language, the transcript is English, and the video is from then on",
        KnownFrom.INFERRED,
        "nobody listens",
    ),
    EvidenceRow("updateVideo", "`transcript` makes one again after the caption was deleted", KnownFrom.INFERRED),
    EvidenceRow("createVideo", "A transcript does not replace a caption that was uploaded", KnownFrom.INFERRED),
    EvidenceRow(
        "uploadChapter",
        "A malformed file is stored all the same, and answered with 200",
        KnownFrom.DOCS_PAGE,
        "add-chapters",
    ),
    EvidenceRow(
        "uploadChapter",
        "Any text is taken as language",
        KnownFrom.DOCUMENT,
        "declares no error of the language, unlike captions",
    ),
    EvidenceRow("uploadChapter", "A second file for a language replaces the first", KnownFrom.INFERRED),
    EvidenceRow("uploadChapter", "An empty file, or one of more than 8 MiB, is refused", KnownFrom.INFERRED),
    EvidenceRow("getChapter", "404 for a language the video has nothing in", KnownFrom.DOCUMENT),
    EvidenceRow("getChapter", "`src` of a private video has the token of the video", KnownFrom.INFERRED),
    EvidenceRow("listChapters", "Chapters come in the order in which they were added", KnownFrom.INFERRED),
    EvidenceRow("deleteChapter", "Chapters go with their video, and stay with a discarded one", KnownFrom.INFERRED),
    EvidenceRow("createSummary", "Without `origin` it is `missing` until its text is sent", KnownFrom.DOCUMENT),
    EvidenceRow("createSummary", "409 summary-already-exists when the video has one, in any state", KnownFrom.DOCUMENT),
    EvidenceRow("createSummary", "An unknown or discarded video: 400 invalid-attribute", KnownFrom.INFERRED),
    EvidenceRow(
        "createSummary", "Only the `attributes` that were asked for are generated", KnownFrom.DOCS_PAGE, _GUIDE
    ),
    EvidenceRow("createSummary", "The text is there 30 s after the first encoded quality", KnownFrom.INFERRED),
    EvidenceRow(
        "createSummary", "A generated text is a placeholder that says so", KnownFrom.INFERRED, "nobody listens"
    ),
    EvidenceRow(
        "createSummary",
        "`failed` when no quality of the video could be encoded",
        KnownFrom.INFERRED,
    ),
    EvidenceRow(
        "createSummary",
        "`unprocessable`, and any other `failed`, come about by POST /_emulator/summaries/{summaryId} alone",
        KnownFrom.INFERRED,
        "the emulator's own",
    ),
    EvidenceRow("updateVideo", "`transcriptSummary` is refused with 409 when there is a summary", KnownFrom.DOCUMENT),
    EvidenceRow("updateSummarySource", "409 while the text is being generated", KnownFrom.DOCS_PAGE, _GUIDE),
    EvidenceRow(
        "updateSummarySource",
        "A text that is there can be changed",
        KnownFrom.DOCS_PAGE,
        f"{_GUIDE}; the page summary-already-exists says otherwise",
    ),
    EvidenceRow("updateSummarySource", "Answers 201", KnownFrom.DOCUMENT),
    EvidenceRow("updateSummarySource", "`origin` stays when a generated text is changed", KnownFrom.INFERRED),
    EvidenceRow("getSummarySource", "No members while there is no text", KnownFrom.INFERRED),
    EvidenceRow("deleteSummary", "A summary that is waiting can be deleted", KnownFrom.INFERRED),
    EvidenceRow("listSummaries", "Summaries go with their video, and stay with a discarded one", KnownFrom.INFERRED),
)
