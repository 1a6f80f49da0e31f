"""Programs for api.video's own client that were rewritten, run against an emulator."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk.agent.migration.rewrite import rewrite

CLIP = Path(__file__).resolve().parents[3] / "examples" / "demo.mp4"


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(seed=1, speed=0, ffmpeg=False)) as running:
        yield running


@pytest.fixture(autouse=True)
def empty(server: EmulatorServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.world.reset()
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)


def run(program: str) -> dict[str, Any]:
    """Rewrite a program with nothing left to do, run it, and give its names."""
    found = rewrite(dedent(program).encode())
    names: dict[str, Any] = {"CLIP": CLIP}
    assert found.marks == ()
    exec(found.source, names)  # noqa: S102 - the program above
    return names


def test_videos() -> None:
    names = run(
        """
        import io
        import apivideo
        from apivideo.apis import VideosApi, CaptionsApi, UploadTokensApi
        from apivideo.configuration import Configuration
        from apivideo.exceptions import NotFoundException
        from apivideo.model.captions_update_payload import CaptionsUpdatePayload
        from apivideo.model.metadata import Metadata
        from apivideo.model.token_creation_payload import TokenCreationPayload
        from apivideo.model.video_creation_payload import VideoCreationPayload
        from apivideo.model.video_update_payload import VideoUpdatePayload

        seen = []
        configuration = Configuration(chunk_size=5 * 1024 * 1024)
        with apivideo.AuthenticatedApiClient("any-key", configuration=configuration) as client:
            client.set_application_name("films", "1.0")
            api = VideosApi(client)
            payload = VideoCreationPayload("Film", metadata=[Metadata(key="k", value="v")])
            payload.tags = ["a"]
            video = api.create(payload)
            changed = api.update(video.video_id, VideoUpdatePayload(title=payload.title + "!"), _request_timeout=9)

            def listener(done, total):
                seen.append((done, total))

            with open(CLIP, "rb") as file:
                api.upload(video.video_id, file, _progress_listener=listener)
            with open(CLIP, "rb") as file:
                token = UploadTokensApi(client).create_token(TokenCreationPayload(ttl=60)).token
                second = api.upload_with_upload_token(token, file)
            captions = CaptionsApi(client)
            captions.upload(video.video_id, "en", io.BytesIO(b"WEBVTT\\n\\n00:01.000 --> 00:02.000\\nHi\\n"))
            default = captions.update(video.video_id, "en", CaptionsUpdatePayload(default=True)).default
            page = api.list(**{"tags": ["a"], "metadata": {"k": "v"}})
            found = ([one.title for one in page.data], page.pagination.items_total)
            given = {"video_id": video.video_id}
            api.delete(**given)
            try:
                api.get(**given)
            except NotFoundException as error:
                gone = (error.status, "not" in error.body)
        """
    )

    assert names["changed"].title == "Film!"
    assert names["seen"][-1] == (CLIP.stat().st_size, CLIP.stat().st_size)
    assert names["second"].video_id.startswith("vi")
    assert names["default"] is True
    assert names["found"] == (["Film!"], 1)
    assert names["gone"] == (404, True)


def test_parts_of_a_session() -> None:
    names = run(
        """
        import io
        from apivideo import AuthenticatedApiClient
        from apivideo.api.videos_api import VideosApi
        from apivideo.model.video_creation_payload import VideoCreationPayload

        def part(size):
            content = io.BytesIO(bytes(size))
            content.name = "part"
            return content

        client = AuthenticatedApiClient("any-key")
        client.connect()
        videos = VideosApi(client)
        video = videos.create(VideoCreationPayload(title="Parts"))
        session = videos.create_upload_progressive_session(video.video_id)
        session.uploadPart(part(5 * 1024 * 1024))
        last = session.uploadLastPart(part(1000))
        status = videos.get_status(video.video_id)
        client.close()
        """
    )

    assert names["last"].video_id == names["video"].video_id
    assert names["status"].ingest.received_parts.parts == [1, 2]


def test_live_streams_analytics_and_webhooks() -> None:
    names = run(
        """
        from datetime import datetime, timedelta, timezone
        import apivideo
        from apivideo.api import analytics_api, live_streams_api, webhooks_api
        from apivideo.model.filter_by2 import FilterBy2
        from apivideo.model.live_stream_creation_payload import LiveStreamCreationPayload
        from apivideo.model.restreams_request_object import RestreamsRequestObject
        from apivideo.model.webhooks_creation_payload import WebhooksCreationPayload

        with apivideo.AuthenticatedApiClient("any-key") as client:
            target = RestreamsRequestObject("x", "rtmp://example.com/live", "k")
            show = LiveStreamCreationPayload("Show", restreams=[target])
            stream = live_streams_api.LiveStreamsApi(client).create(show)
            day = datetime.now(timezone.utc) - timedelta(days=1)
            plays = analytics_api.AnalyticsApi(client).get_metrics_over_time(
                "play", _from=day, filter_by=FilterBy2(media_type="video"), interval="hour")
            context = plays.context
            hook = webhooks_api.WebhooksApi(client).create(
                WebhooksCreationPayload(["video.source.recorded"], "https://example.com/hook"))
        """
    )

    assert names["stream"].restreams[0].server_url == "rtmp://example.com/live"
    assert names["context"].metric == "play"
    assert names["hook"].url == "https://example.com/hook"
