"""A server on a real socket: keeps requests as they came, and answers what a test wants."""

from __future__ import annotations

import asyncio
import json
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import ModuleType
from typing import Any, Final

JSON: Final = "application/json"


@dataclass(frozen=True, kw_only=True)
class Received:
    """One request."""

    method: str
    target: str
    headers: Message
    body: bytes

    def header(self, name: str) -> str:
        """Give the one value of a header, "" where there is none."""
        found = self.headers.get_all(name) or [""]
        assert 1 == len(found), f"{name} is there {len(found)} times"
        return str(found[0])


@dataclass(frozen=True, kw_only=True)
class Answer:
    """One response.

    blocks: its body as it comes, each block sent at once; None where it breaks off without an end.
    """

    status: int = 204
    content: bytes = b""
    content_type: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    blocks: Iterable[bytes | None] | None = None


@dataclass(kw_only=True)
class Wire:
    """The server: `answer` decides by the request."""

    url: str
    requests: list[Received] = field(default_factory=list)
    response: Callable[[Received], Answer] = lambda _: Answer()

    def clear(self) -> None:
        """Forget all."""
        self.requests.clear()
        self.response = lambda _: Answer()

    def always(self, content: bytes, content_type: str = JSON, status: int = 200) -> None:
        """Answer every request in one way."""
        self.response = lambda _: Answer(status=status, content=content, content_type=content_type)

    @property
    def last(self) -> Received:
        """The latest request."""
        return self.requests[-1]

    def streams(self, *blocks: bytes | None, content_type: str = "text/event-stream") -> None:
        """Answer every request with these blocks."""
        self.response = lambda _: Answer(status=200, content_type=content_type, blocks=blocks)

    def items(self, sdk: ModuleType, call: Callable[[Any], Any], **options: Any) -> list[Any]:
        """Read a stream with a blocking client, then with an awaiting one, and give the items, which are the same."""
        options = {"base_url": self.url, "retries": 0, **options}
        with sdk.Sample(**options) as client, call(client) as stream:
            given = list(stream)

        async def awaited() -> list[Any]:
            async with sdk.AsyncSample(**options) as twin:
                return [item async for item in call(twin)]

        assert given == asyncio.run(awaited())
        return given

    def targets(self) -> list[str]:
        """Give where the requests went, in order."""
        return [one.target for one in self.requests]

    def call(self, sdk: ModuleType, call: Callable[[Any], Any], **options: Any) -> Any:
        """Make a call with a blocking client, then with an awaiting one, and give what both gave."""
        options = {"base_url": self.url, "retries": 0, **options}
        with sdk.Sample(**options) as client:
            given = call(client)
        blocking = self.last if self.requests else None

        async def awaited() -> Any:
            async with sdk.AsyncSample(**options) as twin:
                return await call(twin)

        assert given == asyncio.run(awaited())
        if blocking is not None:
            assert (blocking.method, blocking.target) == (self.last.method, self.last.target)
        return given


def as_json(value: object) -> bytes:
    """Write JSON."""
    return json.dumps(value).encode()


@contextmanager
def served(tls: ssl.SSLContext | None = None) -> Iterator[Wire]:
    """Serve on a free port until the block ends."""
    wire = Wire(url="")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_one_request(self) -> None:
            try:
                self.raw_requestline = self.rfile.readline(65537)
            except OSError:  # the client has gone
                self.raw_requestline = b""
            if not self.raw_requestline or not self.parse_request():
                self.close_connection = True
                return
            body = _body(self)
            received = Received(method=self.command, target=self.path, headers=self.headers, body=body)
            wire.requests.append(received)
            response = wire.response(received)
            self.send_response(response.status)
            for name, value in response.headers:
                self.send_header(name, value)
            if response.content_type:
                self.send_header("Content-Type", response.content_type)
            if response.blocks is not None:
                self.close_connection = not _sent(self, response.blocks)
                return
            if response.status != 204:
                self.send_header("Content-Length", str(len(response.content)))
            self.end_headers()
            self.wfile.write(response.content)
            self.wfile.flush()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    wire.url = f"{'http' if tls is None else 'https'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield wire
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _sent(handler: BaseHTTPRequestHandler, blocks: Iterable[bytes | None]) -> bool:
    """Send a body by blocks, and say whether it came to its end."""
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    with suppress(OSError):  # the client may have gone
        for block in blocks:
            if block is None:
                return False
            handler.wfile.write(b"%x\r\n%s\r\n" % (len(block), block))
            handler.wfile.flush()
        handler.wfile.write(b"0\r\n\r\n")
        return True
    return False


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    """Read the body of a request, of known length or by chunks."""
    if "transfer-encoding" not in handler.headers:
        return handler.rfile.read(int(handler.headers.get("content-length") or 0))
    blocks: list[bytes] = []
    while size := int(handler.rfile.readline(), 16):
        blocks.append(handler.rfile.read(size))
        handler.rfile.readline()
    handler.rfile.readline()
    return b"".join(blocks)
