"""Faults at work: between the client and the application."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import anyio
from starlette.datastructures import MutableHeaders
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..base.document import ServedOperation
from ..base.faults import Fault, FaultKind
from ..base.problems import ProblemError, server_error, too_many_requests
from ..base.requests import is_own
from ..world.limits import Allowance
from ..world.world import World
from .tampering import HTML, tamper

CUT: Final = "emulator.cut"
"""Where in an ASGI scope's state a server puts the function that cuts the connection; true lets it send first."""

_REFUSALS: Final = frozenset[FaultKind]({"429", "500", "503"})


class ConnectionCutError(ConnectionError):
    """The connection is cut; raised where there is no server that could cut one, as in tests in one process."""


class Disturbance:
    """Lets faults strike the calls on their way to the application."""

    def __init__(self, app: ASGIApp, world: World) -> None:
        self._app, self._world = app, world

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, or what the faults that strike it leave of it."""
        if scope["type"] != "http" or is_own(scope["path"]):
            await self._app(scope, receive, send)
            return
        match = self._world.document.match(scope["method"], scope["path"])
        operation = None if match is None else match.operation
        struck = self._world.faults.strike("" if operation is None else operation.operation_id)
        await anyio.sleep(sum(fault.seconds for fault in struck if fault.kind == "latency"))
        fault = next((fault for fault in struck if fault.kind != "latency"), None)
        if fault is None:
            await self._app(scope, receive, send)
        else:
            await self._strike(fault, operation, scope, receive, send)

    async def _strike(
        self, fault: Fault, operation: ServedOperation | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        if fault.kind == "drop-before":
            await _cut(scope, receive)
            return
        if fault.kind in _REFUSALS:
            await _refuse(fault, scope, receive, send)
            return
        held = _Held()
        await self._app(scope, receive, held.send)
        if fault.kind == "drop-after":
            await _cut(scope, receive)
        elif fault.kind == "drop-within":
            await held.release(send, held.body[: len(held.body) // 2])
            await _cut(scope, receive, is_flushed=True)
        else:
            await held.replay(send, tamper(self._world.document, operation, fault, held.status, held.body))


class _Held:
    """A response that is kept back until it is known what becomes of it."""

    def __init__(self) -> None:
        self.start: Message = {}
        self.body = b""

    @property
    def status(self) -> int:
        return int(self.start["status"])

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
        else:
            self.body += message.get("body", b"")

    async def release(self, send: Send, body: bytes) -> None:
        """Send the beginning of the response, with the length of all of it."""
        await send(self.start)
        await send({"type": "http.response.body", "body": body, "more_body": True})

    async def replay(self, send: Send, body: bytes) -> None:
        """Send the response with another body."""
        headers = MutableHeaders(scope=self.start)
        if "content-length" in headers:
            headers["content-length"] = str(len(body))
        if body == HTML:
            headers["content-type"] = "text/html"
        await send(self.start)
        await send({"type": "http.response.body", "body": body})


async def _cut(scope: Scope, receive: Receive, *, is_flushed: bool = False) -> None:
    """Cut the connection, and wait until it is."""
    cut: Callable[[bool], None] | None = scope.get("state", {}).get(CUT)
    if cut is None:
        raise ConnectionCutError("a fault of the emulator cut the connection")
    cut(is_flushed)
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(fault: Fault, scope: Scope, receive: Receive, send: Send) -> None:
    status = int(fault.kind)
    error: ProblemError = too_many_requests() if fault.kind == "429" else server_error()
    allowance = Allowance(limit=0, remaining=0, retry_after=round(fault.seconds))
    headers = allowance.headers() if fault.kind == "429" else None
    await JSONResponse({**error.problem.body(), "status": status}, status, headers)(scope, receive, send)
