"""The official Python client does what its users do: `official.py BASE_URL CLIP PICTURE`.

Run where `api.video` is installed. Prints one line of JSON for each step: its name, and what went wrong, if anything.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from apivideo import ApiException, AuthenticatedApiClient
from apivideo.apis import (
    AnalyticsApi,
    CaptionsApi,
    LiveStreamsApi,
    PlayerThemesApi,
    UploadTokensApi,
    VideosApi,
    WebhooksApi,
)
from apivideo.configuration import MIN_CHUNK_SIZE, Configuration
from apivideo.exceptions import NotFoundException
from apivideo.model.captions_update_payload import CaptionsUpdatePayload
from apivideo.model.filter_by import FilterBy
from apivideo.model.live_stream_creation_payload import LiveStreamCreationPayload
from apivideo.model.live_stream_update_payload import LiveStreamUpdatePayload
from apivideo.model.metadata import Metadata
from apivideo.model.player_theme_creation_payload import PlayerThemeCreationPayload
from apivideo.model.token_creation_payload import TokenCreationPayload
from apivideo.model.video_creation_payload import VideoCreationPayload
from apivideo.model.video_update_payload import VideoUpdatePayload
from apivideo.model.webhooks_creation_payload import WebhooksCreationPayload


class Flow:
    """What the steps leave for each other."""

    def __init__(self, base_url: str, clip: Path, picture: Path) -> None:
        self.clip = clip
        self.picture = picture
        self.client = AuthenticatedApiClient("interop-key", configuration=Configuration(chunk_size=MIN_CHUNK_SIZE))
        self.client.configuration.host = base_url
        self.videos = VideosApi(self.client)
        self.video = ""
        self.made: list[str] = []
        self.live_stream = ""
        self.player = ""

    def new_video(self) -> str:
        video = self.videos.create(VideoCreationPayload(title="Interop", tags=["interop"])).video_id
        self.made.append(video)
        return video


def sign_in(flow: Flow) -> None:
    flow.client.connect()
    flow.client.refresh_token()


def create(flow: Flow) -> None:
    payload = VideoCreationPayload(title="Film", tags=["a", "b"], metadata=[Metadata(key="k", value="v")])
    video = flow.videos.create(payload)
    flow.video = video.video_id
    flow.made.append(video.video_id)
    assert (video.title, video.tags, video.metadata[0].value) == ("Film", ["a", "b"], "v"), video


def list_videos(flow: Flow) -> None:
    for _ in range(3):
        flow.new_video()
    page = flow.videos.list(tags=["interop"], page_size=2, sort_by="title", sort_order="asc")
    assert len(page.data) == 2, page
    assert page.pagination.items_total == 3, page
    found = flow.videos.list(metadata={"k": "v"})
    assert [video.video_id for video in found.data] == [flow.video], found


def upload(flow: Flow) -> None:
    with flow.clip.open("rb") as file:
        video = flow.videos.upload(flow.video, file)
    assert video.assets.mp4, video


def upload_in_parts(flow: Flow) -> None:
    video_id = flow.new_video()
    seen: list[int] = []
    with tempfile.NamedTemporaryFile(suffix=".mp4") as file:
        file.write(b"\x00" * (2 * MIN_CHUNK_SIZE + 1000))
        file.flush()
        file.seek(0)
        flow.videos.upload(video_id, file, _progress_listener=lambda done, _: seen.append(done))
    assert len(seen) == 3, seen
    wait_for(lambda: flow.videos.get_status(video_id).ingest.status == "uploaded")


def upload_progressively(flow: Flow) -> None:
    video_id = flow.new_video()
    session = flow.videos.create_upload_progressive_session(video_id)
    for _ in range(2):
        session.uploadPart(named(b"\x00" * MIN_CHUNK_SIZE))
    video = session.uploadLastPart(named(b"\x00" * 1000))
    assert video.video_id == video_id, video


def upload_by_token(flow: Flow) -> None:
    tokens = UploadTokensApi(flow.client)
    token = tokens.create_token(TokenCreationPayload(ttl=600)).token
    with flow.clip.open("rb") as file:
        flow.made.append(flow.videos.upload_with_upload_token(token, file).video_id)
    tokens.delete_token(token)


def encode(flow: Flow) -> None:
    wait_for(lambda: bool(flow.videos.get_status(flow.video).encoding.playable))


def update(flow: Flow) -> None:
    video = flow.videos.update(flow.video, VideoUpdatePayload(title="Cut", description="The end"))
    assert (video.title, video.description) == ("Cut", "The end"), video
    assert flow.videos.get(flow.video).title == "Cut"


def thumbnail(flow: Flow) -> None:
    with flow.picture.open("rb") as file:
        assert flow.videos.upload_thumbnail(flow.video, file).assets.thumbnail


def caption(flow: Flow) -> None:
    captions = CaptionsApi(flow.client)
    words = named(b"WEBVTT\n\n00:00.000 --> 00:01.000\nHello\n", "words.vtt")
    assert captions.upload(flow.video, "en", words).srclang == "en"
    assert captions.update(flow.video, "en", CaptionsUpdatePayload(default=True)).default is True
    assert len(captions.list(flow.video).data) == 1
    captions.delete(flow.video, "en")


def live_stream(flow: Flow) -> None:
    live_streams = LiveStreamsApi(flow.client)
    made = live_streams.create(LiveStreamCreationPayload(name="Live"))
    assert made.stream_key, made
    changed = live_streams.update(made.live_stream_id, LiveStreamUpdatePayload(name="Later"))
    assert changed.name == "Later", changed
    with flow.picture.open("rb") as file:
        live_streams.upload_thumbnail(made.live_stream_id, file)
    assert live_streams.list(name="Later").pagination.items_total == 1
    live_streams.complete(made.live_stream_id)
    live_streams.delete(made.live_stream_id)


def player(flow: Flow) -> None:
    players = PlayerThemesApi(flow.client)
    made = players.create(PlayerThemeCreationPayload(name="Dark", link="#ff00ffff"))
    with flow.picture.open("rb") as file:
        players.upload_logo(made.player_id, file, link="https://example.com")
    assert players.get(made.player_id).name == "Dark"
    players.delete_logo(made.player_id)
    players.delete(made.player_id)


def webhook(flow: Flow) -> None:
    webhooks = WebhooksApi(flow.client)
    payload = WebhooksCreationPayload(events=["video.source.recorded"], url="http://127.0.0.1:9/hook")
    made = webhooks.create(payload)
    assert webhooks.get(made.webhook_id).url == payload.url
    assert len(webhooks.list().data) == 1
    webhooks.delete(made.webhook_id)


def analytics(flow: Flow) -> None:
    analytics = AnalyticsApi(flow.client)
    total = analytics.get_aggregated_metrics("play", "count", filter_by=FilterBy(media_type="video"))
    assert total.context.metric == "play", total
    assert analytics.get_metrics_breakdown("play", "country").data is not None
    assert analytics.get_metrics_over_time("play", interval="hour").data is not None


def delete(flow: Flow) -> None:
    for video in flow.made:
        flow.videos.delete(video)
    try:
        flow.videos.get(flow.video)
    except NotFoundException:
        return
    raise AssertionError("the video is still there")


STEPS: tuple[Callable[[Flow], None], ...] = (
    sign_in,
    create,
    list_videos,
    upload,
    upload_in_parts,
    upload_progressively,
    upload_by_token,
    encode,
    update,
    thumbnail,
    caption,
    live_stream,
    player,
    webhook,
    analytics,
    delete,
)


def named(content: bytes, name: str = "part.mp4") -> io.BytesIO:
    file = io.BytesIO(content)
    file.name = name
    return file


def wait_for(is_done: Callable[[], bool]) -> None:
    for _ in range(200):
        if is_done():
            return
        time.sleep(0.05)
    raise AssertionError("it took longer than ten seconds")


def main(base_url: str, clip: str, picture: str) -> None:
    flow = Flow(base_url, Path(clip), Path(picture))
    for step in STEPS:
        problem = ""
        try:
            step(flow)
        except (ApiException, AssertionError, TypeError, ValueError, AttributeError) as error:
            problem = f"{type(error).__name__}: {error}"
        print(json.dumps({"step": step.__name__.replace("_", " "), "problem": problem}), flush=True)  # noqa: T201 # it is the report


main(*sys.argv[1:])
