"""An API that takes files whole or in parts, in memory, and fails when it is told to."""

from __future__ import annotations

import asyncio
import json
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email import message_from_bytes
from itertools import islice
from typing import Any, Literal
from urllib.parse import parse_qs, urlsplit

from package.runtime.errors import ConnectError, TransportError
from package.runtime.headers import Headers
from package.runtime.operation import Body, ChunkUpload, Operation, ResponseSpec
from package.runtime.request.contents import AnyContent
from package.runtime.transport.protocol import RawResponse, Request

Fault = Literal[
    "drop before",
    "drop within",
    "drop after",
    "429",
    "429 told",
    "500",
    "503",
    "503 after",
    "kill before",
    "kill after",
]
"""What befalls a request. After: the API has taken it in, and its response is another or none."""

SMALLEST, LARGEST, MOST = 4, 64, 40
_CHUNKS = ChunkUpload(
    file="file",
    id="videoId",
    smallest_part=SMALLEST,
    largest_part=LARGEST,
    usual_part=32,
    most_parts=MOST,
    received=("part-already-sent", "range-overlap", "already-uploaded"),
    status_path="/videos/{id}/status",
    parts="ingest.receivedParts.parts",
    result_path="/videos/{id}",
)


def upload_operation(*, is_delegated: bool = False, **changes: Any) -> Operation[Any]:
    """The operation of a direct upload, or of one that the first part gives its name to."""
    chunks = {**{name: getattr(_CHUNKS, name) for name in _CHUNKS.__struct_fields__}, **changes}
    if is_delegated:
        chunks["copies"] = ("videoId",)
    return Operation[Any](
        id="uploadWithToken" if is_delegated else "upload",
        method="POST",
        path="/upload" if is_delegated else "/videos/{videoId}/source",
        responses={"201": ResponseSpec(kind="json", type=Any)},
        errors={"400": ResponseSpec(kind="json", type=Any)},
        body=Body(kind="multipart", content_type="multipart/form-data", files=("file",)),
        is_authenticated=not is_delegated,
        chunks=ChunkUpload(**chunks),
    )


class Killed(BaseException):
    """The process dies here."""


@dataclass
class Video:
    parts: dict[int, bytes] = field(default_factory=dict)
    total: int | None = None
    whole: bytes | None = None

    @property
    def content(self) -> bytes | None:
        if self.whole is not None:
            return self.whole
        if self.total is None or len(self.parts) < self.total:
            return None
        return b"".join(self.parts[number] for number in range(1, self.total + 1))


@dataclass
class UploadApi:
    """`faults`: by number of the request, from 0. `accepted`: each part that was taken in, as (video, number).

    `again`: by which name a part that is there already is refused.
    """

    faults: Mapping[int, Fault] = field(default_factory=dict)
    videos: dict[str, Video] = field(default_factory=lambda: {"vi1": Video()})
    accepted: list[tuple[str, int]] = field(default_factory=list)
    ranges: list[str | None] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    names: list[str | None] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    most_at_once: int = 0
    is_authorized: bool = True
    takes_whole: bool = True
    again: str = "part-already-sent"
    refuse: Callable[[str | None], RawResponse | None] = lambda _range: None
    _at_once: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> Fault | None:
        with self._lock:
            number = len(self.requests)
            self.requests.append(("", ""))
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        return self.faults.get(number)

    def end(self) -> None:
        with self._lock:
            self._at_once -= 1

    def response(self, request: Request, body: bytes, fault: Fault | None) -> RawResponse:
        match fault:
            case "drop before":
                raise ConnectError("refused")
            case "drop within":
                raise TransportError("broke")
            case "kill before":
                raise Killed
            case "429":
                return _problem(429, "too-many-requests", {})
            case "429 told":
                return _problem(429, "too-many-requests", {"x-ratelimit-retry-after": "30"})
            case "500" | "503":
                return _problem(int(fault), "server-error", {})
        with self._lock:
            reply = self._handle(request, body)
        match fault:
            case "drop after":
                raise TransportError("broke")
            case "kill after":
                raise Killed
            case "503 after":
                return _problem(503, "server-error", {})
        return reply

    def _handle(self, request: Request, body: bytes) -> RawResponse:
        parts = urlsplit(request.url)
        self.requests[-1] = (request.method, parts.path)
        found = re.fullmatch(r"/videos/(\w+)(/source|/status)?", parts.path)
        if request.method == "GET" and found:
            return self._look(found[1], is_status=bool(found[2]))
        members, name = _members(request.headers["content-type"], body)
        self.bodies.append(body)
        self.names.append(name)
        self.ranges.append(request.headers.get("content-range"))
        if refusal := self.refuse(self.ranges[-1]):
            return refusal
        if found:
            return self._take(found[1], members["file"], self.ranges[-1])
        assert parse_qs(parts.query) == {"token": ["to1"]}
        video = members.get("videoId", b"").decode() or f"vi{len(self.videos) + 1}"
        self.videos.setdefault(video, Video())
        return self._take(video, members["file"], self.ranges[-1])

    def _look(self, name: str, *, is_status: bool) -> RawResponse:
        if not self.is_authorized:
            return _problem(401, "authentication-missing", {})
        video = self.videos[name]
        if not is_status:
            return _json(200, {"videoId": name, "title": "asked"})
        parts = sorted(video.parts)
        return _json(200, {"ingest": {"receivedParts": {"parts": parts, "total": video.total}} if parts else []})

    def _take(self, name: str, data: bytes, content_range: str | None) -> RawResponse:
        video = self.videos[name]
        if video.content is not None:
            return _problem(400, "video-source-already-uploaded", {}, slug="already-uploaded")
        if content_range is None:
            video.whole = data
            self.accepted.append((name, 0))
            return _json(201, {"videoId": name, "title": "whole"})
        number, total = re.fullmatch(r"part (\d+)/(\d+|\*)", content_range).groups()  # type: ignore[union-attr]  # else the test fails
        if int(number) in video.parts:
            return _problem(400, self.again, {}, slug=self.again)
        video.parts[int(number)] = data
        video.total = video.total if total == "*" else int(total)
        self.accepted.append((name, int(number)))
        is_whole = video.content is not None and self.takes_whole
        return _json(201, {"videoId": name, "title": "whole"} if is_whole else {"videoId": name})


class BlockingUploads:
    """The API as a transport that blocks."""

    def __init__(self, api: UploadApi) -> None:
        self.api = api

    def send(self, request: Request) -> RawResponse:
        fault = self.api.begin()
        try:
            content = b"" if request.body is None else request.body.content
            blocks = [content] if isinstance(content, bytes) else content
            body = b"".join(islice(blocks, _blocks_before(fault)))
            return self.api.response(request, body, fault)
        finally:
            self.api.end()

    def close(self) -> None:
        pass


class AwaitingUploads:
    """The API as a transport to await."""

    def __init__(self, api: UploadApi) -> None:
        self.api = api

    async def send(self, request: Request) -> RawResponse:
        fault = self.api.begin()
        try:
            content = b"" if request.body is None else request.body.content
            body = content if isinstance(content, bytes) else await _joined(content, _blocks_before(fault))
            await asyncio.sleep(0)
            return self.api.response(request, body, fault)
        finally:
            self.api.end()

    async def close(self) -> None:
        pass


def _blocks_before(fault: Fault | None) -> int | None:
    """Give how many blocks of a body are read before a fault, None for all: those up to the middle of the form."""
    return 2 if fault == "drop within" else None


async def _joined(content: AnyContent, most: int | None) -> bytes:
    blocks: list[bytes] = []
    async for block in content:
        blocks.append(block)
        if len(blocks) == most:
            break
    return b"".join(blocks)


def _members(content_type: str, body: bytes) -> tuple[dict[str, bytes], str | None]:
    """Read a form. Its edges are looked for as bytes: thousands of forms are read, and `email` reads line by line."""
    edge = b"\r\n--" + content_type.partition("boundary=")[2].strip('"').encode()
    before, *parts, after = (b"\r\n" + body).split(edge)
    assert (b"", b"--\r\n") == (before, after)
    members: dict[str, bytes] = {}
    name = None
    for part in parts:
        head, blank, data = part.partition(b"\r\n\r\n")
        assert (b"\r\n", b"\r\n\r\n") == (head[:2], blank)
        message = message_from_bytes(head[2:])
        members[str(message.get_param("name", header="content-disposition"))] = data
        name = message.get_filename() or name
    return members, name


def _json(status: int, members: dict[str, Any]) -> RawResponse:
    return RawResponse(
        status=status, headers=Headers([("content-type", "application/json")]), content=json.dumps(members).encode()
    )


def _problem(status: int, title: str, headers: dict[str, str], *, slug: str = "x") -> RawResponse:
    members = {"type": f"https://docs.test/reference/{slug}", "title": title, "status": status}
    return RawResponse(status=status, headers=Headers(list(headers.items())), content=json.dumps(members).encode())
