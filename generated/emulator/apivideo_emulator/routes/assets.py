"""Where videos are watched: below `/vod`, with the addresses that the `assets` of a video name."""

from __future__ import annotations

import os
import uuid
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Message, Receive, Scope, Send

from ..analytics.plays import SESSION, Viewer
from ..base.problems import ProblemError, not_found
from ..base.processes import EndedError
from ..base.requests import OWN
from ..base.store import Thing
from ..media.media import MEDIA, PLAYLIST
from ..media.pictures import draw_picture
from ..pages.console import THUMBNAILS
from ..player.player_page import playing_page, waiting_page
from ..videos.assets import find_media, find_mp4, find_watchable, not_made
from ..videos.renditions import HLS, JPEG, MASTER, MP4, SEGMENTS, VARIANT, Renditions
from ..videos.videos import VIDEO
from ..world.attachments import THUMBNAIL, find_attachment
from ..world.world import World

_Serve: TypeAlias = Callable[[Request], Response]
_Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]

_STARTS: Final = ("/vod/{video_id}", "/vod/{video_id}/token/{token}")
_PATIENCE: Final = 15.0
"""Real seconds for which a response waits for a rendition that is being made."""

_FREE: Final = {"Access-Control-Allow-Origin": "*", "X-Content-Type-Options": "nosniff"}
_FRESH: Final = {**_FREE, "Cache-Control": "no-cache"}
_PNG: Final = "image/png"
_VIDEO_ID: Final = "videoId"


def routes(world: World) -> list[BaseRoute]:
    """Give the addresses of the assets of one emulator: each without a token, and with one in the path."""
    assets = _Assets(world)
    served: dict[str, _Serve] = {
        "mp4/source.mp4": assets.mp4,
        "thumbnail.jpg": assets.thumbnail,
        f"hls/{PLAYLIST}": assets.master,
        f"hls/variant/{PLAYLIST}": assets.variant,
        f"hls/variant/{MEDIA}": assets.segments,
    }
    addresses: dict[str, _Serve] = {
        "/vod/{video_id}": assets.player,
        "/vod/{video_id}/token/{token}/session": assets.session,
        **{f"{start}/{path}": serve for start in _STARTS for path, serve in served.items()},
        f"{THUMBNAILS}/{{video_id}}": assets.any_thumbnail,
        f"{OWN}/plays/{{session_id}}/media": assets.played_file,
        f"{OWN}/plays/{{session_id}}/rendition": assets.played_rendition,
    }
    return [Route(path, _endpoint(serve), methods=["GET"]) for path, serve in addresses.items()]


class _Assets:
    """What serves one emulator; each runs in a thread."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._renditions = Renditions(world)

    def player(self, request: Request) -> Response:
        """Give a page that plays, and open the session of its viewer; one that waits while there is nothing to play."""
        with self._world.transaction():
            video = self._video(request)
            if find_media(self._world, video) is None:
                page = waiting_page(video)
            else:
                page = playing_page(self._world, video, _viewer(request), has_rendition=self._renditions.can_make)
        return page.response()

    def session(self, request: Request) -> Response:
        """Give a session token, which viewers of a private video may send as `avh`; it is not asked for."""
        with self._world.transaction():
            self._video(request)
        return JSONResponse({"session_token": str(uuid.uuid4())}, headers=_FREE)

    def mp4(self, request: Request) -> Response:
        """Give the bytes that were uploaded, or the range that is asked for."""
        with self._world.transaction():
            file = find_mp4(self._world, self._video(request))
        return _not_yet() if file is None else StoredFile(file, media_type=MP4, headers=_FREE)

    def thumbnail(self, request: Request) -> Response:
        """Give the picture that was uploaded, else a frame of the video, else one that is drawn."""
        with self._world.transaction():
            video = self._video(request)
        return self._picture(video["videoId"])

    def any_thumbnail(self, request: Request) -> Response:
        """Give the picture of any video, a private one too, to the console."""
        return self._picture(request.path_params["video_id"])

    def _picture(self, video_id: str) -> Response:
        with self._world.transaction():
            uploaded = find_attachment(self._world, video_id, THUMBNAIL)
            if uploaded is not None:
                content = self._world.files.path(uploaded.file).read_bytes()  # small, and gone once it is replaced
                return Response(content, media_type=uploaded.media_type, headers=_FRESH)
        frame = self._renditions.picture(video_id)
        if frame is not None:
            return StoredFile(frame, media_type=JPEG, headers=_FRESH)
        return Response(draw_picture(video_id), media_type=_PNG, headers=_FRESH)

    def master(self, request: Request) -> Response:
        return self._hls(request, MASTER, HLS)

    def variant(self, request: Request) -> Response:
        return self._hls(request, VARIANT, HLS)

    def segments(self, request: Request) -> Response:
        return self._hls(request, SEGMENTS, MP4)

    def played_file(self, request: Request) -> Response:
        """Give the file of a video to whoever has a session, for their player."""
        with self._world.transaction():
            file = find_media(self._world, self._played(request))
        return _not_yet() if file is None else StoredFile(file, media_type=MP4, headers=_FREE)

    def played_rendition(self, request: Request) -> Response:
        """Give a rendition to a player that cannot play the file."""
        with self._world.transaction():
            video = self._played(request)
            is_ready = find_media(self._world, video) is not None
        return self._rendition(video, SEGMENTS, MP4) if is_ready else _not_yet()

    def _hls(self, request: Request, place: str, media_type: str) -> Response:
        with self._world.transaction():
            video = self._video(request)
            is_ready = find_media(self._world, video) is not None
        return self._rendition(video, place, media_type) if is_ready else _not_yet()

    def _rendition(self, video: Thing, place: str, media_type: str) -> Response:
        if not self._renditions.can_make:
            raise not_made("The emulator makes HLS with ffmpeg; install it, and start without --no-ffmpeg.")
        file = self._renditions.rendition(video["videoId"], place, _PATIENCE)
        if file is None and self._renditions.has_failed(video["videoId"]):
            raise not_made("ffmpeg can make nothing of the file of this video.")
        return _not_yet() if file is None else StoredFile(file, media_type=media_type, headers=_FREE)

    def _video(self, request: Request) -> Thing:
        token = request.path_params.get("token") or request.query_params.get("token", "")
        return find_watchable(self._world, request.path_params["video_id"], token)

    def _played(self, request: Request) -> Thing:
        session = self._world.store.get(SESSION, request.path_params["session_id"])
        video = None if session is None else self._world.store.get(VIDEO, session["mediaId"])
        if video is None:
            raise not_found("sessionId")
        return video


class StoredFile(FileResponse):
    """A file of a video, or the ranges of it that are asked for; not found when the video was deleted meanwhile."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it. Its head goes with its first bytes, when the file is open and can no longer be gone."""
        head: list[Message] = []

        async def send_together(message: Message) -> None:
            if message["type"] == "http.response.start":
                head.append(message)
                return
            while head:
                await send(head.pop())
            await send(message)

        try:
            if self.stat_result is None:
                self.stat_result = await run_sync(os.stat, self.path)
                self.set_stat_headers(self.stat_result)
            await super().__call__(scope, receive, send_together)
        except FileNotFoundError:
            await _refusal(not_found(_VIDEO_ID))(scope, receive, send)


def _endpoint(serve: _Serve) -> _Endpoint:
    """Serve in a thread; refusals become responses."""

    async def respond(request: Request) -> Response:
        try:
            return await run_sync(serve, request)
        except ProblemError as error:
            return _refusal(error)
        except EndedError:  # by a reset, which takes the video away
            return _refusal(not_found(_VIDEO_ID))

    return respond


def _refusal(error: ProblemError) -> Response:
    return JSONResponse(error.problem.body(), error.problem.status, {**_FREE, **error.headers})


def _not_yet() -> Response:
    return Response(status_code=202, headers={**_FRESH, "Retry-After": "1"})


def _viewer(request: Request) -> Viewer:
    return Viewer(
        address="" if request.client is None else request.client.host,
        user_agent=request.headers.get("user-agent", ""),
        referrer=request.headers.get("referer", ""),
    )
