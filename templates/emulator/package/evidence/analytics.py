"""Evidence for plays, and what is counted of them."""

from __future__ import annotations

from typing import Final

from .row import EvidenceRow, KnownFrom

_METRICS: Final = "getAggregatedMetrics"
_BUCKETS: Final = "getMetricsBreakdown"
_SERIES: Final = "getMetricsOverTime"
_OLD: Final = "API of 2021"

ROWS: Final = (
    EvidenceRow(_METRICS, "Only events of players count: fetching a file is no play", KnownFrom.DOCS_PAGE, "overview"),
    EvidenceRow(
        _METRICS, "Nothing is counted that was not reported at /_emulator/plays", KnownFrom.INFERRED, "its own rule"
    ),
    EvidenceRow(_METRICS, "Which aggregations a metric has", KnownFrom.DOCUMENT),
    EvidenceRow(
        _METRICS, "`ccv/average` and `view/count` exist", KnownFrom.INFERRED, "named by responses, not by the table"
    ),
    EvidenceRow(
        _METRICS, "A combination that does not exist: 404 unrecognized-request-url", KnownFrom.INFERRED, "or 400"
    ),
    EvidenceRow(_METRICS, "A word that is no metric: 404 unrecognized-request-url", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`play` and `start` both count sessions in which playback began", KnownFrom.INFERRED),
    EvidenceRow(_METRICS, "`play/rate` is plays divided by impressions, 0 without impressions", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`play/total` ignores the timeframe, and returns none", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`ccv/live` is the peak of the last 20 seconds", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`ccv/live` ignores the timeframe, and returns none", KnownFrom.INFERRED),
    EvidenceRow(_METRICS, "Viewers are told apart by address and user agent", KnownFrom.DOCUMENT),
    EvidenceRow(
        _METRICS, "A unique viewer of views counts once a day, in UTC", KnownFrom.DOCUMENT, "the zone is inferred"
    ),
    EvidenceRow(_METRICS, "`unique` goes with `ccv` and `view` alone, else 400", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`viewDuration` goes with `view` alone, else 400; without it 5 s", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`view` is returned as `view-5`, `unique-view-10`, ...", KnownFrom.DOCUMENT),
    EvidenceRow(_METRICS, "`from` more than 30 days back: 400 with the slug of query parameters", KnownFrom.INFERRED),
    EvidenceRow(_METRICS, "Timeframes are in UTC", KnownFrom.INFERRED),
    EvidenceRow(_METRICS, "The sandbox's limit to 24 hours is not modeled", KnownFrom.INFERRED, "its own choice"),
    EvidenceRow(
        _METRICS, "`filterBy[k]`, `filterBy[k][]` and `filterBy[k][0]` are the same", KnownFrom.CLIENT, "python, go"
    ),
    EvidenceRow(_METRICS, "`play/total` takes `mediaId` and `mediaType` alone, else 400", KnownFrom.DOCUMENT),
    EvidenceRow(
        _METRICS, "Where a viewer is, is unknown unless reported", KnownFrom.INFERRED, "all come from this machine"
    ),
    EvidenceRow(_BUCKETS, "`play-total` goes with `media-id` alone", KnownFrom.DOCUMENT),
    EvidenceRow(_BUCKETS, "Without `sortBy` and `sortOrder` the highest number comes first", KnownFrom.INFERRED),
    EvidenceRow(_BUCKETS, "Values that count nothing are left out", KnownFrom.INFERRED, "as in the examples"),
    EvidenceRow(_SERIES, "Without `interval`: hours for up to two days, else days", KnownFrom.DOCUMENT),
    EvidenceRow(_SERIES, "`minute` needs less than 60 minutes, else 400", KnownFrom.DOCUMENT),
    EvidenceRow(_SERIES, "Steps that count nothing are left out", KnownFrom.INFERRED, "as in the examples"),
    EvidenceRow(_SERIES, "Steps begin at full minutes, hours and days of UTC", KnownFrom.INFERRED),
    EvidenceRow("listVideoSessions", "`period` is a day, a week, a month, a year or a range", KnownFrom.DOCUMENT, _OLD),
    EvidenceRow("listVideoSessions", "Any other `period`: 400 invalid-attribute", KnownFrom.INFERRED),
    EvidenceRow("listVideoSessions", "A session belongs to the period in which it was loaded", KnownFrom.INFERRED),
    EvidenceRow("listVideoSessions", "`metadata` is `key:value`, of the session or of the video", KnownFrom.INFERRED),
    EvidenceRow("listVideoSessions", "What is not known is `unknown`", KnownFrom.DOCUMENT, f"examples of the {_OLD}"),
    EvidenceRow("listVideoSessions", "`endedAt` is when the viewer was last heard of", KnownFrom.INFERRED),
    EvidenceRow(
        "listLiveStreamSessions", "`period` as for videos; there is no filter by metadata", KnownFrom.DOCUMENT, _OLD
    ),
    EvidenceRow("listPlayerSessionEvents", "Events come in the order of their arrival", KnownFrom.DOCUMENT),
)
