"""Requests remembered on their way to the application."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Final
from urllib.parse import parse_qsl

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..base.requests import ReceivedRequest, is_own
from ..world.world import World

_LONGEST_BODY: Final = 16 * 1024
_SECRET: Final = re.compile(r'("(?:apiKey|refreshToken)"\s*:\s*)"[^"]*"')
_MULTIPART: Final = "multipart/"


class RequestWatch:
    """Remembers each request on its way to the application."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, and remember it once it is answered, or has failed."""
        if scope["type"] != "http" or is_own(scope["path"]):
            await self._app(scope, receive, send)
            return
        number, at, start = self._world.requests.next_number(), self._world.stamp(), time.monotonic()

        def remember(watched: _Watched) -> None:
            seconds = round(time.monotonic() - start, 6)
            self._world.requests.add(_received(self._world, scope, watched, number=number, at=at, seconds=seconds))

        watched = _Watched(receive, send, remember)
        try:
            await self._app(scope, watched.receive, watched.send)
        finally:
            watched.end()


class _Watched:
    """The two channels of one request, and what went over them.

    remember: is given this before the last of the response is sent, so that whoever has the response finds the request.
    """

    def __init__(self, receive: Receive, send: Send, remember: Callable[[_Watched], None]) -> None:
        self._receive, self._send, self._remember = receive, send, remember
        self._has_ended = False
        self.body = bytearray()
        self.size = self.status = 0

    async def receive(self) -> Message:
        message = await self._receive()
        piece = message.get("body", b"")
        self.size += len(piece)
        self.body += piece[: _LONGEST_BODY - len(self.body)]
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif not message.get("more_body", False):
            self.end()
        await self._send(message)

    def end(self) -> None:
        """Remember the request, unless that is done."""
        if not self._has_ended:
            self._has_ended = True
            self._remember(self)


def _received(
    world: World, scope: Scope, watched: _Watched, *, number: int, at: str, seconds: float
) -> ReceivedRequest:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}
    match = world.document.match(scope["method"], scope["path"])
    return ReceivedRequest(
        number=number,
        at=at,
        method=scope["method"],
        path=scope["path"],
        query=parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True),
        operation="" if match is None else match.operation.operation_id,
        headers={name: _without_secret(name, value) for name, value in headers.items()},
        body=_text(bytes(watched.body), headers.get("content-type", "")),
        size=watched.size,
        status=watched.status,
        seconds=seconds,
    )


def _without_secret(name: str, value: str) -> str:
    return f"{value.partition(' ')[0]} ..." if name in {"authorization", "cookie"} else value


def _text(body: bytes, content_type: str) -> str | None:
    if content_type.startswith(_MULTIPART):
        return None
    try:
        return _SECRET.sub(r'\1"..."', body.decode())
    except UnicodeDecodeError:
        return None
