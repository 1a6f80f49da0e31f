"""What `client.analytics` has besides the methods of the document: a report on many videos."""

from __future__ import annotations

from collections.abc import AsyncIterable, Iterable
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Protocol, TypeAlias, cast

from ..runtime.options import Options
from ..runtime.resource import AsyncResource, Resource
from ..runtime.values.models import UNSET, UnsetType
from .report import Report
from .survey import Asked, OnVideo, Timeframe, make_report

if TYPE_CHECKING:
    from ..resources.analytics import Analytics, AsyncAnalytics


class WithVideoId(Protocol):
    """Anything that is of a video, such as a `Video`."""

    @property
    def video_id(self) -> str:
        """The video's identifier."""
        ...


VideoLike: TypeAlias = str | WithVideoId
"""A video, or its identifier."""

Moment: TypeAlias = datetime | date | str
"""A datetime with its time zone; a date, which is its first moment in UTC; or one of these as ISO 8601 text."""


class AnalyticsExtension(Resource):
    """Methods of `client.analytics` besides those of the document."""

    def report(
        self,
        video_ids: Iterable[VideoLike],
        *,
        from_: Moment | UnsetType = UNSET,
        to: Moment | UnsetType = UNSET,
        concurrency: int = 8,
        on_progress: OnVideo | None = None,
        options: Options | None = None,
    ) -> Report:
        """Ask for plays, watch time, impressions and play rate of many videos.

            report = client.analytics.report(client.videos.list(tags=["launch"]), from_="2026-04-01", to="2026-04-08")
            report.to_csv("launch.csv")

        Each number is one call, so a video takes four. A call that fails is an error in the row of its video, and the
        report goes on. What fails every call alike ends it: credentials that are refused, a timeframe that is refused.

        Args:
            video_ids: Identifiers, or models that have a `video_id`; a list of the client's is read over all its pages.
                One that is given twice is asked for once.
            from_: Start of the timeframe, included; not more than 30 days back. Without it the timeframe begins one day
                before its end. Fractions of a second are cut off.
            to: End of the timeframe, excluded. Without it each call measures up to its own moment; give both ends for
                numbers of precisely the same timeframe.
            concurrency: How many calls are under way at once, at most.
            on_progress: Called with (videos done, videos in all) after each video, from the thread that asked for it.
            options: Timeout, retries, headers and more, for each of the calls.

        Returns:
            Report: One row per video, in the order given.

        Raises:
            AuthenticationError: 401: The credentials are missing, wrong or expired.
            PermissionDeniedError: 403: The account may not do this.
            BadRequestError: 400: The API does not take `from_` or `to`.
            ConfigurationError: The client cannot make calls as it is set up.
            TypeError, ValueError: An argument that cannot be, such as a time without its time zone.

        """
        timeframe = read_timeframe(from_, to)
        asked = Asked(distinct_ids(video_ids), timeframe, _checked(concurrency), on_progress, options)
        measure = cast("Analytics", self).get_aggregated_metrics
        return self._caller.driver.run(make_report(asked, measure))


class AsyncAnalyticsExtension(AsyncResource):
    """Methods of `client.analytics` besides those of the document."""

    async def report(
        self,
        video_ids: Iterable[VideoLike] | AsyncIterable[VideoLike],
        *,
        from_: Moment | UnsetType = UNSET,
        to: Moment | UnsetType = UNSET,
        concurrency: int = 8,
        on_progress: OnVideo | None = None,
        options: Options | None = None,
    ) -> Report:
        """Ask for plays, watch time, impressions and play rate of many videos.

            report = await client.analytics.report(client.videos.list(tags=["launch"]), from_="2026-04-01")

        As `Analytics.report` does, in the calling task. Anything that `async for` takes will do for `video_ids`, too.
        """
        timeframe = read_timeframe(from_, to)
        if isinstance(video_ids, AsyncIterable):
            video_ids = [video async for video in video_ids]
        asked = Asked(distinct_ids(video_ids), timeframe, _checked(concurrency), on_progress, options)
        measure = cast("AsyncAnalytics", self).get_aggregated_metrics
        return await self._caller.driver.run(make_report(asked, measure))


def distinct_ids(videos: Iterable[VideoLike]) -> tuple[str, ...]:
    """Give the identifiers in order, each once. Raises TypeError and ValueError for what has none."""
    if isinstance(videos, str | bytes) or hasattr(videos, "video_id"):
        raise TypeError(f"video_ids is {videos!r}, one video; give a list of videos: [...]")
    return tuple(dict.fromkeys(_identifier(video, position) for position, video in enumerate(videos)))


def _identifier(video: VideoLike, position: int) -> str:
    found = getattr(video, "video_id", video)
    if not isinstance(found, str):
        raise TypeError(f"video_ids[{position}] is {video!r}; give a video or its identifier")
    if not found:
        raise ValueError(f"video_ids[{position}] is empty; give a video or its identifier")
    return found


def read_timeframe(from_: Moment | UnsetType, to: Moment | UnsetType) -> Timeframe:
    """Read both ends. Raises TypeError and ValueError for what is no moment, and for ends in the wrong order."""
    timeframe = Timeframe(_moment("from_", from_), _moment("to", to))
    if timeframe.from_ and timeframe.to and timeframe.from_ >= timeframe.to:
        raise ValueError(f"from_ is {timeframe.from_} and to is {timeframe.to}; from_ must be the earlier")
    return timeframe


def _moment(argument: str, given: Moment | UnsetType) -> datetime | None:
    match given:
        case UnsetType():
            return None
        case datetime():
            return _whole_second(argument, given)
        case date():
            return datetime.combine(given, time(), UTC)
        case str():
            return _moment(argument, _read_text(argument, given))
        case _:
            raise TypeError(f"{argument} is {given!r}; give a datetime, a date or ISO 8601 text, or leave it out")


def _whole_second(argument: str, moment: datetime) -> datetime:
    """The API's form of a moment knows no fractions."""
    if moment.utcoffset() is None:
        raise ValueError(
            f"{argument} is {moment.isoformat()}, without a time zone; "
            "add one, as in datetime(2026, 4, 1, tzinfo=timezone.utc) or 2026-04-01T00:00:00+02:00"
        )
    return moment.replace(microsecond=0)


def _read_text(argument: str, text: str) -> datetime | date:
    for kind in (date, datetime):
        try:
            return kind.fromisoformat(text)
        except ValueError:
            continue
    raise ValueError(f"{argument} is {text!r}; give ISO 8601 text such as 2026-04-01 or 2026-04-01T00:00:00+02:00")


def _checked(concurrency: int) -> int:
    if concurrency < 1:
        raise ValueError(f"concurrency is {concurrency}; give how many calls may be under way at once, 1 or more")
    return concurrency
