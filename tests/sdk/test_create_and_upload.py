"""From a file to a video in one call: named as its file, never left without one, and gone on with where it was."""

from __future__ import annotations

import asyncio
import io
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from apivideo_sdk import (
    ApiVideo,
    AsyncApiVideo,
    BadRequestError,
    ConfigurationError,
    EncodingError,
    UploadError,
    UploadState,
    WaitTimeoutError,
)
from apivideo_sdk.runtime.transport.flow import BlockingDriver
from apivideo_sdk.runtime.transport.protocol import RawResponse, Request
from apivideo_sdk.runtime.transport.task_driver import TaskDriver
from apivideo_sdk.testing import json_reply

SMALLEST = 5 * 1024 * 1024
LARGE = b"1" * SMALLEST + b"2" * SMALLEST + b"end"
REFUSAL = {"type": "https://docs.api.video/reference/x", "title": "No.", "status": 400}
NOT_YET = {"encoding": {"playable": False, "qualities": [{"type": "hls", "quality": "720p", "status": "waiting"}]}}
PLAYABLE = {"encoding": {"playable": True, "qualities": [{"type": "hls", "quality": "720p", "status": "encoded"}]}}
FAILED = {"encoding": {"playable": False, "qualities": [{"type": "hls", "quality": "720p", "status": "failed"}]}}

CreateAndUpload = Callable[..., Any]


@dataclass
class VideoApi:
    """An API in memory.

    refused: the content range of the part it refuses. statuses: what it tells of a video. marked: calls with X-Own.
    """

    refused: str = ""
    statuses: list[dict[str, Any]] = field(default_factory=list)
    created: list[dict[str, Any]] = field(default_factory=list)
    parts: dict[str, dict[int, bytes]] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)
    now: float = 1000.0

    def response(self, request: Request, body: bytes) -> RawResponse:
        assert self.now < 5000, "nobody waits that long"
        path = urlsplit(request.url).path
        self.calls.append(f"{request.method} {path}")
        if request.headers.get("x-own"):
            self.marked.append(self.calls[-1])
        match [request.method, *path.strip("/").split("/")]:
            case ["POST", "videos"]:
                return self._create(json.loads(body))
            case ["POST", "videos", video, "source"]:
                return self._take(video, request.headers.get("content-range", "part 1/1"), body)
            case ["GET", "videos", video, "status"]:
                return json_reply(self._status(video))
            case ["GET", "videos", video]:
                return json_reply({"videoId": video, "title": "asked", "assets": {"player": "https://play"}})
        raise AssertionError(f"nobody asks for {path}")

    def _create(self, details: dict[str, Any]) -> RawResponse:
        self.created.append(details)
        video = f"vi{len(self.created)}"
        self.parts[video] = {}
        return json_reply({"videoId": video, **details}, 201)

    def _take(self, video: str, content_range: str, body: bytes) -> RawResponse:
        if content_range == self.refused:
            return json_reply(REFUSAL, 400)
        number, total = map(int, content_range.removeprefix("part ").split("/"))
        self.parts[video][number] = body[body.index(b"\r\n\r\n") + 4 : body.rindex(b"\r\n--")]
        is_whole = len(self.parts[video]) == total
        return json_reply({"videoId": video, **({"title": "whole"} if is_whole else {})}, 201)

    def _status(self, video: str) -> dict[str, Any]:
        if self.statuses:
            return self.statuses.pop(0)
        return {"ingest": {"receivedParts": {"parts": sorted(self.parts[video])}}}

    def content(self, video: str) -> bytes:
        return b"".join(data for _, data in sorted(self.parts[video].items()))

    def sleep(self, seconds: float) -> None:
        self.now += seconds


class Transport:
    def __init__(self, api: VideoApi) -> None:
        self.api = api

    def send(self, request: Request) -> RawResponse:
        content = b"" if request.body is None else request.body.content
        return self.api.response(request, content if isinstance(content, bytes) else b"".join(content))

    def close(self) -> None:
        pass


class AsyncTransport:
    def __init__(self, api: VideoApi) -> None:
        self.api = api

    async def send(self, request: Request) -> RawResponse:
        content = b"" if request.body is None else request.body.content
        body = content if isinstance(content, bytes) else b"".join([block async for block in content])
        return self.api.response(request, body)

    async def close(self) -> None:
        pass


def blocking(api: VideoApi, file: Any, **arguments: Any) -> Any:
    transport = Transport(api)
    with ApiVideo("key", auth="basic", transport=transport, base_url="https://api.test", retries=0) as client:
        client._session.clock = lambda: api.now
        client.caller.driver = BlockingDriver(transport, api.sleep)
        return client.videos.create_and_upload(file, **arguments)


def awaiting(api: VideoApi, file: Any, **arguments: Any) -> Any:
    async def sleep(seconds: float) -> None:
        api.sleep(seconds)

    async def main() -> Any:
        transport = AsyncTransport(api)
        async with AsyncApiVideo(
            "key", auth="basic", transport=transport, base_url="https://api.test", retries=0
        ) as client:
            client._session.clock = lambda: api.now
            client.caller.driver = TaskDriver(transport, sleep)
            return await client.videos.create_and_upload(file, **arguments)

    return asyncio.run(main())


@pytest.fixture(params=[blocking, awaiting], ids=["blocking", "awaiting"])
def create_and_upload(request: pytest.FixtureRequest) -> CreateAndUpload:
    way: CreateAndUpload = request.param
    return way


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.mp4"
    path.write_bytes(b"content")
    return path


def test_a_video_is_called_as_its_file(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi()

    video = create_and_upload(api, talk)

    assert ("vi1", "whole") == (video.video_id, video.title)
    assert [{"title": "talk.mp4"}] == api.created
    assert b"content" == api.content("vi1")
    assert ["POST /videos", "POST /videos/vi1/source"] == api.calls


def test_a_title_and_other_details_are_those_given(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi()

    create_and_upload(api, talk, title="Keynote", tags=["launch"], public=False, metadata=[{"key": "a", "value": "b"}])

    assert [
        {"title": "Keynote", "tags": ["launch"], "public": False, "metadata": [{"key": "a", "value": "b"}]}
    ] == api.created


def test_bytes_have_no_name_and_need_a_title(create_and_upload: CreateAndUpload) -> None:
    api = VideoApi()

    with pytest.raises(ConfigurationError, match="the file has no name that could be the title of its video"):
        create_and_upload(api, b"content")
    create_and_upload(api, b"content", title="Keynote")
    create_and_upload(api, ("named.mp4", b"content"))

    assert [{"title": "Keynote"}, {"title": "named.mp4"}] == api.created


def test_a_stream_is_uploaded_too(create_and_upload: CreateAndUpload) -> None:
    api = VideoApi()

    create_and_upload(api, iter([b"con", b"tent"]), title="Live")

    assert b"content" == api.content("vi1")


async def _awaited() -> AsyncIterator[bytes]:
    yield b"content"


def test_an_asynchronous_stream_is_for_the_asynchronous_client() -> None:
    api = VideoApi()

    with pytest.raises(TypeError, match="give it to the asynchronous client"):
        blocking(api, _awaited(), title="Live")
    awaiting(api, _awaited(), title="Live")

    assert ([{"title": "Live"}], b"content") == (api.created, api.content("vi1"))


@pytest.mark.parametrize(
    ("file", "arguments", "error", "told"),
    [
        ("absent.mp4", {}, FileNotFoundError, "does not exist"),
        (".", {}, IsADirectoryError, "is a folder"),
        ("empty.mp4", {}, UploadError, "is empty"),
        ("talk.mp4", {"chunk_size": 1}, ConfigurationError, "chunk_size is 1 bytes; give 5,242,880 or more"),
        ("talk.mp4", {"chunk_size": 5e6}, TypeError, "give a whole number of bytes"),
        ("talk.mp4", {"concurrency": 0}, ConfigurationError, "concurrency is 0"),
        ("talk.mp4", {"resume": ""}, ConfigurationError, "resume is an empty path"),
        ("talk.mp4", {"resume": "absent/state"}, ConfigurationError, "in a folder that does not exist"),
        ("talk.mp4", {"resume": "talk.mp4"}, ConfigurationError, "is no upload state"),
        ("huge.mp4", {"chunk_size": SMALLEST}, ConfigurationError, "makes more than 10,000 parts"),
    ],
)
def test_no_video_is_created_for_what_cannot_be_uploaded(
    create_and_upload: CreateAndUpload,
    talk: Path,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    arguments: dict[str, Any],
    error: type[Exception],
    told: str,
) -> None:
    api = VideoApi()
    monkeypatch.chdir(talk.parent)
    Path("empty.mp4").touch()
    with Path("huge.mp4").open("wb") as sparse:
        sparse.truncate(10_001 * SMALLEST)

    with pytest.raises(error, match=told):
        create_and_upload(api, file, **arguments)

    assert [] == api.calls


def test_no_video_is_created_for_a_stream_that_cannot_go(create_and_upload: CreateAndUpload, tmp_path: Path) -> None:
    api = VideoApi()

    with pytest.raises(ConfigurationError, match="is a stream, which cannot be read again"):
        create_and_upload(api, iter([b"x"]), title="Live", resume=tmp_path / "state")
    with pytest.raises(ConfigurationError, match="chunk_size is 1 bytes"):
        create_and_upload(api, iter([b"x"]), title="Live", chunk_size=1)

    assert [] == api.calls


def test_no_video_is_created_for_a_state_that_names_none(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi()

    with pytest.raises(ConfigurationError, match="the state to resume names no video"):
        create_and_upload(api, talk, resume=UploadState(operation="uploadVideoSource", part_size=0))

    assert [] == api.calls


@pytest.mark.parametrize("file", [LARGE, io.BytesIO(LARGE)], ids=["bytes", "file object"])
def test_an_upload_goes_on_in_the_video_it_was_begun_for(create_and_upload: CreateAndUpload, file: Any) -> None:
    api = VideoApi(refused="part 2/3")
    if not isinstance(file, bytes):
        file.seek(0)
    with pytest.raises(UploadError) as caught:
        create_and_upload(api, file, title="Keynote", chunk_size=SMALLEST, concurrency=1)
    api.refused = ""
    api.calls.clear()
    if not isinstance(file, bytes):
        file.seek(0)

    video = create_and_upload(api, file, resume=caught.value.state)

    assert isinstance(caught.value.error, BadRequestError)
    assert ("vi1", [{"title": "Keynote"}]) == (video.video_id, api.created)
    assert LARGE == api.content("vi1")
    assert ["GET /videos/vi1/status", *["POST /videos/vi1/source"] * 2] == api.calls


def test_a_path_keeps_the_video_until_its_file_has_arrived(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi(refused="part 2/3")
    talk.write_bytes(LARGE)
    state = talk.with_suffix(".upload")
    with pytest.raises(UploadError):
        create_and_upload(api, talk, chunk_size=SMALLEST, resume=state)
    api.refused = ""

    create_and_upload(api, talk, resume=state)
    create_and_upload(api, talk, resume=state)

    assert 2 == len(api.created)
    assert LARGE == api.content("vi1") == api.content("vi2")
    assert not state.exists()


def test_with_wait_the_video_can_be_played(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi(statuses=[NOT_YET, NOT_YET, PLAYABLE])

    video = create_and_upload(api, talk, wait=True)

    assert "https://play" == video.assets.player
    assert [*["GET /videos/vi1/status"] * 3, "GET /videos/vi1"] == api.calls[2:]


def test_a_wait_has_an_end(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi(statuses=[NOT_YET] * 100)

    with pytest.raises(WaitTimeoutError):
        create_and_upload(api, talk, wait=True, wait_timeout=20)

    assert 1000 < api.now < 1060


def test_a_video_that_cannot_be_encoded_ends_the_wait(create_and_upload: CreateAndUpload, talk: Path) -> None:
    with pytest.raises(EncodingError, match="vi1"):
        create_and_upload(VideoApi(statuses=[FAILED]), talk, wait=True)


def test_options_are_those_of_each_call(create_and_upload: CreateAndUpload, talk: Path) -> None:
    api = VideoApi(statuses=[PLAYABLE])

    create_and_upload(api, talk, wait=True, options={"headers": {"X-Own": "1"}})

    assert ["POST /videos", "POST /videos/vi1/source", "GET /videos/vi1"] == api.marked


def test_progress_is_told(create_and_upload: CreateAndUpload, talk: Path) -> None:
    told: list[Any] = []

    create_and_upload(VideoApi(), talk, on_progress=told.append)

    assert (7, 7, 1) == (told[-1].bytes_done, told[-1].bytes_total, told[-1].parts_done)
