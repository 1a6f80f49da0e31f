"""Evidence for plays, and what is counted of them."""

from __future__ import annotations

from typing import Final

from .row import Evidence, Source

_METRICS: Final = "getAggregatedMetrics"
_BUCKETS: Final = "getMetricsBreakdown"
_SERIES: Final = "getMetricsOverTime"
_OLD: Final = "API of 2021"

ROWS: Final = (
    Evidence(_METRICS, "Only events of players count: fetching a file is no play", Source.DOCS_PAGE, "overview"),
    Evidence(_METRICS, "Nothing is counted that was not reported at /_emulator/plays", Source.INFERRED, "its own rule"),
    Evidence(_METRICS, "Which aggregations a metric has", Source.DOCUMENT),
    Evidence(_METRICS, "`ccv/average` and `view/count` exist", Source.INFERRED, "named by answers, not by the table"),
    Evidence(_METRICS, "A combination that does not exist: 404 unrecognized-request-url", Source.INFERRED, "or 400"),
    Evidence(_METRICS, "A word that is no metric: 404 unrecognized-request-url", Source.DOCUMENT),
    Evidence(_METRICS, "`play` and `start` both count sessions in which playback began", Source.INFERRED),
    Evidence(_METRICS, "`play/rate` is plays divided by impressions, 0 without impressions", Source.DOCUMENT),
    Evidence(_METRICS, "`play/total` ignores the timeframe, and tells none", Source.DOCUMENT),
    Evidence(_METRICS, "`ccv/live` is the peak of the last 20 seconds", Source.DOCUMENT),
    Evidence(_METRICS, "`ccv/live` ignores the timeframe, and tells none", Source.INFERRED),
    Evidence(_METRICS, "Viewers are told apart by address and user agent", Source.DOCUMENT),
    Evidence(_METRICS, "A unique viewer of views counts once a day, in UTC", Source.DOCUMENT, "the zone is inferred"),
    Evidence(_METRICS, "`unique` goes with `ccv` and `view` alone, else 400", Source.DOCUMENT),
    Evidence(_METRICS, "`viewDuration` goes with `view` alone, else 400; without it 5 s", Source.DOCUMENT),
    Evidence(_METRICS, "`view` is told as `view-5`, `unique-view-10`, ...", Source.DOCUMENT),
    Evidence(_METRICS, "`from` more than 30 days back: 400 with the slug of query parameters", Source.INFERRED),
    Evidence(_METRICS, "Timeframes are told in UTC", Source.INFERRED),
    Evidence(_METRICS, "The sandbox's limit to 24 hours is not modeled", Source.INFERRED, "its own choice"),
    Evidence(_METRICS, "`filterBy[k]`, `filterBy[k][]` and `filterBy[k][0]` are the same", Source.CLIENT, "python, go"),
    Evidence(_METRICS, "`play/total` takes `mediaId` and `mediaType` alone, else 400", Source.DOCUMENT),
    Evidence(_METRICS, "Where a viewer is, is unknown unless reported", Source.INFERRED, "all come from this machine"),
    Evidence(_BUCKETS, "`play-total` goes with `media-id` alone", Source.DOCUMENT),
    Evidence(_BUCKETS, "Without `sortBy` and `sortOrder` the highest number comes first", Source.INFERRED),
    Evidence(_BUCKETS, "Values that count nothing are left out", Source.INFERRED, "as in the examples"),
    Evidence(_SERIES, "Without `interval`: hours for up to two days, else days", Source.DOCUMENT),
    Evidence(_SERIES, "`minute` needs less than 60 minutes, else 400", Source.DOCUMENT),
    Evidence(_SERIES, "Steps that count nothing are left out", Source.INFERRED, "as in the examples"),
    Evidence(_SERIES, "Steps begin at full minutes, hours and days of UTC", Source.INFERRED),
    Evidence("listVideoSessions", "`period` is a day, a week, a month, a year or a range", Source.DOCUMENT, _OLD),
    Evidence("listVideoSessions", "Any other `period`: 400 invalid-attribute", Source.INFERRED),
    Evidence("listVideoSessions", "A session belongs to the period in which it was loaded", Source.INFERRED),
    Evidence("listVideoSessions", "`metadata` is `key:value`, of the session or of the video", Source.INFERRED),
    Evidence("listVideoSessions", "What is not known is `unknown`", Source.DOCUMENT, f"examples of the {_OLD}"),
    Evidence("listVideoSessions", "`endedAt` is when the viewer was last heard of", Source.INFERRED),
    Evidence("listLiveStreamSessions", "`period` as for videos; there is no filter by metadata", Source.DOCUMENT, _OLD),
    Evidence("listPlayerSessionEvents", "Events come in the order of their arrival", Source.DOCUMENT),
)
