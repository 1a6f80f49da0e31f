"""`client.videos.download`: which file it is, and what it says of a video that has none."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from file_server import CONTENT, Origin, serving
from package.client import AsyncSample, Sample
from package.extensions.downloads import AsyncVideoDownloads, VideoDownloads
from package.runtime.errors import ConfigurationError
from package.runtime.request.progress import Progress
from package.runtime.resource import AsyncResource, Resource
from package.runtime.values.models import UNSET, UnsetType


@dataclass
class Assets:
    mp4: str | UnsetType | None = UNSET


@dataclass
class Video:
    assets: Assets | None = field(default_factory=Assets)
    video_id: str = "vi1"
    mp4_support: bool | UnsetType = True


class Videos(VideoDownloads, Resource):
    """Knows one video."""

    video = Video()

    def get(self, video_id: str, *, options: Any = None) -> Video:
        assert ("vi1", {"retries": 0}) == (video_id, options)
        return self.video


class AsyncVideos(AsyncVideoDownloads, AsyncResource):
    """Knows one video."""

    video = Video()

    async def get(self, video_id: str, *, options: Any = None) -> Video:
        assert ("vi1", {"retries": 0}) == (video_id, options)
        return self.video


@pytest.fixture(params=["blocking", "asynchronous"])
def fetch(request: pytest.FixtureRequest) -> Any:
    return fetch_blocking if request.param == "blocking" else fetch_awaiting


def fetch_blocking(video: Any, path: Path, *, known: Any = None, **given: Any) -> Path:
    with Sample(auth="none", base_url="http://127.0.0.1:1") as client:
        videos = Videos(client.caller)
        videos.video = known
        return videos.download(video, path, options={"retries": 0}, **given)


def fetch_awaiting(video: Any, path: Path, *, known: Any = None, **given: Any) -> Path:
    async def run() -> Path:
        async with AsyncSample(auth="none", base_url="http://127.0.0.1:1") as client:
            videos = AsyncVideos(client.caller)
            videos.video = known
            return await videos.download(video, path, options={"retries": 0}, **given)

    return asyncio.run(run())


def test_video_is_downloaded(fetch: Any, tmp_path: Path) -> None:
    told: list[Progress] = []

    with serving(Origin()) as server:
        video = Video(Assets(f"{server.url}/vod/vi1/mp4/source.mp4"))
        path = fetch(video, tmp_path / "talk.mp4", on_progress=told.append)

    assert (tmp_path / "talk.mp4", CONTENT) == (path, path.read_bytes())
    assert len(CONTENT) == told[-1].bytes_done


def test_identifier_is_asked_for_its_video(fetch: Any, tmp_path: Path) -> None:
    with serving(Origin()) as server:
        known = Video(Assets(f"{server.url}/vod/vi1/mp4/source.mp4"))
        path = fetch("vi1", tmp_path / "talk.mp4", known=known)

    assert CONTENT == path.read_bytes()


def test_in_a_folder_the_file_is_called_after_the_video(fetch: Any, tmp_path: Path) -> None:
    with serving(Origin()) as server:
        path = fetch(Video(Assets(f"{server.url}/vod/vi1/mp4/source.mp4")), tmp_path)

    assert tmp_path / "vi1.mp4" == path


@pytest.mark.parametrize(
    ("video", "text"),
    [
        (Video(None), "video 'vi1' has no files to download while it is discarded; restore it first"),
        (Video(Assets()), r"its mp4Support is off; turn it on by videos\.update\('vi1', mp4_support=True\)"),
        (Video(Assets(None)), "mp4Support is off"),
        (Video(Assets(""), mp4_support=UNSET), "mp4Support is off"),
        (Video(Assets("http://127.0.0.1:1/source.mp4"), mp4_support=False), "mp4Support is off"),
    ],
)
def test_video_without_an_mp4_file_is_an_error_that_says_what_to_do(
    video: Video, text: str, fetch: Any, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationError, match=text):
        fetch(video, tmp_path)
