"""Calls to an application in the thread that makes them, without a server: each ends before the next begins.

Starlette's own test client has an event loop in a thread of its own and hands every message over, which takes longer
than most of what is tested.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import httpx2
from starlette.applications import Starlette
from starlette.types import Message, Scope


class InProcess(httpx2.BaseTransport):
    """Lets an application answer. Calls of other threads run side by side, each in a loop of its own."""

    def __init__(self, app: Starlette, runner: asyncio.Runner) -> None:
        self._app = app
        self._loop = runner.get_loop()
        self._home = threading.get_ident()

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        exchange = Exchange(request.method, request.read())
        work = self._app(scope_of(request), exchange.receive, exchange.send)
        if threading.get_ident() == self._home:
            self._loop.run_until_complete(work)
        else:
            asyncio.run(work)
        return exchange.response()


class Exchange:
    """One request and the response to it, as an application meets them."""

    def __init__(self, method: str, content: bytes) -> None:
        self._method, self._content = method, content
        self._is_read = False
        self._start: Message = {}
        self._body = b""
        self._answered = asyncio.Event()

    async def receive(self) -> Message:
        if self._is_read:
            await self._answered.wait()
            return {"type": "http.disconnect"}
        self._is_read = True
        return {"type": "http.request", "body": self._content, "more_body": False}

    async def send(self, message: Message) -> None:
        assert not self._answered.is_set(), "the response had ended"
        if message["type"] == "http.response.start":
            self._start = message
        else:
            self._body += b"" if self._method == "HEAD" else message.get("body", b"")
            if not message.get("more_body", False):
                self._answered.set()

    def response(self) -> httpx2.Response:
        assert self._answered.is_set(), "the response did not end"
        stream = httpx2.ByteStream(self._body)
        return httpx2.Response(self._start["status"], headers=self._start["headers"], stream=stream)


def scope_of(request: httpx2.Request) -> Scope:
    """What an application is told of a request."""
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": request.method,
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "server": (request.url.host, request.url.port),
        "client": ("testclient", 50000),
        "root_path": "",
        "state": {},
    }


@contextmanager
def living(app: Starlette) -> Iterator[InProcess]:
    """Give what calls an application between its startup and its shutdown."""
    with asyncio.Runner() as runner:
        lifespan = app.router.lifespan_context(app)
        runner.run(lifespan.__aenter__())
        try:
            yield InProcess(app, runner)
        finally:
            runner.run(lifespan.__aexit__(None, None, None))
