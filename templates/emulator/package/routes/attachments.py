"""Where captions, chapters, logos and the pictures of live streams are served: their `src`, and addresses in `assets`.

What a private video or live stream has is served below its token alone.
"""

from __future__ import annotations

import hmac
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias, get_args

from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from ..base.problems import ApiProblem, ProblemError, not_modeled, unknown_address
from ..live.live_streams import LIVE_STREAM
from ..media.pictures import BLANK_JPEG
from ..videos.assets import find_watchable
from ..videos.captions import Track, track_place
from ..videos.images import JPEG
from ..world.attachments import LOGO, THUMBNAIL, find_attachment
from ..world.world import World

Handler: TypeAlias = Callable[[Request], Awaitable[Response]]

_OPEN: Final = {"Access-Control-Allow-Origin": "*"}
"""Players of any page may read the files."""


def routes(world: World) -> list[BaseRoute]:
    """Give the addresses of the small files of one emulator."""
    served = _Attachments(world)
    return [
        *(
            Route(f"{start}/{track}/{{language}}.vtt", served.track(track))
            for start in _with_token("/vod/{owner}")
            for track in get_args(Track)
        ),
        *(Route(f"{start}/thumbnail.jpg", served.thumbnail) for start in _with_token("/live/{owner}")),
        *(Route(f"{start}.m3u8", served.playback) for start in _with_token("/live/{owner}")),
        Route("/live/{owner}", served.playback),
        *(Route(f"/player/{{owner}}/logo.{extension}", served.logo) for extension in ("png", "jpg")),
    ]


def _with_token(address: str) -> tuple[str, str]:
    """Give an address as it is, and with the token of what is private."""
    return address, f"{address}/token/{{token}}"


class _Attachments:
    """The handlers of one emulator."""

    def __init__(self, world: World) -> None:
        self._world = world

    def track(self, track: Track) -> Handler:
        """Give the handler of captions, or that of chapters."""

        def find(request: Request) -> Response:
            video = find_watchable(self._world, request.path_params["owner"], _token(request))
            return self._file(video["videoId"], track_place(track, request.path_params["language"]))

        async def respond(request: Request) -> Response:
            return await self._respond(request, find)

        return respond

    async def thumbnail(self, request: Request) -> Response:
        """Give the picture of a live stream, the default one where none was uploaded."""
        return await self._respond(request, self._find_thumbnail)

    async def logo(self, request: Request) -> Response:
        """Give the logo of a player theme."""
        return await self._respond(request, lambda asked: self._file(asked.path_params["owner"], LOGO))

    async def playback(self, _request: Request) -> Response:
        """Admit that there are no moving pictures of live streams here."""
        return _refusal(not_modeled("the playback of live streams"))

    async def _respond(self, request: Request, find: Callable[[Request], Response]) -> Response:
        return await run_sync(self._find, request, find)

    def _find(self, request: Request, find: Callable[[Request], Response]) -> Response:
        try:
            with self._world.transaction():
                return find(request)
        except ProblemError as error:
            return _refusal(error)

    def _find_thumbnail(self, request: Request) -> Response:
        live_stream = self._world.store.get(LIVE_STREAM, request.path_params["owner"])
        if live_stream is None:
            raise unknown_address()
        if not live_stream["public"] and not hmac.compare_digest(
            _token(request).encode(), live_stream["_privateToken"].encode()
        ):
            raise _private()
        default = Response(BLANK_JPEG, headers=_OPEN, media_type=JPEG)
        return self._file(live_stream["liveStreamId"], THUMBNAIL, default)

    def _file(self, owner: str, place: str, default: Response | None = None) -> Response:
        attachment = find_attachment(self._world, owner, place)
        if attachment is not None:
            content = self._world.files.path(attachment.file).read_bytes()  # small, and gone once it is replaced
            return Response(content, headers=_OPEN, media_type=attachment.media_type)
        if default is None:
            raise unknown_address()
        return default


def _token(request: Request) -> str:
    return str(request.path_params.get("token", ""))


def _private() -> ProblemError:
    title, detail = "This live stream is private.", "Its addresses carry a token; ask for the live stream to get them."
    return ProblemError(ApiProblem(status=403, slug="private-live-stream", title=title, detail=detail))


def _refusal(error: ProblemError) -> Response:
    return JSONResponse(error.problem.body(), error.problem.status)
