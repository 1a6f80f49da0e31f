"""What `client.analytics` has besides the methods of the document: a report on many videos."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from typing import TYPE_CHECKING, Unpack, cast

from ..runtime.resource import AsyncResource, Resource

if TYPE_CHECKING:
    from ..resources.analytics import Analytics, AsyncAnalytics
    from .reports.order import ReportArguments
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
        flow = ordered_report(video_ids, arguments, api.get_aggregated_metrics, api.get_metrics_breakdown)
        return self._caller.driver.run(flow)


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
        flow = ordered_report(video_ids, arguments, api.get_aggregated_metrics, api.get_metrics_breakdown)
        return await self._caller.driver.run(flow)
