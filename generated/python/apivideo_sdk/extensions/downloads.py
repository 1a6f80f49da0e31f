"""Downloads what api.video has made of a video: `client.videos.download(video, "talk.mp4")`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ..runtime.caller import AsyncCaller, Caller
from ..runtime.errors import ConfigurationError
from ..runtime.options import Options
from ..runtime.transport.flow import Flow

if TYPE_CHECKING:
    from ..models.videos import Video
    from ..resources.videos import AsyncVideos, Videos
    from ..runtime.request.progress import OnProgress


class VideoDownloads:
    """Downloads of `client.videos`."""

    _caller: Caller

    def download(
        self,
        video: Video | str,
        path: str | os.PathLike[str],
        *,
        on_progress: OnProgress | None = None,
        options: Options | None = None,
    ) -> Path:
        """Download the MP4 file of a video, and give its path once it is whole.

        video: or its identifier, which is asked for first; the addresses of a private video are good for a short time,
        so give the identifier. path: of the file, or of an existing folder, where it is called `<video_id>.mp4`; a file
        that is there already is replaced at the end. on_progress: called with a `Progress` while the file arrives; what
        it raises ends the download. options: timeout and retries, counted again from zero when bytes arrive.
        The file is not held in memory. What came is kept in `<path>.part`: after an error, or the end of the process,
        download to the same path again to go on. No credentials are sent, and no headers of the client but its agent.
        Raises ConfigurationError for a video without an MP4 file, ApiError (202: it is not ready yet), TransportError,
        FileNotFoundError for a missing folder, and OSError as the disk gives it.
        """
        found = cast("Videos", self).get(video, options=options) if isinstance(video, str) else video
        return self._caller.driver.run(_fetch(self._caller, found, path, on_progress, options))


class AsyncVideoDownloads:
    """Downloads of the asynchronous `client.videos`."""

    _caller: AsyncCaller

    async def download(
        self,
        video: Video | str,
        path: str | os.PathLike[str],
        *,
        on_progress: OnProgress | None = None,
        options: Options | None = None,
    ) -> Path:
        """Download the MP4 file of a video, and give its path once it is whole.

        As `VideoDownloads.download`. The file is written in threads; `on_progress` is a plain function, called on the
        event loop.
        """
        found = await cast("AsyncVideos", self).get(video, options=options) if isinstance(video, str) else video
        return await self._caller.driver.run(_fetch(self._caller, found, path, on_progress, options))


def mp4_address(video: Video) -> str:
    """Give the address of the MP4 file. Raises ConfigurationError for a video that has none."""
    name = video.video_id
    if not video.assets:
        raise ConfigurationError(f"video {name!r} has no files to download while it is discarded; restore it first")
    if video.mp4_support is False or not video.assets.mp4:
        raise ConfigurationError(
            f"video {name!r} has no MP4 file: its mp4Support is off; turn it on by "
            f"videos.update({name!r}, mp4_support=True), wait until it is encoded, and download it then"
        )
    address: str = video.assets.mp4
    return address


def _fetch(
    caller: Caller | AsyncCaller,
    video: Video,
    path: str | os.PathLike[str],
    on_progress: OnProgress | None,
    options: Options | None,
) -> Flow[Path]:
    from ..runtime.transfer.download.download import download  # noqa: PLC0415 - loaded when something is downloaded

    settings = caller.settings.with_options(options or {})
    name = f"{video.video_id}.mp4"  # each of these addresses ends in source.mp4
    return download(caller.session, settings, mp4_address(video), path, name=name, on_progress=on_progress)
