"""The asynchronous transport over httpx2, loaded when a client is made.

A pool belongs to one event loop of one process: on another loop, or after a fork, a new one is made. A client that
was given (`http_client=`) is used as it is, with its own headers, and never closed.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Callable
from contextlib import aclosing
from functools import partial
from typing import Final, TypeVar
from weakref import WeakKeyDictionary

import httpx2

from ..request.bodies import EncodedBody
from .httpx2_messages import (
    LIMITS,
    BodyBuffer,
    Content,
    as_configuration_errors,
    as_transport_errors,
    outgoing,
    raw_response,
    read_headers,
    sending,
    ssl_context_of,
)
from .protocol import CertificateFiles, RawResponse, Request, Sink

T = TypeVar("T")

LARGEST_BATCH: Final = 1 << 20
"""Bytes that are written at once."""
LONGEST_BATCH: Final = 0.5
"""Seconds after which they are written although there are fewer."""


class AsyncHttpx2Transport:
    """Sends requests through an httpx2.AsyncClient.

    reaches_network: what answers is whom the address names, for nobody put another HTTP client between.
    """

    def __init__(
        self,
        http_client: httpx2.AsyncClient | None = None,
        *,
        proxy: str | None = None,
        certificate: CertificateFiles | None = None,
    ) -> None:
        self._given = http_client
        self.reaches_network: Final = http_client is None
        self._proxy = proxy
        self._verify = None if http_client else ssl_context_of(certificate)
        self._clients: WeakKeyDictionary[asyncio.AbstractEventLoop, _OpenClient] = WeakKeyDictionary()
        if http_client is None:
            self._made()  # a proxy that cannot be is reported now

    async def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        client = self._given or await self._client()
        with as_transport_errors():
            response = await client.send(
                outgoing(request, None if self._given is None else client, _awaiting_content(request.body)),
                **sending(request),
            )
            async with aclosing(response):
                return await _read(response, request)

    async def close(self) -> None:
        """Close the pool of the running loop, if it is ours; that of another loop was closed with the loop."""
        opened = self._clients.pop(asyncio.get_running_loop(), None)
        if opened is not None:
            await opened.keeper.aclose()

    async def _client(self) -> httpx2.AsyncClient:
        loop = asyncio.get_running_loop()
        opened = self._clients.get(loop)
        if opened is None or opened.process != os.getpid():
            opened = self._clients[loop] = _OpenClient(self._made())
            await opened.open()
        return opened.client

    def _made(self) -> httpx2.AsyncClient:
        with as_configuration_errors():
            return httpx2.AsyncClient(verify=self._verify or True, proxy=self._proxy, limits=LIMITS)


class _OpenClient:
    """A client that its event loop closes, if nobody does before.

    A loop that shuts down closes the asynchronous generators begun on it (`loop.shutdown_asyncgens`), so one that
    holds the client lets a forgotten client end without noise.
    """

    __slots__ = ("client", "keeper", "process")

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self.client = client
        self.keeper = _kept_open(client)
        self.process = os.getpid()

    async def open(self) -> None:
        await anext(self.keeper)


async def _kept_open(client: httpx2.AsyncClient) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        await client.aclose()


async def _read(response: httpx2.Response, request: Request) -> RawResponse:
    """Read a response whole, or into a sink that wants it."""
    sink, headers = request.sink, read_headers(response)
    if sink is None or not await _in_thread(partial(sink.begin, response.status_code, headers)):
        body = BodyBuffer(request.max_response_size)
        async for block in response.aiter_bytes():
            body.add(block)
        return raw_response(response, body.content())
    await _pour(response, sink)
    return RawResponse(status=response.status_code, headers=headers)


async def _pour(response: httpx2.Response, sink: Sink) -> None:
    """Write what comes, and what came before a failure too: nothing is asked for twice."""
    batch = _Batch(sink)
    async with aclosing(response.aiter_raw()) as blocks:
        try:
            async for block in blocks:
                batch.add(block)
                if batch.is_due():
                    await batch.write()
                    sink.report()
        finally:
            await batch.write()
    sink.report()


class _Batch:
    """Gathers blocks, so that there is one hop to a thread for many of them."""

    __slots__ = ("_blocks", "_loop", "_sink", "_size", "_written")

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._loop = asyncio.get_running_loop()
        self._blocks: list[bytes] = []
        self._size = 0
        self._written = self._loop.time()

    def add(self, block: bytes) -> None:
        self._blocks.append(block)
        self._size += len(block)

    def is_due(self) -> bool:
        return self._size >= LARGEST_BATCH or self._loop.time() - self._written >= LONGEST_BATCH

    async def write(self) -> None:
        blocks, self._blocks, self._size = self._blocks, [], 0
        if blocks:
            await _in_thread(partial(_write, self._sink, blocks))
            self._written = self._loop.time()


def _write(sink: Sink, blocks: list[bytes]) -> None:
    for block in blocks:
        sink.write(block)


async def _in_thread(work: Callable[[], T]) -> T:
    """Do blocking work off the event loop. A cancellation waits for its end: whoever catches it may use the sink."""
    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await asyncio.wait([working])
        raise


def _awaiting_content(body: EncodedBody | None) -> Content | None:
    if body is None or isinstance(body.content, bytes):
        return None if body is None else body.content
    return _OnlyAwaited(body.content)


class _OnlyAwaited:
    """Shows only the asynchronous side of a body: httpx2 takes the blocking side of one that has both."""

    __slots__ = ("_content",)

    def __init__(self, content: AsyncIterable[bytes]) -> None:
        self._content = content

    def __aiter__(self) -> AsyncIterator[bytes]:
        return aiter(self._content)
