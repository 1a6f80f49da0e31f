"""Waits for what api.video does in its own time: receive and encode a video, and bring a live stream on air."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeAlias, TypeVar, cast

import msgspec

from ..runtime.call.session import Session
from ..runtime.call.waiting import DEFAULT_BACKOFF, DEFAULT_WAIT, Backoff, Wait, as_backoff, ask_until
from ..runtime.caller import AsyncCaller, Caller
from ..runtime.transport.flow import Flow
from ..runtime.values.members import member_at
from .video_status import VideoProgress, is_encoded, is_playable, video_progress

if TYPE_CHECKING:
    from ..models.live_streams import LiveStream
    from ..models.videos import VideoStatus
    from ..resources.live_streams import AsyncLiveStreams, LiveStreams
    from ..resources.videos import AsyncVideos, Videos

T = TypeVar("T")

Question: TypeAlias = Callable[[], object]
OnVideoProgress: TypeAlias = Callable[[VideoProgress], object]


class VideoWaits:
    """Waits of `client.videos`."""

    _caller: Caller

    def wait_until_playable(
        self,
        video_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: OnVideoProgress | None = None,
    ) -> VideoStatus:
        """Wait until a video can be watched, and give the status that says so.

        Better qualities may follow. A quality that failed ends the wait once no other is still being made.
        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called for each status but the last.
        Raises EncodingError, and WaitTimeoutError with the latest status as `last`.
        """
        ask = partial(cast("Videos", self).get_status, video_id)
        flow = _playable(self._caller.session, ask, video_id, _Terms(timeout, interval, on_progress))
        return self._caller.driver.run(flow)

    def wait_until_encoded(
        self,
        video_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: OnVideoProgress | None = None,
    ) -> VideoStatus:
        """Wait until all qualities of a video are encoded, and give the status that says so.

        A video without qualities is not encoded yet. A quality that failed ends the wait at once.
        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called for each status but the last.
        Raises EncodingError, and WaitTimeoutError with the latest status as `last`.
        """
        ask = partial(cast("Videos", self).get_status, video_id)
        flow = _encoded(self._caller.session, ask, video_id, _Terms(timeout, interval, on_progress))
        return self._caller.driver.run(flow)


class AsyncVideoWaits:
    """Waits of the asynchronous `client.videos`."""

    _caller: AsyncCaller

    async def wait_until_playable(
        self,
        video_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,  # noqa: ASYNC109 - the last question is asked when it is over
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: OnVideoProgress | None = None,
    ) -> VideoStatus:
        """Wait until a video can be watched, and give the status that says so.

        Better qualities may follow. A quality that failed ends the wait once no other is still being made.
        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called for each status but the last.
        Raises EncodingError, and WaitTimeoutError with the latest status as `last`.
        """
        ask = partial(cast("AsyncVideos", self).get_status, video_id)
        flow = _playable(self._caller.session, ask, video_id, _Terms(timeout, interval, on_progress))
        return await self._caller.driver.run(flow)

    async def wait_until_encoded(
        self,
        video_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,  # noqa: ASYNC109 - the last question is asked when it is over
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: OnVideoProgress | None = None,
    ) -> VideoStatus:
        """Wait until all qualities of a video are encoded, and give the status that says so.

        A video without qualities is not encoded yet. A quality that failed ends the wait at once.
        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called for each status but the last.
        Raises EncodingError, and WaitTimeoutError with the latest status as `last`.
        """
        ask = partial(cast("AsyncVideos", self).get_status, video_id)
        flow = _encoded(self._caller.session, ask, video_id, _Terms(timeout, interval, on_progress))
        return await self._caller.driver.run(flow)


class LiveStreamWaits:
    """Waits of `client.live_streams`."""

    _caller: Caller

    def wait_until_broadcasting(
        self,
        live_stream_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: Callable[[LiveStream], object] | None = None,
    ) -> LiveStream:
        """Wait until a live stream is on air, and give it.

        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called with each live stream that is not on air yet.
        Raises WaitTimeoutError with the latest live stream as `last`.
        """
        ask = partial(cast("LiveStreams", self).get, live_stream_id)
        flow = _broadcasting(self._caller.session, ask, live_stream_id, _Terms(timeout, interval, on_progress))
        return self._caller.driver.run(flow)


class AsyncLiveStreamWaits:
    """Waits of the asynchronous `client.live_streams`."""

    _caller: AsyncCaller

    async def wait_until_broadcasting(
        self,
        live_stream_id: str,
        *,
        timeout: float | None = DEFAULT_WAIT,  # noqa: ASYNC109 - the last question is asked when it is over
        interval: float | Backoff = DEFAULT_BACKOFF,
        on_progress: Callable[[LiveStream], object] | None = None,
    ) -> LiveStream:
        """Wait until a live stream is on air, and give it.

        timeout: seconds; None waits without end. interval: seconds of the first pause, or a `Backoff`. on_progress:
        called with each live stream that is not on air yet.
        Raises WaitTimeoutError with the latest live stream as `last`.
        """
        ask = partial(cast("AsyncLiveStreams", self).get, live_stream_id)
        flow = _broadcasting(self._caller.session, ask, live_stream_id, _Terms(timeout, interval, on_progress))
        return await self._caller.driver.run(flow)


class _Terms(msgspec.Struct, Generic[T], frozen=True):
    """How a caller wants to wait."""

    timeout: float | None
    interval: float | Backoff
    on_progress: Callable[[T], object] | None


def _playable(session: Session, ask: Question, video_id: str, terms: _Terms[VideoProgress]) -> Flow[VideoStatus]:
    what = f"video {video_id} to be playable"
    return _flow(session, ask, partial(is_playable, video_id), what, _in_numbers(terms, session))


def _encoded(session: Session, ask: Question, video_id: str, terms: _Terms[VideoProgress]) -> Flow[VideoStatus]:
    what = f"video {video_id} to be encoded"
    return _flow(session, ask, partial(is_encoded, video_id), what, _in_numbers(terms, session))


def _broadcasting(session: Session, ask: Question, live_stream_id: str, terms: _Terms[LiveStream]) -> Flow[LiveStream]:
    return _flow(session, ask, _is_broadcasting, f"live stream {live_stream_id} to be on air", terms)


def _flow(session: Session, ask: Question, until: Callable[[T], bool], what: str, terms: _Terms[T]) -> Flow[T]:
    backoff = as_backoff(terms.interval)
    wait = Wait(call=ask, until=until, what=what, timeout=terms.timeout, backoff=backoff, on_progress=terms.on_progress)
    return ask_until(session, wait)


def _in_numbers(terms: _Terms[VideoProgress], session: Session) -> _Terms[VideoStatus]:
    """Give terms whose callback is called with a status, and passes its numbers to the caller's."""
    report, clock = terms.on_progress, session.clock
    if report is None:
        return _Terms(terms.timeout, terms.interval, None)
    started = clock()
    return _Terms(terms.timeout, terms.interval, lambda status: report(video_progress(status, clock() - started)))


def _is_broadcasting(live_stream: LiveStream) -> bool:
    return member_at(live_stream, "broadcasting") is True
