"""The package against its own emulator: whatever breaks on the way, the emulator ends up with the file."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import httpx2
import msgspec
import pytest
from apivideo_emulator import Settings, World, make_app
from apivideo_emulator.base.settings import UploadLimits
from apivideo_emulator.pages.connecting import lines
from apivideo_emulator.videos.source import source_path
from apivideo_sdk import ApiVideo, AsyncApiVideo
from apivideo_sdk.resources import videos
from apivideo_sdk.runtime.retry import RetryPolicy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette

from tests.emulator.in_process import Exchange, InProcess, living, scope_of

SMALLEST: Final = 64
"""Bytes that a part has at least here, for the package and for the emulator alike."""

URL: Final = "http://emulator.test"
BREAKING: Final = ("drop-before", "drop-within", "drop-after", "500", "503")
PATIENT: Final = RetryPolicy(retries=5, base=0.0)


class Blocking(httpx2.BaseTransport):
    """Calls the emulator, and loses a connection where it cuts one."""

    def __init__(self, calls: InProcess) -> None:
        self._calls = calls

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        with lost_connections():
            return self._calls.handle_request(request)


class Awaiting(httpx2.AsyncBaseTransport):
    """The same to await."""

    def __init__(self, app: Starlette) -> None:
        self._app = app

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        exchange = Exchange(request.method, await request.aread())
        with lost_connections():
            await self._app(scope_of(request), exchange.receive, exchange.send)
        return exchange.response()


@contextmanager
def lost_connections() -> Iterator[None]:
    try:
        yield
    except ConnectionError as error:
        raise httpx2.RemoteProtocolError(str(error)) from error


@dataclass(frozen=True)
class Site:
    """An emulator with small parts, and both clients of it."""

    app: Starlette
    calls: InProcess

    @property
    def world(self) -> World:
        world: World = self.app.state.world
        return world

    def blocking(self, call: Any) -> Any:
        """Let a call of the blocking client be made."""
        http_client = httpx2.Client(transport=Blocking(self.calls), trust_env=False)
        with ApiVideo("key", base_url=URL, http_client=http_client, retries=PATIENT) as client:
            return call(client)

    def awaiting(self, call: Any) -> Any:
        """Let a call of the asynchronous client be made."""

        async def main() -> Any:
            http_client = httpx2.AsyncClient(transport=Awaiting(self.app), trust_env=False)
            async with AsyncApiVideo("key", base_url=URL, http_client=http_client, retries=PATIENT) as client:
                return await call(client)

        return asyncio.run(main())

    def content(self, video_id: str) -> bytes | None:
        """Give the file the emulator has of a video, None where it is not whole."""
        with self.world.transaction():
            path = source_path(self.world, video_id)
        return None if path is None else path.read_bytes()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    app = make_app(Settings(speed=0, seed=1, ffmpeg=False, uploads=UploadLimits(smallest_part=SMALLEST)))
    with pytest.MonkeyPatch.context() as patched, living(app) as calls:
        for name in ("UPLOAD", "UPLOAD_WITH_UPLOAD_TOKEN"):
            operation = getattr(videos, name)
            chunks = msgspec.structs.replace(operation.chunks, smallest_part=SMALLEST)
            patched.setattr(videos, name, msgspec.structs.replace(operation, chunks=chunks))
        yield Site(app, calls)


ways = pytest.mark.parametrize("way", [Site.blocking, Site.awaiting])
searching = settings(
    max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
sizes = st.integers(1, 8 * SMALLEST)
faults = st.dictionaries(st.integers(1, 14), st.sampled_from(BREAKING), max_size=5)


def content_of(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - any bytes will do


def plant(site: Site, struck: dict[int, str]) -> None:
    """Let the calls of these numbers, from now on, meet what they are to meet."""
    for number, kind in struck.items():
        site.world.faults.add({"kind": kind, "nth": number})


@ways
@searching
@given(size=sizes, concurrency=st.integers(1, 4), struck=faults)
def test_a_file_arrives_whole(site: Site, way: Any, size: int, concurrency: int, struck: dict[int, str]) -> None:
    site.world.faults.clear()
    video = site.blocking(lambda client: client.videos.create(title="Talk"))
    plant(site, struck)

    sizes = {"chunk_size": SMALLEST, "concurrency": concurrency}
    way(site, lambda client: client.videos.upload(video.video_id, content_of(size), **sizes))

    site.world.advance(1)
    assert content_of(size) == site.content(video.video_id)


@ways
@searching
@given(size=st.integers(SMALLEST + 1, 8 * SMALLEST), struck=faults)
def test_a_delegated_file_is_one_whole_video(site: Site, way: Any, size: int, struck: dict[int, str]) -> None:
    site.world.faults.clear()
    token = site.blocking(lambda client: client.upload_tokens.create_token()).token
    plant(site, struck)

    video = way(
        site,
        lambda client: client.videos.upload_with_upload_token(token, content_of(size), chunk_size=SMALLEST),
    )

    site.world.advance(1)
    assert content_of(size) == site.content(video.video_id)


def test_line_that_the_console_shows_makes_a_client_of_the_emulator() -> None:
    names: dict[str, Any] = {}
    line = dict(lines(URL, "any-key"))["Python"]

    exec(line, names)  # noqa: S102 # what a user would paste

    assert URL == names["client"].base_url
