"""Analytics. Methods of `client.analytics`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cached_property

from ..extensions.analytics import AnalyticsExtension, AsyncAnalyticsExtension
from ..models.analytics import (
    AnalyticsAggregatedMetricsResponse,
    AnalyticsAggregationLike,
    AnalyticsBreakdownLike,
    AnalyticsBucket,
    AnalyticsDataPoint,
    AnalyticsFilter,
    AnalyticsFilterDict,
    AnalyticsGetAggregatedMetricsMetricLike,
    AnalyticsGetMetricsOverTimeMetricLike,
    AnalyticsGetMetricsOverTimeSortByLike,
    AnalyticsIntervalLike,
    AnalyticsMetricLike,
    AnalyticsMetricsBreakdownResponse,
    AnalyticsMetricsOverTimeResponse,
    AnalyticsSortByLike,
    LiveStreamSession,
    LiveStreamSessionsListResponse,
    PlayerSessionEvent,
    PlayerSessionEventsListResponse,
    VideoSession,
    VideoSessionsListResponse,
    ViewDurationLike,
)
from ..models.shared import ProblemDetails, SortOrderLike
from ..runtime.call.arguments import Arguments
from ..runtime.call.pages import AsyncPages, Page
from ..runtime.operation import Operation, PagedOperation, Pagination, ResponseSpec, Style, problems
from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.response.response import async_page_response, async_with_response, page_response, with_response
from ..runtime.values.models import UNSET, UnsetType

GET_METRICS_BREAKDOWN: PagedOperation[AnalyticsMetricsBreakdownResponse, AnalyticsBucket] = PagedOperation(
    id="getMetricsBreakdown",
    method="GET",
    path="/data/buckets/{metric}/{breakdown}",
    responses={"200": ResponseSpec(kind="json", type=AnalyticsMetricsBreakdownResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    query_styles={"filterBy": Style(name="deepObject")},
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
GET_AGGREGATED_METRICS: Operation[AnalyticsAggregatedMetricsResponse] = Operation(
    id="getAggregatedMetrics",
    method="GET",
    path="/data/metrics/{metric}/{aggregation}",
    responses={"200": ResponseSpec(kind="json", type=AnalyticsAggregatedMetricsResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    query_styles={"filterBy": Style(name="deepObject")},
    retry="safe",
)
GET_METRICS_OVER_TIME: PagedOperation[AnalyticsMetricsOverTimeResponse, AnalyticsDataPoint] = PagedOperation(
    id="getMetricsOverTime",
    method="GET",
    path="/data/timeseries/{metric}",
    responses={"200": ResponseSpec(kind="json", type=AnalyticsMetricsOverTimeResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    query_styles={"filterBy": Style(name="deepObject")},
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
GET_LIVE_STREAM_ANALYTICS: PagedOperation[LiveStreamSessionsListResponse, LiveStreamSession] = PagedOperation(
    id="listLiveStreamSessions",
    method="GET",
    path="/analytics/live-streams/{liveStreamId}",
    responses={"200": ResponseSpec(kind="json", type=LiveStreamSessionsListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
LIST_PLAYER_SESSION_EVENTS: PagedOperation[PlayerSessionEventsListResponse, PlayerSessionEvent] = PagedOperation(
    id="listPlayerSessionEvents",
    method="GET",
    path="/analytics/sessions/{sessionId}/events",
    responses={"200": ResponseSpec(kind="json", type=PlayerSessionEventsListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)
LIST_SESSIONS: PagedOperation[VideoSessionsListResponse, VideoSession] = PagedOperation(
    id="listVideoSessions",
    method="GET",
    path="/analytics/videos/{videoId}",
    responses={"200": ResponseSpec(kind="json", type=VideoSessionsListResponse)},
    errors=problems(ProblemDetails, "400", "401", "403", "404", "429"),
    retry="safe",
    pagination=Pagination(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    ),
)


class Analytics(AnalyticsExtension, Resource):
    """Methods of `client.analytics`.

    How often, for how long, where and with what videos and live streams are watched.
    """

    @cached_property
    def with_response(self) -> AnalyticsWithResponse:
        """The same methods, returning the whole response."""
        return AnalyticsWithResponse(Analytics(self._caller.raw()))

    def get_metrics_breakdown(
        self,
        metric: AnalyticsMetricLike,
        breakdown: AnalyticsBreakdownLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        sort_by: AnalyticsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[AnalyticsBucket]:
        """Break a metric down by dimension.

        Splits a metric by one dimension, such as the country or the browser, one page at a time.
        `play-total` can only be split by `media-id`, ignores the timeframe and takes only the
        filters `mediaId` and `mediaType`. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            breakdown: Dimension to split by.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            sort_by: Sort by the measured number or by the value of the dimension.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[AnalyticsBucket]: One page of the metric, split by dimension.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/buckets/{metric}/{breakdown}` (`getMetricsBreakdown`)
        """
        return self._caller.pages(
            GET_METRICS_BREAKDOWN,
            Arguments(
                path={"metric": metric, "breakdown": breakdown},
                query={
                    "from": from_,
                    "to": to,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "unique": unique,
                    "viewDuration": view_duration,
                    "filterBy": filter_by,
                    "currentPage": current_page,
                    "pageSize": page_size,
                },
            ),
            options,
        )

    def get_aggregated_metrics(
        self,
        metric: AnalyticsGetAggregatedMetricsMetricLike,
        aggregation: AnalyticsAggregationLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AnalyticsAggregatedMetricsResponse:
        """Get an aggregated metric.

        Gives one number for a metric over a timeframe.

        | metric | aggregations |
        |---|---|
        | `play` | `count`, `rate`, `total` |
        | `start`, `end`, `impression`, `view` | `count` |
        | `impression-time` (milliseconds), `watch-time` (seconds) | `average`, `sum` |
        | `ccv`, viewers at the same time | `peak`, `average`, `live` |

        `play/total` counts since the beginning: it ignores `from` and `to` and takes only the
        filters `mediaId` and `mediaType`. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            aggregation: How the values become one number.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AnalyticsAggregatedMetricsResponse: The metric as one number.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/metrics/{metric}/{aggregation}` (`getAggregatedMetrics`)
        """
        return self._caller.call(
            GET_AGGREGATED_METRICS,
            Arguments(
                path={"metric": metric, "aggregation": aggregation},
                query={"from": from_, "to": to, "unique": unique, "viewDuration": view_duration, "filterBy": filter_by},
            ),
            options,
        )

    def get_metrics_over_time(
        self,
        metric: AnalyticsGetMetricsOverTimeMetricLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        interval: AnalyticsIntervalLike | UnsetType = UNSET,
        sort_by: AnalyticsGetMetricsOverTimeSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[AnalyticsDataPoint]:
        """Get a metric over time.

        Splits a metric by time, one page at a time. Without `interval` the steps are hours for a
        timeframe of up to two days, and days beyond that. Minutes need a timeframe of less than
        60 minutes. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            interval: Length of a step.
            sort_by: Sort by the measured number or by time.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[AnalyticsDataPoint]: One page of the metric, split by time.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/timeseries/{metric}` (`getMetricsOverTime`)
        """
        return self._caller.pages(
            GET_METRICS_OVER_TIME,
            Arguments(
                path={"metric": metric},
                query={
                    "from": from_,
                    "to": to,
                    "interval": interval,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "unique": unique,
                    "viewDuration": view_duration,
                    "filterBy": filter_by,
                    "currentPage": current_page,
                    "pageSize": page_size,
                },
            ),
            options,
        )

    def get_live_stream_analytics(
        self,
        live_stream_id: str,
        *,
        period: str | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[LiveStreamSession]:
        """List sessions of a live stream.

        Lists who watched a live stream, one page at a time, within a period or since the
        beginning.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            period: The day, week, month, year or range of days to report on, such as
                `2020-11-24` or `2020-W48`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[LiveStreamSession]: One page of the sessions in which the live stream was
                watched.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/live-streams/{liveStreamId}` (`listLiveStreamSessions`)
        """
        return self._caller.pages(
            GET_LIVE_STREAM_ANALYTICS,
            Arguments(
                path={"liveStreamId": live_stream_id},
                query={"period": period, "currentPage": current_page, "pageSize": page_size},
            ),
            options,
        )

    def list_player_session_events(
        self,
        session_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[PlayerSessionEvent]:
        """List events of a session.

        Lists what a viewer did during one session, in order: playing, pausing, seeking.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            session_id: The unique identifier of a player session, as a session list gives it.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[PlayerSessionEvent]: One page of what happened in the session.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such session.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/sessions/{sessionId}/events` (`listPlayerSessionEvents`)
        """
        return self._caller.pages(
            LIST_PLAYER_SESSION_EVENTS,
            Arguments(path={"sessionId": session_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    def list_sessions(
        self,
        video_id: str,
        *,
        period: str | UnsetType = UNSET,
        metadata: Sequence[str] | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> Page[VideoSession]:
        """List sessions of a video.

        Lists who watched a video, one page at a time, within a period or since the beginning.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            period: The day, week, month, year or range of days to report on, such as
                `2020-11-24` or `2020-W48`.
            metadata: Keep the sessions that carry these `key:value` pairs.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[VideoSession]: One page of the sessions in which the video was watched.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/videos/{videoId}` (`listVideoSessions`)
        """
        return self._caller.pages(
            LIST_SESSIONS,
            Arguments(
                path={"videoId": video_id},
                query={"period": period, "metadata": metadata, "currentPage": current_page, "pageSize": page_size},
            ),
            options,
        )


class AsyncAnalytics(AsyncAnalyticsExtension, AsyncResource):
    """Methods of `client.analytics`.

    How often, for how long, where and with what videos and live streams are watched.
    """

    @cached_property
    def with_response(self) -> AsyncAnalyticsWithResponse:
        """The same methods, returning the whole response."""
        return AsyncAnalyticsWithResponse(AsyncAnalytics(self._caller.raw()))

    def get_metrics_breakdown(
        self,
        metric: AnalyticsMetricLike,
        breakdown: AnalyticsBreakdownLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        sort_by: AnalyticsSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[AnalyticsBucket]:
        """Break a metric down by dimension.

        Splits a metric by one dimension, such as the country or the browser, one page at a time.
        `play-total` can only be split by `media-id`, ignores the timeframe and takes only the
        filters `mediaId` and `mediaType`. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            breakdown: Dimension to split by.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            sort_by: Sort by the measured number or by the value of the dimension.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[AnalyticsBucket]: One page of the metric, split by dimension.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/buckets/{metric}/{breakdown}` (`getMetricsBreakdown`)
        """
        return self._caller.pages(
            GET_METRICS_BREAKDOWN,
            Arguments(
                path={"metric": metric, "breakdown": breakdown},
                query={
                    "from": from_,
                    "to": to,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "unique": unique,
                    "viewDuration": view_duration,
                    "filterBy": filter_by,
                    "currentPage": current_page,
                    "pageSize": page_size,
                },
            ),
            options,
        )

    async def get_aggregated_metrics(
        self,
        metric: AnalyticsGetAggregatedMetricsMetricLike,
        aggregation: AnalyticsAggregationLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AnalyticsAggregatedMetricsResponse:
        """Get an aggregated metric.

        Gives one number for a metric over a timeframe.

        | metric | aggregations |
        |---|---|
        | `play` | `count`, `rate`, `total` |
        | `start`, `end`, `impression`, `view` | `count` |
        | `impression-time` (milliseconds), `watch-time` (seconds) | `average`, `sum` |
        | `ccv`, viewers at the same time | `peak`, `average`, `live` |

        `play/total` counts since the beginning: it ignores `from` and `to` and takes only the
        filters `mediaId` and `mediaType`. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            aggregation: How the values become one number.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            AnalyticsAggregatedMetricsResponse: The metric as one number.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/metrics/{metric}/{aggregation}` (`getAggregatedMetrics`)
        """
        return await self._caller.call(
            GET_AGGREGATED_METRICS,
            Arguments(
                path={"metric": metric, "aggregation": aggregation},
                query={"from": from_, "to": to, "unique": unique, "viewDuration": view_duration, "filterBy": filter_by},
            ),
            options,
        )

    def get_metrics_over_time(
        self,
        metric: AnalyticsGetMetricsOverTimeMetricLike,
        *,
        from_: datetime | UnsetType = UNSET,
        to: datetime | UnsetType = UNSET,
        interval: AnalyticsIntervalLike | UnsetType = UNSET,
        sort_by: AnalyticsGetMetricsOverTimeSortByLike | UnsetType = UNSET,
        sort_order: SortOrderLike | UnsetType = UNSET,
        unique: bool | UnsetType = UNSET,
        view_duration: ViewDurationLike | UnsetType = UNSET,
        filter_by: AnalyticsFilter | AnalyticsFilterDict | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[AnalyticsDataPoint]:
        """Get a metric over time.

        Splits a metric by time, one page at a time. Without `interval` the steps are hours for a
        timeframe of up to two days, and days beyond that. Minutes need a timeframe of less than
        60 minutes. In the sandbox the last 24 hours are reported.

        Args:
            metric: What to measure.
            from_: Start of the timeframe, included, with its UTC offset. Without it the
                timeframe begins one day before its end; it cannot lie more than 30 days back.
            to: End of the timeframe, excluded, with its UTC offset. Without it the timeframe
                ends now.
            interval: Length of a step.
            sort_by: Sort by the measured number or by time.
            sort_order: Whether the items come in ascending (`asc`) or descending (`desc`)
                order.
            unique: Count each viewer once. Only the `view` and `ccv` metrics can be counted so.
            view_duration: How long a playback has to last to count as a view. Only for the
                `view` metric, for which it is `5s` when left out.
            filter_by: Count only what matches these filters. A single value is sent as
                `filterBy[country]=FR`, several as
                `filterBy[browser][]=firefox&filterBy[browser][]=chrome`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[AnalyticsDataPoint]: One page of the metric, split by time.

        Raises:
            BadRequestError: 400: The metric cannot be asked for in this way.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such metric.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /data/timeseries/{metric}` (`getMetricsOverTime`)
        """
        return self._caller.pages(
            GET_METRICS_OVER_TIME,
            Arguments(
                path={"metric": metric},
                query={
                    "from": from_,
                    "to": to,
                    "interval": interval,
                    "sortBy": sort_by,
                    "sortOrder": sort_order,
                    "unique": unique,
                    "viewDuration": view_duration,
                    "filterBy": filter_by,
                    "currentPage": current_page,
                    "pageSize": page_size,
                },
            ),
            options,
        )

    def get_live_stream_analytics(
        self,
        live_stream_id: str,
        *,
        period: str | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[LiveStreamSession]:
        """List sessions of a live stream.

        Lists who watched a live stream, one page at a time, within a period or since the
        beginning.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            live_stream_id: The live stream's unique identifier; it begins with `li`.
            period: The day, week, month, year or range of days to report on, such as
                `2020-11-24` or `2020-W48`.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[LiveStreamSession]: One page of the sessions in which the live stream was
                watched.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such live stream.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/live-streams/{liveStreamId}` (`listLiveStreamSessions`)
        """
        return self._caller.pages(
            GET_LIVE_STREAM_ANALYTICS,
            Arguments(
                path={"liveStreamId": live_stream_id},
                query={"period": period, "currentPage": current_page, "pageSize": page_size},
            ),
            options,
        )

    def list_player_session_events(
        self,
        session_id: str,
        *,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[PlayerSessionEvent]:
        """List events of a session.

        Lists what a viewer did during one session, in order: playing, pausing, seeking.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            session_id: The unique identifier of a player session, as a session list gives it.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[PlayerSessionEvent]: One page of what happened in the session.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be. `problems` lists every
                one at fault.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such session.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/sessions/{sessionId}/events` (`listPlayerSessionEvents`)
        """
        return self._caller.pages(
            LIST_PLAYER_SESSION_EVENTS,
            Arguments(path={"sessionId": session_id}, query={"currentPage": current_page, "pageSize": page_size}),
            options,
        )

    def list_sessions(
        self,
        video_id: str,
        *,
        period: str | UnsetType = UNSET,
        metadata: Sequence[str] | UnsetType = UNSET,
        current_page: int | UnsetType = UNSET,
        page_size: int | UnsetType = UNSET,
        options: Options | None = None,
    ) -> AsyncPages[VideoSession]:
        """List sessions of a video.

        Lists who watched a video, one page at a time, within a period or since the beginning.

        This is the analytics API of 2021. New code reads `/data/metrics`, `/data/buckets` and
        `/data/timeseries`.

        .. deprecated:: The API may drop this operation.

        Args:
            video_id: The video's unique identifier; it begins with `vi`.
            period: The day, week, month, year or range of days to report on, such as
                `2020-11-24` or `2020-W48`.
            metadata: Keep the sessions that carry these `key:value` pairs.
            current_page: Number of the page to return, counted from 1. At least 1. Default:
                `1`.
            page_size: How many items a page holds. From 1 to 100. Default: `25`.
            options: Timeout, retries, headers and more, for this call alone.

        Returns:
            Page[VideoSession]: One page of the sessions in which the video was watched.

        Raises:
            BadRequestError: 400: A query parameter is not as it must be.
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            NotFoundError: 404: There is no such video.
            RateLimitError: 429: The rate limit is used up; retry after the seconds in
                `X-RateLimit-Retry-After`.

        Source: `GET /analytics/videos/{videoId}` (`listVideoSessions`)
        """
        return self._caller.pages(
            LIST_SESSIONS,
            Arguments(
                path={"videoId": video_id},
                query={"period": period, "metadata": metadata, "currentPage": current_page, "pageSize": page_size},
            ),
            options,
        )


class AnalyticsWithResponse:
    """The methods of `Analytics`, returning the whole response."""

    def __init__(self, resource: Analytics) -> None:
        self.get_metrics_breakdown = page_response(resource.get_metrics_breakdown)
        self.get_aggregated_metrics = with_response(resource.get_aggregated_metrics)
        self.get_metrics_over_time = page_response(resource.get_metrics_over_time)
        self.get_live_stream_analytics = page_response(resource.get_live_stream_analytics)
        self.list_player_session_events = page_response(resource.list_player_session_events)
        self.list_sessions = page_response(resource.list_sessions)


class AsyncAnalyticsWithResponse:
    """The methods of `AsyncAnalytics`, returning the whole response."""

    def __init__(self, resource: AsyncAnalytics) -> None:
        self.get_metrics_breakdown = async_page_response(resource.get_metrics_breakdown)
        self.get_aggregated_metrics = async_with_response(resource.get_aggregated_metrics)
        self.get_metrics_over_time = async_page_response(resource.get_metrics_over_time)
        self.get_live_stream_analytics = async_page_response(resource.get_live_stream_analytics)
        self.list_player_session_events = async_page_response(resource.list_player_session_events)
        self.list_sessions = async_page_response(resource.list_sessions)
