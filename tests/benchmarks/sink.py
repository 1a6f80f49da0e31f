"""Takes uploads on loopback and throws their bytes away unread, so that clients are what is measured.

Bodies are dropped inside the kernel where it can do that (Linux), and in large steps, so that even several
connections at once cost one core little.
"""

from __future__ import annotations

import json
import re
import socket
import socketserver
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from threading import Lock
from typing import Any, Final

from tests.benchmarks.child import started
from tests.benchmarks.server import video

STEP: Final = 1 << 18
HEAD: Final = 1 << 14
DROP: Final = socket.MSG_TRUNC | socket.MSG_WAITALL
TOKEN: Final = b'{"token_type": "Bearer", "expires_in": 3600, "access_token": "a", "refresh_token": "r"}'
PART: Final = re.compile(rb"(?im)^content-range: *part (\d+)/(\d+)\r?$")
LENGTH: Final = re.compile(rb"(?im)^content-length: *(\d+)\r?$")


@dataclass(kw_only=True, slots=True)
class Upload:
    """What came for one path so far. total: how many parts there are to be, 0 for an upload without parts."""

    parts: list[int] = field(default_factory=list)
    total: int = 0
    size: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether every part arrived; an upload without parts is complete by its one request."""
        return len(set(self.parts)) == self.total

    def take(self, head: bytes) -> None:
        """Take in a request whose body arrived."""
        self.size += content_length(head)
        if part := PART.search(head):
            self.parts.append(int(part[1]))
            self.total = int(part[2])


class Tally:
    """All uploads by path, for the threads of all connections."""

    def __init__(self) -> None:
        self._uploads: dict[str, Upload] = {}
        self._lock = Lock()

    def take(self, path: str, head: bytes) -> bytes:
        """Note that an upload, or a part of one, arrived; gives the answer.

        That is the video once nothing is missing, else its id alone.
        """
        with self._lock:
            upload = self._uploads.setdefault(path, Upload())
            upload.take(head)
            name = path.split("/")[2]
            return json.dumps({**video(1), "videoId": name} if upload.is_complete else {"videoId": name}).encode()

    def describe(self, path: str) -> bytes:
        """Return what came for a path."""
        with self._lock:
            upload = self._uploads.get(path, Upload())
            return json.dumps({"parts": sorted(upload.parts), "size": upload.size}).encode()


class Connection(socketserver.BaseRequestHandler):
    """One connection: POST takes an upload, POST below /auth/ gives a token, GET tells what came for the path."""

    request: socket.socket

    def __init__(self, *of_server: Any, tally: Tally) -> None:
        """Keep the tally that all connections share."""
        self._tally = tally
        self._dropped = bytearray(STEP)
        super().__init__(*of_server)

    def handle(self) -> None:
        """Answer one request after another until the client goes."""
        while head := self._read_head():
            method, path, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
            body = self._answer(method, path, head)
            status = b"201 Created" if method == "POST" else b"200 OK"
            start = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            self.request.sendall(start % (status, len(body)) + body)

    def _answer(self, method: str, path: str, head: bytes) -> bytes:
        if method == "GET":
            return self._tally.describe(path)
        self._drop(content_length(head))
        return TOKEN if path.startswith("/auth/") else self._tally.take(path, head)

    def _read_head(self) -> bytes:
        """Take a head and nothing of the body; gives nothing once the client is gone."""
        while seen := self.request.recv(HEAD, socket.MSG_PEEK):
            end = seen.find(b"\r\n\r\n")
            if end >= 0:
                return self.request.recv(end + 4, socket.MSG_WAITALL)
            if len(seen) == HEAD:
                raise ValueError(f"the head of a request is longer than {HEAD} bytes")
        return b""

    def _drop(self, left: int) -> None:
        while left:
            dropped = self.request.recv_into(self._dropped, min(left, STEP), DROP)
            if not dropped:
                raise ConnectionResetError("the client went away before the end of its body")
            left -= dropped


class Server(socketserver.ThreadingTCPServer):
    """The sink: one thread a connection, one tally for all."""

    daemon_threads = True
    request_queue_size = 16

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), partial(Connection, tally=Tally()))


def content_length(head: bytes) -> int:
    """Give the length of a body, 0 where the head tells none."""
    found = LENGTH.search(head)
    return int(found[1]) if found else 0


@contextmanager
def sink() -> Iterator[str]:
    """Run the sink in a process of its own; gives its base URL."""
    with started("tests.benchmarks.sink") as port:
        yield f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    with Server() as server:
        sys.stdout.write(f"{server.server_address[1]}\n")
        sys.stdout.flush()
        server.serve_forever()
