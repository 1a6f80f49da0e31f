"""Who may call: by which names of this machine, and from which pages of a browser."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ..base.problems import unknown_host
from ..base.requests import is_own
from ..base.settings import Settings
from ..world.world import World

_READABLE: Final = (
    *("X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Retry-After"),
    *("Content-Range", "Retry-After"),
)
"""Headers of responses that a page of another origin may read."""

_HARMLESS: Final = frozenset({"GET", "HEAD"})
_REFUSAL: Final = "a page of another origin may not change the emulator"


class CrossOrigin:
    """Allows any page to call the API; refuses pages of other origins that would control the emulator."""

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
        """Return whether a request is of one of the emulator's own pages, or of no page at all."""
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc in {headers.get("host"), self._public_host or None}


ANY: Final = "*"
"""Stands for every name."""

_THIS_MACHINE: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class KnownHosts:
    """Refuses requests whose Host header is none of the names. They are neither remembered nor counted."""

    def __init__(self, app: ASGIApp, names: Collection[str]) -> None:
        self._app, self._names = app, frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http" or ANY in self._names or _name(Headers(scope=scope).get("host", "")) in self._names:
            await self._app(scope, receive, send)
            return
        problem = unknown_host().problem
        await JSONResponse(problem.body(), problem.status)(scope, receive, send)


def known_hosts(host: str, settings: Settings) -> frozenset[str]:
    """Give the names by which an emulator that listens on `host` is called: every one unless only this machine can."""
    if not _is_loopback(host):
        return frozenset({ANY})
    given = (host, *settings.hosts, urlsplit(settings.public_url).hostname or host)
    return _THIS_MACHINE | {name.lower() for name in given}


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _name(host: str) -> str:
    """Give the name in a Host header, without its port; "" for what is none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
