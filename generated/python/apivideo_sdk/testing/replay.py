"""Transports that response from a script and keep what they were sent."""

from __future__ import annotations

import json
from collections.abc import AsyncIterable, Iterable, Mapping
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, urlsplit

import msgspec

from ..runtime.errors import TransportError
from ..runtime.headers import Headers
from ..runtime.transport.protocol import RawResponse, Request

Scripted: TypeAlias = RawResponse | TransportError
"""What one request is answered with: a reply, or an error that is raised."""


class SentRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request as it was sent, its body read. `path` is percent-encoded; `query` is not."""

    method: str
    url: str
    headers: Headers
    content: bytes | None

    @property
    def path(self) -> str:
        """The path as it stands in the address."""
        return urlsplit(self.url).path

    @property
    def query(self) -> tuple[tuple[str, str], ...]:
        """The query pairs, decoded, in order."""
        return tuple(parse_qsl(urlsplit(self.url).query, keep_blank_values=True))

    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Parse the body."""
        return json.loads(self.content or b"null")


class ReplayTransport:
    """Answers requests of a blocking client, in order. Raises AssertionError for one more than it has answers for."""

    def __init__(self, *script: Scripted) -> None:
        self.requests: list[SentRequest] = []
        self.is_closed = False
        self._script = list(script)

    def send(self, request: Request) -> RawResponse:
        """Keep the request and give the next response."""
        content = None if request.body is None else _read(request.body.content)
        return _next(self.requests, self._script, request, content)

    def close(self) -> None:
        """Note that the client was closed."""
        self.is_closed = True


class AsyncReplayTransport:
    """Answers requests of an asynchronous client, in order. Raises AssertionError for one more than it has answers."""

    def __init__(self, *script: Scripted) -> None:
        self.requests: list[SentRequest] = []
        self.is_closed = False
        self._script = list(script)

    async def send(self, request: Request) -> RawResponse:
        """Keep the request and give the next response."""
        content = None if request.body is None else await _read_async(request.body.content)
        return _next(self.requests, self._script, request, content)

    async def close(self) -> None:
        """Note that the client was closed."""
        self.is_closed = True


def json_reply(data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> RawResponse:
    """Give a reply whose body is this JSON."""
    pairs = [("content-type", "application/json"), *(headers or {}).items()]
    return RawResponse(status=status, headers=Headers(pairs), content=json.dumps(data).encode())


def _next(requests: list[SentRequest], script: list[Scripted], request: Request, content: bytes | None) -> RawResponse:
    sent = SentRequest(
        method=request.method, url=request.url, headers=Headers(request.headers.items()), content=content
    )
    requests.append(sent)
    if not script:
        raise AssertionError(f"request {len(requests)} ({sent.method} {sent.path}) was not expected")
    response = script.pop(0)
    if isinstance(response, TransportError):
        raise response
    return response


def _read(content: bytes | Iterable[bytes]) -> bytes:
    return content if isinstance(content, bytes) else b"".join(content)


async def _read_async(content: bytes | AsyncIterable[bytes]) -> bytes:
    return content if isinstance(content, bytes) else b"".join([block async for block in content])
