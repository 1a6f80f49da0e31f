"""Types that `client.analytics` alone uses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias, TypedDict

from ..runtime.values.models import Instant, Model, OpenStrEnum
from .shared import PaginationModel


class AnalyticsBreakdown(OpenStrEnum):
    """Dimension to split a metric by.

    Source: `#/components/schemas/AnalyticsBreakdown`
    """

    MEDIA_ID = "media-id"
    MEDIA_TYPE = "media-type"
    CONTINENT = "continent"
    COUNTRY = "country"
    DEVICE_TYPE = "device-type"
    OPERATING_SYSTEM = "operating-system"
    BROWSER = "browser"
    REFERRER = "referrer"


AnalyticsBreakdownLike: TypeAlias = (
    AnalyticsBreakdown
    | Literal[
        "media-id", "media-type", "continent", "country", "device-type", "operating-system", "browser", "referrer"
    ]
)


class AnalyticsAggregation(OpenStrEnum):
    """How values become one number: how many (`count`), which share (`rate`), how many since the
    beginning (`total`), their mean (`average`), their `sum`, their highest (`peak`), or the
    value now (`live`).

    Source: `#/components/schemas/AnalyticsAggregation`
    """

    COUNT = "count"
    RATE = "rate"
    TOTAL = "total"
    AVERAGE = "average"
    SUM = "sum"
    PEAK = "peak"
    LIVE = "live"


AnalyticsAggregationLike: TypeAlias = (
    AnalyticsAggregation | Literal["count", "rate", "total", "average", "sum", "peak", "live"]
)


class AnalyticsInterval(OpenStrEnum):
    """Length of a step in a series.

    Source: `#/components/schemas/AnalyticsInterval`
    """

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"


AnalyticsIntervalLike: TypeAlias = AnalyticsInterval | Literal["minute", "hour", "day"]


class AnalyticsFilterMediaType(OpenStrEnum):
    """Kind of media to count: videos alone, or live streams alone. Both when left out.

    Source: `#/components/schemas/AnalyticsFilter/properties/mediaType`
    """

    VIDEO = "video"
    LIVE_STREAM = "live-stream"


AnalyticsFilterMediaTypeLike: TypeAlias = AnalyticsFilterMediaType | Literal["video", "live-stream"]


class AnalyticsFilterContinentItem(OpenStrEnum):
    """Two-letter code of a continent.

    Source: `#/components/schemas/AnalyticsFilter/properties/continent/items`
    """

    AS = "AS"
    AF = "AF"
    NA = "NA"
    SA = "SA"
    AN = "AN"
    EU = "EU"
    AZ = "AZ"


AnalyticsFilterContinentItemLike: TypeAlias = (
    AnalyticsFilterContinentItem | Literal["AS", "AF", "NA", "SA", "AN", "EU", "AZ"]
)


class AnalyticsMetric(OpenStrEnum):
    """Source: `#/paths/~1data~1buckets~1{metric}~1{breakdown}/parameters/0/schema`"""

    PLAY = "play"
    PLAY_RATE = "play-rate"
    PLAY_TOTAL = "play-total"
    START = "start"
    END = "end"
    IMPRESSION = "impression"
    CCV_PEAK = "ccv-peak"
    CCV_AVERAGE = "ccv-average"
    VIEW = "view"


AnalyticsMetricLike: TypeAlias = (
    AnalyticsMetric
    | Literal["play", "play-rate", "play-total", "start", "end", "impression", "ccv-peak", "ccv-average", "view"]
)


class AnalyticsSortBy(OpenStrEnum):
    """Source: `#/paths/~1data~1buckets~1{metric}~1{breakdown}/get/parameters/2/schema`"""

    METRIC_VALUE = "metricValue"
    DIMENSION_VALUE = "dimensionValue"


AnalyticsSortByLike: TypeAlias = AnalyticsSortBy | Literal["metricValue", "dimensionValue"]


class ViewDuration(OpenStrEnum):
    """Source: `#/components/parameters/ViewDuration/schema`"""

    N3S = "3s"
    N5S = "5s"
    N10S = "10s"
    N30S = "30s"


ViewDurationLike: TypeAlias = ViewDuration | Literal["3s", "5s", "10s", "30s"]


class AnalyticsGetAggregatedMetricsMetric(OpenStrEnum):
    """Source: `#/paths/~1data~1metrics~1{metric}~1{aggregation}/parameters/0/schema`"""

    PLAY = "play"
    START = "start"
    END = "end"
    IMPRESSION = "impression"
    IMPRESSION_TIME = "impression-time"
    WATCH_TIME = "watch-time"
    CCV = "ccv"
    VIEW = "view"


AnalyticsGetAggregatedMetricsMetricLike: TypeAlias = (
    AnalyticsGetAggregatedMetricsMetric
    | Literal["play", "start", "end", "impression", "impression-time", "watch-time", "ccv", "view"]
)


class AnalyticsGetMetricsOverTimeMetric(OpenStrEnum):
    """Source: `#/paths/~1data~1timeseries~1{metric}/parameters/0/schema`"""

    PLAY = "play"
    PLAY_RATE = "play-rate"
    START = "start"
    END = "end"
    IMPRESSION = "impression"
    CCV_PEAK = "ccv-peak"
    CCV_AVERAGE = "ccv-average"
    VIEW = "view"


AnalyticsGetMetricsOverTimeMetricLike: TypeAlias = (
    AnalyticsGetMetricsOverTimeMetric
    | Literal["play", "play-rate", "start", "end", "impression", "ccv-peak", "ccv-average", "view"]
)


class AnalyticsGetMetricsOverTimeSortBy(OpenStrEnum):
    """Source: `#/paths/~1data~1timeseries~1{metric}/get/parameters/3/schema`"""

    METRIC_VALUE = "metricValue"
    EMITTED_AT = "emittedAt"


AnalyticsGetMetricsOverTimeSortByLike: TypeAlias = (
    AnalyticsGetMetricsOverTimeSortBy | Literal["metricValue", "emittedAt"]
)


class AnalyticsMetricsBreakdownResponse(Model, kw_only=True):
    """One page of a metric split by dimension.

    Source: `#/components/schemas/AnalyticsMetricsBreakdownResponse`
    """

    context: AnalyticsBreakdownContext
    """What was measured: metric, breakdown and time span."""
    data: list[AnalyticsBucket]
    """The values of the dimension on this page, each with its number."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class AnalyticsAggregatedMetricsResponse(Model, kw_only=True):
    """One metric as one number.

    Source: `#/components/schemas/AnalyticsAggregatedMetricsResponse`
    """

    context: AnalyticsAggregationContext
    """What was measured: metric, aggregation and time span."""
    data: float
    """The number; a count, a rate, seconds or milliseconds, as the metric has it."""


class AnalyticsMetricsOverTimeResponse(Model, kw_only=True):
    """One page of a metric split by time.

    Source: `#/components/schemas/AnalyticsMetricsOverTimeResponse`
    """

    context: AnalyticsOverTimeContext
    """What was measured: metric, interval and time span."""
    data: list[AnalyticsDataPoint]
    """The steps in time on this page, each with its number."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class LiveStreamSessionsListResponse(Model, kw_only=True):
    """One page of viewings of a live stream.

    Source: `#/components/schemas/LiveStreamSessionsListResponse`
    """

    data: list[LiveStreamSession]
    """The viewings on this page, one for each session of a player."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class PlayerSessionEventsListResponse(Model, kw_only=True):
    """One page of events of a session.

    Source: `#/components/schemas/PlayerSessionEventsListResponse`
    """

    data: list[PlayerSessionEvent]
    """The events on this page."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class VideoSessionsListResponse(Model, kw_only=True):
    """One page of viewings of a video.

    Source: `#/components/schemas/VideoSessionsListResponse`
    """

    data: list[VideoSession]
    """The viewings on this page, one for each session of a player."""
    pagination: PaginationModel
    """Where this page stands in the whole list."""


class AnalyticsFilter(Model, kw_only=True, rename="camel"):
    """Filters; what is measured must match all of them, and one value of each.

    Source: `#/components/schemas/AnalyticsFilter`
    """

    media_id: list[str] | None = None
    """Identifiers of videos (`vi...`) or live streams (`li...`); media with any of them count."""
    media_type: AnalyticsFilterMediaType | None = None
    """Kind of media to count: videos alone, or live streams alone. Both when left out."""
    continent: list[AnalyticsFilterContinentItem] | None = None
    """Codes of continents: Asia `AS`, Africa `AF`, North America `NA`, South America `SA`,
    Antarctica `AN`, Europe `EU`, Oceania `AZ`.
    """
    country: list[str] | None = None
    """Names or codes of countries, as a breakdown by country gives them."""
    device_type: list[str] | None = None
    """Kinds of devices, such as `computer`, `phone` or `tablet`."""
    operating_system: list[str] | None = None
    """Operating systems, such as `windows` or `ios`."""
    browser: list[str] | None = None
    """Browsers in lower case, such as `firefox` or `chrome`; plays in any of them count."""
    tag: str | None = None
    """One tag; media that carry it count."""
    referrer: list[str] | None = None
    """Pages the viewers came from; an empty string means that there was none. At most 2,048
    characters each.
    """

    if TYPE_CHECKING:  # an enum may be given as its plain value

        def __init__(
            self,
            *,
            media_id: list[str] | None = ...,
            media_type: AnalyticsFilterMediaTypeLike | None = ...,
            continent: Sequence[AnalyticsFilterContinentItemLike] | None = ...,
            country: list[str] | None = ...,
            device_type: list[str] | None = ...,
            operating_system: list[str] | None = ...,
            browser: list[str] | None = ...,
            tag: str | None = ...,
            referrer: list[str] | None = ...,
        ) -> None: ...


class AnalyticsBreakdownContext(Model, kw_only=True):
    """What the numbers of a breakdown measure.

    Source: `#/components/schemas/AnalyticsBreakdownContext`
    """

    metric: str
    """Metric that was measured; the name may be a derived one, such as `unique-ccv`, `view-10` or
    `unique-view-5`.
    """
    breakdown: AnalyticsBreakdown | None = None
    """Dimension that the metric was split by, as the path of the request has it."""
    timeframe: Timeframe | None = None
    """Timeframe that was measured; absent where none applies."""


class AnalyticsBucket(Model, kw_only=True, rename="camel"):
    """One value of a dimension with its number.

    Source: `#/components/schemas/AnalyticsBucket`
    """

    dimension_value: str
    """Value of the dimension, such as a country or a video identifier."""
    metric_value: float
    """The number for this value of the dimension: a count, or a rate for a metric such as
    `play-rate`.
    """


class AnalyticsAggregationContext(Model, kw_only=True):
    """What an aggregated number measures.

    Source: `#/components/schemas/AnalyticsAggregationContext`
    """

    metric: str
    """Metric that was measured; the name may be a derived one, such as `unique-ccv`, `view-10` or
    `unique-view-5`.
    """
    aggregation: AnalyticsAggregation | None = None
    """How the single values became one number, as the path of the request has it."""
    timeframe: Timeframe | None = None
    """Timeframe that was measured; absent where none applies."""


class AnalyticsOverTimeContext(Model, kw_only=True):
    """What the numbers of a series measure.

    Source: `#/components/schemas/AnalyticsOverTimeContext`
    """

    metric: str
    """Metric that was measured; the name may be a derived one, such as `unique-ccv`, `view-10` or
    `unique-view-5`.
    """
    interval: AnalyticsInterval | None = None
    """Length of a step: a minute, an hour or a day."""
    timeframe: Timeframe | None = None
    """Timeframe that was measured; absent where none applies."""


class AnalyticsDataPoint(Model, kw_only=True, rename="camel"):
    """One step of a series with its number.

    Source: `#/components/schemas/AnalyticsDataPoint`
    """

    emitted_at: str
    """Beginning of the step, as ISO 8601 with an offset; the step is one interval long."""
    metric_value: float
    """The number for this step: a count, or a rate for a metric such as `play-rate`."""


class LiveStreamSession(Model, kw_only=True):
    """One viewing of a live stream.

    Source: `#/components/schemas/LiveStreamSession`
    """

    session: SessionDetails
    """Identifier of the viewing, and when it began and ended."""
    location: SessionLocation | None = None
    """Where in the world the viewer was."""
    referrer: SessionReferrer | None = None
    """What led the viewer to the player."""
    device: SessionDevice | None = None
    """What the viewer watched on."""
    os: SessionOperatingSystem | None = None
    """Operating system of that device."""
    client: SessionClient | None = None
    """Program that played, such as a browser."""


class PlayerSessionEvent(Model, kw_only=True, rename="camel"):
    """Something a viewer did.

    Source: `#/components/schemas/PlayerSessionEvent`
    """

    type: str
    """What was done, such as `play`, `pause` or `seek.forward`."""
    emitted_at: Instant
    """When the viewer, or the player, did it, as ISO 8601 with an offset."""
    at: int | None = None
    """Position in the video in whole seconds; left out of events that have two positions."""
    from_: int | None = None
    """Position before a seek, in whole seconds."""
    to: int | None = None
    """Position after a seek, in whole seconds."""


class VideoSession(Model, kw_only=True):
    """One viewing of a video.

    Source: `#/components/schemas/VideoSession`
    """

    session: SessionDetails
    """Identifier of the viewing, and when it began and ended."""
    location: SessionLocation | None = None
    """Where in the world the viewer was."""
    referrer: SessionReferrer | None = None
    """What led the viewer to the player."""
    device: SessionDevice | None = None
    """What the viewer watched on."""
    os: SessionOperatingSystem | None = None
    """Operating system of that device."""
    client: SessionClient | None = None
    """Program that played, such as a browser."""


class Timeframe(Model, kw_only=True, rename="camel"):
    """A stretch of time.

    Source: `#/components/schemas/Timeframe`
    """

    from_: Instant
    """Beginning of the time span, which is included; ISO 8601 with an offset."""
    to: Instant
    """End of the time span, which is not included; ISO 8601 with an offset."""


class SessionDetails(Model, kw_only=True, rename="camel"):
    """Identifier and times of a viewing.

    Source: `#/components/schemas/SessionDetails`
    """

    session_id: str
    """Unique identifier of the session."""
    loaded_at: Instant | None = None
    """When the player was loaded, as ISO 8601 with an offset."""
    ended_at: Instant | None = None
    """When the viewing ended, as ISO 8601 with an offset."""


class SessionLocation(Model, kw_only=True):
    """Where a viewer was, as far as the address shows.

    Source: `#/components/schemas/SessionLocation`
    """

    country: str | None = None
    """Name of the country that the viewer was in."""
    city: str | None = None
    """Name of the city that the viewer was in."""


class SessionReferrer(Model, kw_only=True, rename="camel"):
    """Where a viewer came from.

    Source: `#/components/schemas/SessionReferrer`
    """

    url: str | None = None
    """Address of the page that led the viewer to the player."""
    medium: str | None = None
    """How the page was found, such as `organic`."""
    source: str | None = None
    """Address of the site that led the viewer to the player."""
    search_term: str | None = None
    """Words that the viewer searched for before."""


class SessionDevice(Model, kw_only=True):
    """What a viewer watched on.

    Source: `#/components/schemas/SessionDevice`
    """

    type: str | None = None
    """Kind of device that the viewer watched on, such as `desktop`."""
    vendor: str | None = None
    """Maker of the device, such as `Dell`."""
    model: str | None = None
    """Model of the device, or `unknown`."""


class SessionOperatingSystem(Model, kw_only=True):
    """Operating system of a viewer.

    Source: `#/components/schemas/SessionOperatingSystem`
    """

    name: str
    """Name of the operating system, such as `Linux`."""
    shortname: str
    """Abbreviation of that name, such as `L`."""
    version: str
    """Version of the operating system."""


class SessionClient(Model, kw_only=True):
    """Program that played.

    Source: `#/components/schemas/SessionClient`
    """

    name: str | None = None
    """Name of the program that played, such as `Firefox`."""
    version: str | None = None
    """Version of the program, as it says so itself."""
    type: str | None = None
    """Kind of program that played, such as `browser`."""


class AnalyticsFilterDict(TypedDict, total=False):
    """What may be given for `AnalyticsFilter`, in the names of the API."""

    mediaId: Sequence[str]
    mediaType: AnalyticsFilterMediaTypeLike
    continent: Sequence[AnalyticsFilterContinentItemLike]
    country: Sequence[str]
    deviceType: Sequence[str]
    operatingSystem: Sequence[str]
    browser: Sequence[str]
    tag: str
    referrer: Sequence[str]
