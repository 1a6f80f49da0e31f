"""Canned answers on loopback, as cheap as can be so that clients are what is measured."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.child import started


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


class Canned(asyncio.Protocol):
    """One connection: reads heads of requests without a body, answers pages."""

    def __init__(self) -> None:
        """Begin with an empty head."""
        self.head = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport."""
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer once the head is whole."""
        self.head += data
        if self.head.endswith(b"\r\n\r\n"):
            self._answer(PAGES[1 if b"pageSize=1 " in self.head else 100])
            self.head = b""

    def _answer(self, body: bytes) -> None:
        head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
        self.transport.write(head + body)  # type: ignore[attr-defined]  # a stream socket's transport writes


async def serve() -> None:
    """Serve until the process is ended; prints the port."""
    server = await asyncio.get_running_loop().create_server(Canned, "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


@contextmanager
def running() -> Iterator[str]:
    """Run the server in a process of its own; gives its base URL."""
    with started("tests.benchmarks.server") as port:
        yield f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    asyncio.run(serve())
