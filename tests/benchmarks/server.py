"""Canned answers and a sink on loopback, as cheap as can be so that clients are what is measured."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def video(number: int) -> dict[str, object]:
    """One video as the API answers it, some twenty members."""
    name = f"vi{number:022d}"
    return {
        "videoId": name,
        "createdAt": "2026-02-10T08:25:50+00:00",
        "title": f"Keynote {number}",
        "description": "How a video travels from the camera to the viewer.",
        "publishedAt": "2026-02-10T08:25:51+00:00",
        "updatedAt": "2026-02-10T08:48:49+00:00",
        "discardedAt": None,
        "deletesAt": None,
        "discarded": False,
        "language": "en",
        "languageOrigin": "api",
        "tags": ["keynote", "launch"],
        "metadata": [{"key": "Author", "value": "John Doe"}, {"key": "team", "value": "growth"}],
        "source": {"uri": f"/videos/{name}/source", "type": "upload"},
        "assets": {
            "hls": f"https://vod.api.video/vod/{name}/hls/manifest.m3u8",
            "iframe": f'<iframe src="https://embed.api.video/vod/{name}"></iframe>',
            "player": f"https://embed.api.video/vod/{name}",
            "thumbnail": f"https://vod.api.video/vod/{name}/thumbnail.jpg",
            "mp4": f"https://vod.api.video/vod/{name}/mp4/source.mp4",
        },
        "public": True,
        "panoramic": False,
        "mp4Support": True,
    }


def page(count: int) -> bytes:
    """One page of videos."""
    pagination = {
        "itemsTotal": count,
        "pagesTotal": 1,
        "pageSize": 100,
        "currentPage": 1,
        "currentPageItems": count,
        "links": [{"rel": "self", "uri": "/videos?currentPage=1"}],
    }
    return json.dumps({"data": [video(n) for n in range(count)], "pagination": pagination}).encode()


PAGES = {count: page(count) for count in (1, 100)}
TOKEN = json.dumps({"token_type": "Bearer", "expires_in": 3600, "access_token": "a", "refresh_token": "r"}).encode()
CREATED = json.dumps(video(1)).encode()


class Canned(asyncio.BufferedProtocol):
    """One connection: reads a head, swallows a body of known length, answers."""

    def __init__(self) -> None:
        """Begin with an empty head."""
        self.buffer = bytearray(1 << 20)
        self.head = b""
        self.left = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self.transport = transport

    def get_buffer(self, sizehint: int) -> bytearray:  # noqa: ARG002 - the protocol's signature
        """Give the one buffer there is."""
        return self.buffer

    def buffer_updated(self, nbytes: int) -> None:
        """Take in what came."""
        if self.left:
            self._swallow(nbytes)
            return
        self.head += bytes(self.buffer[:nbytes])
        head, found, rest = self.head.partition(b"\r\n\r\n")
        if found:
            self.request = head.split(b"\r\n", 1)[0]
            self.left = _length(head)
            self.head = b""
            self._swallow(len(rest))

    def _swallow(self, count: int) -> None:
        self.left = max(0, self.left - count)
        if not self.left:
            self._answer()

    def _answer(self) -> None:
        body = PAGES[1 if b"pageSize=1 " in self.request else 100]
        if self.request.startswith(b"POST"):
            body = TOKEN if b"/auth/" in self.request else CREATED
        status = b"201 Created" if body is CREATED else b"200 OK"
        head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
        self.transport.write(head + body)  # type: ignore[attr-defined]  # a stream socket's transport writes


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


async def serve() -> None:
    """Serve until the process is ended; prints the port."""
    server = await asyncio.get_running_loop().create_server(Canned, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


@contextmanager
def running() -> Iterator[str]:
    """Run the server in a process of its own; gives its base URL."""
    process = subprocess.Popen([sys.executable, "-m", "tests.benchmarks.server"], stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield f"http://127.0.0.1:{process.stdout.readline().strip()}"
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    asyncio.run(serve())
