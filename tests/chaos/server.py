"""An API in trouble: it limits, fails, drops and delays at random, and keeps a ledger of what it was asked to make."""

from __future__ import annotations

import asyncio
import json
import random
import re
import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

FATES: Final = {
    "answered": 70,
    "limited": 1,
    "unavailable": 3,
    "broken": 2,
    "refused": 4,
    "dropped before": 4,
    "dropped after": 4,
    "cut": 4,
    "slow": 4,
    "late": 4,
}
"""What becomes of a request, by weight. Refused: the connection ends before the body is read. Dropped: it ends without
a response, before or after the request was processed. Cut: in the midst of the response. Slow: the response drips.
Late: it begins after a while.
"""
_UNCERTAIN: Final = frozenset({"broken", "dropped before", "dropped after", "cut", "slow", "late"})
"""Fates after which a client cannot know whether the server acted, unless it gets the whole response."""
_TOKEN_LIFETIME: Final = 30
"""Seconds for which a token is good, less than the API says."""
_ANNOUNCED: Final = 3600
_LONGEST: Final = 6.0
_SIZE: Final = re.compile(rb"content-length:\s*(\d+)", re.IGNORECASE)
_REASONS: Final = {
    200: "OK",
    201: "Created",
    204: "No Content",
    401: "Unauthorized",
    429: "Too Many",
    503: "Unavailable",
}


@dataclass
class Creation:
    """What the server knows of one title: how often it was created, and sent when it could have been."""

    created: int = 0
    uncertain: int = 0
    repeated: int = 0


@dataclass
class TroubledApi:
    """Videos and tokens, with one fate for each request."""

    random: random.Random
    creations: dict[str, Creation] = field(default_factory=dict)
    fates: Counter[str] = field(default_factory=Counter)
    tokens: dict[str, float] = field(default_factory=dict)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Take requests of one connection, until it ends."""
        try:
            while await self._serve_one(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError, TimeoutError):
            pass
        finally:
            writer.close()

    async def _serve_one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = await reader.readuntil(b"\r\n\r\n")
        method, target, _ = head.split(b"\r\n", 1)[0].decode().split(" ")
        path = urlsplit(target).path
        if path == "/ledger":
            return await _send(writer, 200, self._ledger())
        (fate,) = self.random.choices(list(FATES), list(FATES.values()))
        self.fates[fate] += 1
        if fate == "refused":
            return False
        found = _SIZE.search(head)
        body = json.loads(await reader.readexactly(int(found[1]))) if found and int(found[1]) else {}
        if path != "/auth/api-key" and self._is_expired(head):
            return await _send(writer, 401, {"title": "The token has expired.", "status": 401})
        creation = self._arrival(body["title"], fate) if (method, path) == ("POST", "/videos") else None
        return await self._answer(writer, fate, method, path, creation)

    async def _answer(
        self, writer: asyncio.StreamWriter, fate: str, method: str, path: str, creation: Creation | None
    ) -> bool:
        match fate:
            case "limited":
                return await _send(writer, 429, {"title": "Too many."}, {"Retry-After": self.random.choice("01")})
            case "unavailable":
                return await _send(writer, 503, {"title": "Soon."}, {"Retry-After": "0"})
            case "broken":
                return await _send(writer, 503, {"title": "Perhaps."})
            case "dropped before":
                return False
        if creation is not None:
            creation.created += 1
        status, content = self._result(method, path)
        match fate:
            case "dropped after":
                return False
            case "late":
                await asyncio.sleep(self.random.uniform(0, _LONGEST))
            case "cut" if content is not None:
                await _send(writer, status, content, part=self.random.random())
                return False
            case "slow" if content is not None:
                return await _send(writer, status, content, seconds=self.random.uniform(0, _LONGEST))
        return await _send(writer, status, content)

    def _arrival(self, title: str, fate: str) -> Creation:
        creation = self.creations.setdefault(title, Creation())
        creation.repeated += creation.uncertain
        creation.uncertain += fate in _UNCERTAIN
        return creation

    def _is_expired(self, head: bytes) -> bool:
        found = re.search(rb"authorization: Bearer (\S+)", head, re.IGNORECASE)
        return not found or self.tokens.get(found[1].decode(), 0) < asyncio.get_running_loop().time()

    def _result(self, method: str, path: str) -> tuple[int, Any]:
        if path == "/auth/api-key":
            token = f"token-{self.random.getrandbits(64)}"
            now = asyncio.get_running_loop().time()
            self.tokens = {one: end for one, end in self.tokens.items() if end > now} | {token: now + _TOKEN_LIFETIME}
            return 200, {
                "token_type": "Bearer",
                "expires_in": _ANNOUNCED,
                "access_token": token,
                "refresh_token": "",
            }
        if method == "DELETE":
            return 204, None
        if path == "/videos" and method == "GET":
            pagination = {"currentPage": 1, "currentPageItems": 9, "itemsTotal": 9, "pageSize": 9, "pagesTotal": 1}
            videos = [self._video() for _ in range(9)]
            return 200, {"data": videos, "pagination": {**pagination, "links": []}}
        return (201 if method == "POST" else 200), self._video()

    def _video(self) -> dict[str, Any]:
        """Give a video, now and then with members that are new, missing, null or of another type."""
        video: dict[str, Any] = {
            "videoId": f"vi{self.random.getrandbits(48)}",
            "title": "A video",
            "createdAt": "2026-02-05T09:30:00+00:00",
            "publishedAt": "2026-02-05T09:30:00+00:00",
            "updatedAt": "2026-02-05T09:30:00+00:00",
            "tags": [],
            "metadata": [],
            "source": {"type": "upload", "uri": "/videos/vi/source"},
            "assets": {"player": "https://embed.test/vod/vi"},
            "public": True,
            "panoramic": False,
            "mp4Support": True,
        }
        match self.random.randrange(8):
            case 0:
                video["novelty"] = {"since": 2030}
            case 1:
                del video["updatedAt"]
            case 2:
                video["public"] = "true"
            case 3:
                video["source"] = {"type": "hologram"}
            case 4:
                video["tags"] = None
        return video

    def _ledger(self) -> dict[str, Any]:
        creations = {title: [one.created, one.repeated] for title, one in self.creations.items()}
        return {"creations": creations, "fates": self.fates}


async def _send(
    writer: asyncio.StreamWriter,
    status: int,
    content: Any,
    headers: dict[str, str] | None = None,
    *,
    part: float = 1.0,
    seconds: float = 0.0,
) -> bool:
    """Send a response, or its first part, in so many seconds; give whether the connection goes on."""
    body = b"" if content is None else json.dumps(content).encode()
    given = {"Content-Type": "application/json", "Content-Length": str(len(body)), **(headers or {})}
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items() if status != 204)
    writer.write(f"HTTP/1.1 {status} {_REASONS[status]}\r\n{lines}\r\n".encode())
    body = body[: int(len(body) * part)]
    steps = max(1, int(seconds / 0.1))
    for step in range(steps):
        writer.write(body[len(body) * step // steps : len(body) * (step + 1) // steps])
        await writer.drain()
        if seconds:
            await asyncio.sleep(seconds / steps)
    return True


async def _main(seed: int) -> None:
    api = TroubledApi(random.Random(seed))  # noqa: S311 - fates, no secrets
    server = await asyncio.start_server(api.serve, "127.0.0.1", 0, backlog=1000)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_main(int(sys.argv[1])))
