"""From a file to a video in one call: `client.videos.create_and_upload("keynote.mp4", wait=True)`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypedDict, Unpack, cast

import msgspec

from ..runtime.caller import AsyncCaller, Caller
from ..runtime.errors import ConfigurationError
from ..runtime.options import Options
from ..runtime.request.files import FileInput
from ..runtime.transport.flow import Ask, Flow, Run

if TYPE_CHECKING:
    from ..models.shared import SummaryAttributeLike, TranscriptLanguageLike
    from ..models.videos import (
        Metadata,
        MetadataDict,
        Video,
        VideoClip,
        VideoClipDict,
        VideoWatermark,
        VideoWatermarkDict,
    )
    from ..resources.videos import AsyncVideos, Videos
    from ..runtime.request.progress import OnProgress
    from ..runtime.transfer.upload.run import UploadChoices
    from ..runtime.transfer.upload.state import Resume, UploadState


class VideoDetails(TypedDict, total=False):
    """What may be said of a new video besides its title, as `videos.create` takes it."""

    description: str
    public: bool
    panoramic: bool
    mp4_support: bool
    player_id: str
    tags: Sequence[str]
    metadata: Sequence[Metadata | MetadataDict]
    clip: VideoClip | VideoClipDict
    watermark: VideoWatermark | VideoWatermarkDict
    language: TranscriptLanguageLike | None
    transcript: bool
    transcript_summary: bool
    transcript_summary_attributes: Sequence[SummaryAttributeLike]


class VideoUploads:
    """Uploads of `client.videos` that make their video."""

    _caller: Caller

    def create_and_upload(
        self,
        file: FileInput,
        *,
        title: str | None = None,
        wait: bool = False,
        wait_timeout: float | None = 900.0,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
        **details: Unpack[VideoDetails],
    ) -> Video:
        """Create a video, upload its file, and give the video with the addresses to play it.

        File and sizes are looked at before the video is created. title: by default the name of the file. wait: until
        the video can be played, for `wait_timeout` seconds at most; None waits without end. chunk_size, concurrency,
        on_progress, resume: as in `upload`; an upload that is resumed goes into the video it was begun for, so that no
        other is created. options: for the calls that create, upload and get. details: as `create` takes them.
        Raises ConfigurationError for sizes outside the limits and for a file that has no name when no title is given;
        UploadError, and `resume=error.state` goes on; ApiError; with `wait` EncodingError and WaitTimeoutError.
        """
        from ..runtime.transfer.upload.run import UploadChoices  # noqa: PLC0415 - loaded when something is uploaded

        choices = UploadChoices(chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume)
        order = _Order(file=file, title=title, details=details, wait=wait, timeout=wait_timeout, options=options)
        return self._caller.driver.run(_create_and_upload(cast("Videos", self), order, choices))


class AsyncVideoUploads:
    """Uploads of the asynchronous `client.videos` that make their video."""

    _caller: AsyncCaller

    async def create_and_upload(
        self,
        file: FileInput,
        *,
        title: str | None = None,
        wait: bool = False,
        wait_timeout: float | None = 900.0,
        chunk_size: int | None = None,
        concurrency: int = 4,
        on_progress: OnProgress | None = None,
        resume: Resume | None = None,
        options: Options | None = None,
        **details: Unpack[VideoDetails],
    ) -> Video:
        """Create a video, upload its file, and give the video; see `VideoUploads.create_and_upload`."""
        from ..runtime.transfer.upload.run import UploadChoices  # noqa: PLC0415 - loaded when something is uploaded

        choices = UploadChoices(
            chunk_size=chunk_size, concurrency=concurrency, on_progress=on_progress, resume=resume, can_await=True
        )
        order = _Order(file=file, title=title, details=details, wait=wait, timeout=wait_timeout, options=options)
        return await self._caller.driver.run(_create_and_upload(cast("AsyncVideos", self), order, choices))


class _Order(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be made: the file, and what is said of its video."""

    file: Any
    title: str | None
    details: Any
    wait: bool
    timeout: float | None
    options: Options | None


def _create_and_upload(videos: Videos | AsyncVideos, order: _Order, choices: UploadChoices) -> Flow[Video]:
    from ..resources.videos import UPLOAD  # noqa: PLC0415 - the classes there are made of the ones here
    from ..runtime.transfer.upload.upload import check_upload  # noqa: PLC0415 - as above

    name, resumed = yield Run(lambda: check_upload(UPLOAD, order.file, choices))
    video_id = (yield from _created(videos, order, name)) if resumed is None else _resumed_id(resumed)
    video: Video = yield Ask(
        lambda: videos.upload(
            video_id,
            order.file,
            chunk_size=choices.chunk_size,
            concurrency=choices.concurrency,
            on_progress=choices.on_progress,
            resume=choices.resume,
            options=order.options,
        )
    )
    if not order.wait:
        return video
    yield Ask(lambda: videos.wait_until_playable(video_id, timeout=order.timeout))
    return cast("Video", (yield Ask(lambda: videos.get(video_id, options=order.options))))


def _created(videos: Videos | AsyncVideos, order: _Order, name: str) -> Flow[str]:
    title = order.title or name
    if not title:
        raise ConfigurationError("the file has no name that could be the title of its video; give title")
    created: Video = yield Ask(lambda: videos.create(title=title, **order.details, options=order.options))
    return created.video_id


def _resumed_id(state: UploadState) -> str:
    if not state.id:
        raise ConfigurationError("the state to resume names no video; upload anew without it")
    return state.id
