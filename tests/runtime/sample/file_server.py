"""What the tests of downloads play with: a server of files, and clients that fetch from it."""

from __future__ import annotations

import asyncio
import json
import random
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from doubles import Play, Server, some_settings
from package.client import AsyncSample, Sample
from package.runtime.errors import TransportError
from package.runtime.retry import RetryPolicy
from package.runtime.transfer.download.download import download
from package.runtime.transport.flow import BlockingDriver, Effect, Flow
from package.runtime.transport.protocol import RawResponse, Request

Fetch = Callable[..., Path]

ONE_RETRY = RetryPolicy(retries=1, base=0)
NO_RETRY = RetryPolicy(retries=0)
CONTENT = random.Random(1).randbytes(300_000)  # noqa: S311 - any bytes do


@dataclass
class Origin:
    """Answers like a server of files. cuts: after how many bytes each response breaks off, one after the other."""

    content: bytes = CONTENT
    validators: str = 'etag: "v1"\r\n'
    cuts: list[int] = field(default_factory=list)
    knows_ranges: bool = True
    heads: list[dict[str, str]] = field(default_factory=list)
    sent: list[tuple[int, int]] = field(default_factory=list)

    def __call__(self, head: bytes, _body: bytes) -> bytes:
        headers = fields_of(head)
        self.heads.append(headers)
        start = self._start(headers)
        status = "200 OK" if start == 0 else "206 Partial Content"
        span = "" if start == 0 else f"content-range: bytes {start}-{len(self.content) - 1}/{len(self.content)}\r\n"
        rest = self.content[start:]
        body = rest[: self.cuts.pop(0)] if self.cuts else rest
        self.sent.append((start, start + len(body)))
        close = "connection: close\r\n" if body != rest else ""
        lines = f"HTTP/1.1 {status}\r\ncontent-length: {len(rest)}\r\n{span}{self.validators}{close}\r\n"
        return lines.encode() + body

    def _start(self, headers: dict[str, str]) -> int:
        is_same = headers.get("if-range", "") in self.validators
        if "range" not in headers or not self.knows_ranges or not is_same:
            return 0
        return int(headers["range"].removeprefix("bytes=").removesuffix("-"))

    @property
    def ranges(self) -> list[str]:
        return [headers.get("range", "") for headers in self.heads]


class PatientServer(Server):
    """Does not mind clients that hang up in the middle of a response."""

    def _talk(self, connection: socket.socket) -> None:
        with suppress(ConnectionError):
            super()._talk(connection)


@contextmanager
def serving(response: Callable[[bytes, bytes], bytes | None]) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = PatientServer(response, port=listener.getsockname()[1])
        threading.Thread(target=server.serve, args=(listener,), daemon=True).start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def fields_of(head: bytes) -> dict[str, str]:
    lines = head.decode("latin-1").split("\r\n")[1:]
    return {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines) if name}


def answered(content: bytes, status: str = "200 OK", headers: str = "") -> bytes:
    return f"HTTP/1.1 {status}\r\ncontent-length: {len(content)}\r\n{headers}\r\n".encode() + content


def fetch_blocking(url: str, path: Path | str, *, name: str = "", on_progress: Any = None, **options: Any) -> Path:
    with Sample("secret-key", **{"retries": ONE_RETRY, "auth": "basic", "base_url": site_of(url), **options}) as client:
        caller = client.caller
        return caller.driver.run(
            download(caller.session, caller.settings, url, path, name=name, on_progress=on_progress)
        )


def fetch_awaiting(url: str, path: Path | str, *, name: str = "", on_progress: Any = None, **options: Any) -> Path:
    async def run() -> Path:
        given = {"retries": ONE_RETRY, "auth": "basic", "base_url": site_of(url), **options}
        async with AsyncSample("secret-key", **given) as client:
            caller = client.caller
            return await caller.driver.run(
                download(caller.session, caller.settings, url, path, name=name, on_progress=on_progress)
            )

    return asyncio.run(run())


each_client = pytest.mark.parametrize("fetch", [fetch_blocking, fetch_awaiting])


def site_of(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def leave_part(path: Path, content: bytes, *, url: str, etag: str = '"v1"', total: int | None = len(CONTENT)) -> None:
    """Leave what a download that was killed leaves."""
    path.with_name(f"{path.name}.part").write_bytes(content)
    kept = {"url": url, "version": {"etag": etag}, "total": total}
    path.with_name(f"{path.name}.part.json").write_text(json.dumps(kept))


class Player:
    """Downloads over a transport that answers from a script and does not know sinks; sleeping takes no time.

    seconds_each: what each response takes.
    """

    def __init__(self, *script: RawResponse | TransportError, seconds_each: float = 0.0) -> None:
        self.play = Play()
        self.seconds_each = seconds_each
        self.requests: list[Request] = []
        self.slept: list[float] = []
        self.script = list(script)

    def send(self, request: Request) -> RawResponse:
        self.requests.append(request)
        self.play.now += self.seconds_each
        response = self.script.pop(0)
        if isinstance(response, TransportError):
            raise response
        return response

    def close(self) -> None:
        pass

    def download(self, url: str, path: Path, **settings: Any) -> Path:
        flow = download(self.play.session(), some_settings(**settings), url, path)
        return BlockingDriver(self, sleep=self.slept.append).run(flow)


def only(effect: Effect) -> Flow[Any]:
    """Give a flow of one effect."""
    return (yield effect)
