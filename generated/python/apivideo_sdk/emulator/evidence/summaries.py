"""Evidence for `resources/summaries.py` and `summaries.py`."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_GUIDE: Final = "create-summaries"

ROWS: Final = (
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
