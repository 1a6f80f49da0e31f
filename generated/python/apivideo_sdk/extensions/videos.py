"""What `client.videos` can do besides what the document says: whole uploads, waits and downloads."""

from __future__ import annotations

from .downloads import AsyncVideoDownloads, VideoDownloads
from .uploads import AsyncVideoUploads, VideoUploads
from .waiting import AsyncVideoWaits, VideoWaits


class VideosExtension(VideoUploads, VideoWaits, VideoDownloads):
    """Methods of `client.videos`."""


class AsyncVideosExtension(AsyncVideoUploads, AsyncVideoWaits, AsyncVideoDownloads):
    """Methods of the asynchronous `client.videos`."""
