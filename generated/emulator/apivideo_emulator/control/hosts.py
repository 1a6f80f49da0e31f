"""By which names an emulator is called, so that no page can reach this machine under a name of its own making."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from typing import Final
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ..base.problems import unknown_host
from ..base.settings import Settings

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
