"""A server on a loopback socket that hands each request to a function, as the examples of the READMEs need it."""

from __future__ import annotations

import json
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit


@dataclass(frozen=True)
class Sent:
    """A request as it arrived. path: without its query."""

    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: memoryview

    def json(self) -> Any:
        return json.loads(bytes(self.body))

    def form(self) -> dict[str, memoryview]:
        """Read a form: each member by its name, none of them copied."""
        content = self.body.obj
        assert isinstance(content, bytes)
        edge = b"--" + self.headers["content-type"].partition("boundary=")[2].strip('"').encode()
        members, start = {}, len(edge)
        while not content.startswith(b"--", start):
            head = content.index(b"\r\n\r\n", start)
            end = content.index(b"\r\n" + edge, head)
            name = re.search(rb'\bname="(\w+)"', content[start:head])
            assert name is not None
            members[name[1].decode()] = self.body[head + 4 : end]
            start = end + 2 + len(edge)
        return members


Answer = tuple[int, Any]
"""The status and the JSON of a response, or its bytes."""
GiveAnswer = Callable[[Sent], Answer]


@contextmanager
def serving(give_answer: GiveAnswer) -> Iterator[str]:
    """Answer requests while the block runs, each connection in a thread of its own; give the address."""

    class Handler(_Handler):
        answer = staticmethod(give_answer)

    with _Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong, unless the client gave the connection up."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    answer: GiveAnswer

    def _serve(self) -> None:
        size = int(self.headers.get("content-length", "0"))
        body = self.rfile.read(size)
        if len(body) < size:
            raise ConnectionError("the client hung up")
        address = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        sent = Sent(self.command, address.path, dict(parse_qsl(address.query)), headers, memoryview(body))
        self._send(*self.answer(sent))

    def _send(self, status: int, content: Any) -> None:
        body = content if isinstance(content, bytes) else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "video/mp4" if body is content else "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("X-RateLimit-Limit", "500")
        self.send_header("X-RateLimit-Remaining", "498")
        self.send_header("X-RateLimit-Retry-After", "60")
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PATCH = _serve  # noqa: N815 - as http.server calls them

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - as http.server calls it
        """Print nothing."""
