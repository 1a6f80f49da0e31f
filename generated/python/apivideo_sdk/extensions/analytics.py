"""What `client.analytics` has besides the methods of the document: a report on many videos."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from typing import TYPE_CHECKING, Unpack, cast

from ..runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ..resources.analytics import Analytics, AsyncAnalytics
    from ..runtime.options import Options
    from .reports.order import ReportArguments
    from .reports.retention import Retention
    from .reports.rows import Report
    from .reports.videos import VideoLike


class AnalyticsExtension(Resource):
    """Methods of `client.analytics` besides those of the document."""

    def report(self, video_ids: Iterable[VideoLike], **arguments: Unpack[ReportArguments]) -> Report:
        """Ask for plays, watch time, impressions, play rate and completion of many videos.

            report = client.analytics.report(client.videos.list(tags=["launch"]), days=7, include="all")
            report.to_csv("launch.csv")

        Plays, impressions and ends are one call each for a hundred videos. Watch time is one call per video, or for
        more than a hundred videos two calls per hundred, estimated: a thousand videos are fifty calls. `include` adds
        calls: "days" makes as many for each day, "previous" as many again, "breakdowns" four for a hundred videos.
        Videos that fail have an error in their rows, and the report goes on. What fails every call alike ends it:
        credentials that are refused, a timeframe that is refused.

        Args:
            video_ids: Identifiers, or models that have a `video_id`; a list of the client's is read over all its pages.
                One that is given twice is asked for once. Models give the rows their titles and links.
            arguments: The timeframe, what the report has besides its rows, and how it is made: `ReportArguments`
                describes each of them.

        Returns:
            Report: One row per video, in the order given.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            BadRequestError: 400: The API does not take `from_` or `to`.
            ConfigurationError: The client cannot make calls as it is set up.
            TypeError, ValueError: An argument that cannot be, such as a time without its time zone.

        """
        from .reports.survey import ordered_report  # noqa: PLC0415 - loaded for reports alone

        api = cast("Analytics", self)
        methods = (api.get_aggregated_metrics, api.get_metrics_breakdown)
        flow = ordered_report(video_ids, arguments, *methods, self._caller.settings)
        return self._caller.driver.run(flow)

    def retention(
        self,
        video_id: str,
        *,
        sample: int = 100,
        period: str | None = None,
        concurrency: int = 8,
        options: Options | None = None,
    ) -> Retention:
        """Measure how far viewers get in a video, from a sample of its sessions.

            retention = client.analytics.retention("vi1", sample=200)
            print(retention.share_at(30), retention.curve())

        It makes one call for each session, and one for a hundred of them to be listed. The API of 2021 has these
        sessions; where it is not served any more, `retention.reason` says so.

        Args:
            video_id: Identifier of the video.
            sample: How many sessions are looked at, at most: the first that the API lists.
            period: A day, week, month, year or range of days, such as `2026-04-01/2026-04-07`; all without it.
            concurrency: How many calls are under way at once, at most.
            options: Timeout, retries, headers and more, for each of the calls.

        Returns:
            Retention: The last second that each play reached.

        """
        from .reports.retention import RetentionOrder, measure_retention  # noqa: PLC0415 - loaded for curves alone

        api = cast("Analytics", self)
        order = RetentionOrder(
            video_id=video_id, sample=sample, period=period, concurrency=concurrency, options=options
        )
        return self._caller.driver.run(measure_retention(order, api.list_sessions, api.list_player_session_events))


class AsyncAnalyticsExtension(AsyncResource):
    """Methods of `client.analytics` besides those of the document."""

    async def report(
        self, video_ids: Iterable[VideoLike] | AsyncIterable[VideoLike], **arguments: Unpack[ReportArguments]
    ) -> Report:
        """Ask for plays, watch time, impressions, play rate and completion of many videos.

            report = await client.analytics.report(client.videos.list(tags=["launch"]), days=7, include="all")

        As `Analytics.report` does, in the calling task. Anything that `async for` takes will do for `video_ids`, too.
        """
        from .reports.survey import ordered_report  # noqa: PLC0415 - loaded for reports alone

        if isinstance(video_ids, AsyncIterable):
            video_ids = [video async for video in video_ids]
        api = cast("AsyncAnalytics", self)
        methods = (api.get_aggregated_metrics, api.get_metrics_breakdown)
        flow = ordered_report(video_ids, arguments, *methods, self._caller.settings)
        return await self._caller.driver.run(flow)

    async def retention(
        self,
        video_id: str,
        *,
        sample: int = 100,
        period: str | None = None,
        concurrency: int = 8,
        options: Options | None = None,
    ) -> Retention:
        """Measure how far viewers get in a video, from a sample of its sessions.

            retention = await client.analytics.retention("vi1", sample=200)

        As `Analytics.retention` does.
        """
        from .reports.retention import RetentionOrder, measure_retention  # noqa: PLC0415 - loaded for curves alone

        api = cast("AsyncAnalytics", self)
        order = RetentionOrder(
            video_id=video_id, sample=sample, period=period, concurrency=concurrency, options=options
        )
        flow = measure_retention(order, api.list_sessions, api.list_player_session_events)
        return await self._caller.driver.run(flow)
