"""The asynchronous transport of this package itself, over httpcore2; loaded when a client is made.

A pool belongs to one proxy and to one event loop of one process: on another loop, or after a fork, new ones are made.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncGenerator, AsyncIterable
from contextlib import aclosing
from functools import partial
from typing import Final
from weakref import WeakKeyDictionary

import httpcore2

from .certificates import ssl_context_of
from .deadline import untimed
from .http_errors import as_transport_errors
from .httpcore2_messages import LIMITS, Authority, outgoing, read_headers
from .opened import AwaitedResponse, async_decoded
from .pouring import awaited_content, in_thread, pour
from .protocol import CertificateFiles, RawResponse, Request
from .proxies import has_http2, make_proxies
from .response_body import BodyBuffer, decoder_of


class AsyncHttpcore2Transport:
    """Sends requests through pools of httpcore2.

    reaches_network: what answers is whom the address names.
    """

    reaches_network: Final = True

    def __init__(
        self, *, proxy: str | None = None, certificate: CertificateFiles | None = None, http2: bool = False
    ) -> None:
        self._ssl_context = ssl_context_of(certificate)
        self._proxies = make_proxies(proxy)
        self._http2 = http2 and has_http2()
        self._opened: WeakKeyDictionary[asyncio.AbstractEventLoop, _OpenPools] = WeakKeyDictionary()

    async def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        with as_transport_errors:
            origin, message = outgoing(request, awaited_content(request.body))
            response = await (await self._pool(origin)).handle_async_request(message)
            try:
                return await _read(response, request)
            finally:
                await response.aclose()

    async def open_response(self, request: Request) -> AwaitedResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            origin, message = outgoing(untimed(request), awaited_content(request.body))
            response = await (await self._pool(origin)).handle_async_request(message)
        headers = read_headers(response.headers)
        return AwaitedResponse(
            response.status,
            headers,
            async_decoded(_blocks(response), headers),
            errors=as_transport_errors,
            close=response.aclose,
        )

    async def close(self) -> None:
        """Close the pools of the running loop; those of another loop were closed with the loop."""
        opened = self._opened.pop(asyncio.get_running_loop(), None)
        if opened is not None:
            await opened.keeper.aclose()

    async def _pool(self, origin: Authority) -> httpcore2.AsyncConnectionPool:
        proxy = self._proxies.of(origin.scheme, origin.host, origin.port)
        loop = asyncio.get_running_loop()
        opened = self._opened.get(loop)
        if opened is None or opened.process != os.getpid():
            opened = self._opened[loop] = _OpenPools()
            await anext(opened.keeper)
        pool = opened.pools.get(id(proxy))
        if pool is None:
            pool = opened.pools[id(proxy)] = httpcore2.AsyncConnectionPool(
                ssl_context=self._ssl_context, proxy=proxy, http2=self._http2, **LIMITS
            )
        return pool


class _OpenPools:
    """Pools by proxy, which their event loop closes, if nobody does before.

    A loop that shuts down closes the asynchronous generators begun on it (`loop.shutdown_asyncgens`), so one that
    holds the pools lets a forgotten client end without noise.
    """

    __slots__ = ("keeper", "pools", "process")

    def __init__(self) -> None:
        self.pools: dict[int, httpcore2.AsyncConnectionPool] = {}
        self.keeper = _kept_open(self.pools)
        self.process = os.getpid()


async def _kept_open(pools: dict[int, httpcore2.AsyncConnectionPool]) -> AsyncGenerator[None]:
    try:
        yield
    finally:
        for pool in pools.values():
            await pool.aclose()


async def _read(response: httpcore2.Response, request: Request) -> RawResponse:
    """Read a response whole, or into a sink that wants it."""
    headers, sink = read_headers(response.headers), request.sink
    async with aclosing(_blocks(response)) as blocks:
        if sink is not None and await in_thread(partial(sink.begin, response.status, headers)):
            await pour(blocks, sink)
            return RawResponse(status=response.status, headers=headers)
        body, decoder = BodyBuffer(request.max_response_size), decoder_of(headers)
        async for block in blocks:
            for part in (block,) if decoder is None else decoder.decode(block):
                body.add(part)
        if decoder is not None:
            decoder.end()
        return RawResponse(status=response.status, headers=headers, content=body.content())


def _blocks(response: httpcore2.Response) -> AsyncGenerator[bytes]:
    """Give the blocks of a response of an asynchronous pool, which come from a generator."""
    blocks = aiter(response.stream) if isinstance(response.stream, AsyncIterable) else None
    assert isinstance(blocks, AsyncGenerator)  # noqa: S101 - see above
    return blocks
