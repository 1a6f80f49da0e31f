"""Who may call from a browser: any page the API and the assets, the emulator's own pages the emulator itself."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ..base.requests import is_own
from ..world.world import World

_READABLE: Final = (
    *("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Retry-After"),
    *("Content-Range", "Retry-After"),
)
"""Headers of answers that a page of another origin may read."""

_HARMLESS: Final = frozenset({"GET", "HEAD"})
_REFUSAL: Final = "a page of another origin may not change the emulator"


class CrossOrigin:
    """Tells browsers that any page may call the API; refuses pages of other origins that would control the emulator."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app = app
        self._open = CORSMiddleware(
            app, allow_origins=["*"], allow_methods=["*"], allow_headers=["*"], expose_headers=_READABLE
        )
        self._public_host = urlsplit(world.settings.public_url).netloc

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer preflights, and pass everything else on unless it is refused."""
        if scope["type"] != "http" or not is_own(scope["path"]):
            await self._open(scope, receive, send)
        elif scope["method"] in _HARMLESS or self._is_of_its_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
        else:
            await JSONResponse({"error": _REFUSAL}, 403)(scope, receive, send)

    def _is_of_its_own(self, headers: Headers) -> bool:
        """Tell whether a request is of one of the emulator's own pages, or of no page at all."""
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc in {headers.get("host"), self._public_host or None}
