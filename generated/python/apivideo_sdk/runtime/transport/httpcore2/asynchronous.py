"""The asynchronous transport of this package itself, over connections of httpcore2; loaded when a client is made.

A pool belongs to one proxy and to one event loop of one process: on another loop, or after a fork, new ones are made.
"""

from __future__ import annotations

import asyncio
import builtins
import os
from collections import Counter
from collections.abc import AsyncGenerator, AsyncIterable, Callable
from contextlib import aclosing
from functools import partial
from typing import Any, Final
from weakref import WeakKeyDictionary

import httpcore2

from ..deadline import untimed
from ..http_errors import as_transport_errors
from ..opened import AwaitedResponse, async_decoded
from ..pouring import awaited_content, in_thread, pour
from ..protocol import CertificateFiles, RawResponse, Request
from ..response_body import BodyBuffer, decoder_of
from .asyncio_stream import AsyncioBackend
from .certificates import ssl_context_of
from .connections import LIMITS, MOST_CONNECTIONS, IdleConnections
from .messages import Authority, SendingNote, can_be_repeated, connecting_error, outgoing, read_headers
from .proxies import has_http2, make_proxies

_BACKEND: Final = AsyncioBackend()


class AsyncHttpcore2Transport:
    """Sends requests over connections of httpcore2.

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
            lent, response = await self._begin(request)
            try:
                try:
                    found = await _read(response, request)
                finally:
                    await response.aclose()
                lent.is_read = True
                return found
            finally:
                await lent.give_back()

    async def open_response(self, request: Request) -> AwaitedResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            lent, response = await self._begin(untimed(request))

        async def blocks() -> AsyncGenerator[bytes]:
            async with aclosing(_blocks(response)) as found:
                async for block in found:
                    yield block
            lent.is_read = True

        async def close() -> None:
            try:
                await response.aclose()
            finally:
                await lent.give_back()

        headers = read_headers(response.headers)
        return AwaitedResponse(
            response.status,
            headers,
            async_decoded(blocks(), headers),
            errors=as_transport_errors,
            close=close,
        )

    async def close(self) -> None:
        """Close the pools of the running loop; those of another loop were closed with the loop."""
        opened = self._opened.pop(asyncio.get_running_loop(), None)
        if opened is not None:
            await opened.keeper.aclose()

    async def _begin(self, request: Request) -> tuple[_AsyncLent, httpcore2.Response]:
        """Send a request; give its response, and the connection, which has to be given back."""
        origin, message = outgoing(request, awaited_content(request.body))
        pool = await self._pool(origin)
        while True:
            lent = await pool.lend(origin, message)
            try:
                return lent, await lent.send(message)
            except BaseException as error:  # a cancellation too
                await lent.give_back()
                if can_be_repeated(request, error):
                    continue
                failed = connecting_error(message, error)
                if failed is None:
                    raise
                raise failed from error

    async def _pool(self, origin: Authority) -> _AsyncPool:
        proxy = self._proxies.of(origin.scheme, origin.host, origin.port)
        loop = asyncio.get_running_loop()
        opened = self._opened.get(loop)
        if opened is None or opened.process != os.getpid():
            opened = self._opened[loop] = _OpenPools()
            await anext(opened.keeper)
        pool = opened.pools.get(id(proxy))
        if pool is None:
            pool = opened.pools[id(proxy)] = self._made(proxy)
        return pool

    def _made(self, proxy: httpcore2.Proxy | None) -> _AsyncPool:
        make = partial(
            httpcore2.AsyncConnectionPool,
            ssl_context=self._ssl_context,
            proxy=proxy,
            http2=self._http2,
            network_backend=_BACKEND,
            **LIMITS,
        )
        return (_AsyncSharedPool if self._http2 else _AsyncPool)(make, by_proxy=proxy is not None)


class _AsyncLent:
    """A place of a pool while a request has it, and its connection. is_read: the response was read to its end."""

    __slots__ = ("_connection", "_is_back", "_origin", "_pool", "is_read")

    def __init__(self, pool: _AsyncPool, origin: Authority) -> None:
        self.is_read = False
        self._is_back = False
        self._pool = pool
        self._origin = origin
        self._connection: httpcore2.AsyncConnectionInterface | None = None

    async def send(self, message: httpcore2.Request) -> httpcore2.Response:
        """Send the request on a connection that is idle, or on a new one."""
        self._connection = await self._pool.connection(self._origin, message)
        return await self._connection.handle_async_request(message)

    async def give_back(self) -> None:
        """Let the next request have the place, and the connection if it can. Does nothing a second time."""
        if not self._is_back:
            self._is_back = True
            await self._pool.give_back(self._origin, self._connection, is_read=self.is_read)


class _AsyncPool:
    """Connections of one event loop by one proxy, each for one request at a time.

    make: makes a pool of httpcore2, which makes them. by_proxy: they lead to a proxy first.
    """

    def __init__(self, make: Callable[[], httpcore2.AsyncConnectionPool], *, by_proxy: bool) -> None:
        self._made = make()
        self._make = make
        self._by_proxy = by_proxy
        self._idle: IdleConnections[httpcore2.AsyncConnectionInterface] = IdleConnections()
        self._permits = asyncio.Semaphore(MOST_CONNECTIONS)
        self._is_closed = False

    async def lend(self, origin: Authority, message: httpcore2.Request) -> _AsyncLent:
        """Give a place to a request. Raises PoolTimeout when none is free in time."""
        self._note(message)
        try:
            async with asyncio.timeout(message.extensions["timeout"]["pool"] if self._permits.locked() else None):
                await self._permits.acquire()
        except builtins.TimeoutError:
            raise httpcore2.PoolTimeout from None
        return _AsyncLent(self, origin)

    async def connection(self, origin: Authority, message: httpcore2.Request) -> httpcore2.AsyncConnectionInterface:
        """Give a connection to whom has a place."""
        return await self._idle_one(origin) or self._made.create_connection(message.url.origin)

    async def give_back(
        self, origin: Authority, connection: httpcore2.AsyncConnectionInterface | None, *, is_read: bool
    ) -> None:
        """Take a place back, and keep its connection for the next request, if it can be used for one."""
        try:
            if connection is not None:
                await self._keep_or_close(origin, connection, is_read=is_read)
        finally:
            self._permits.release()
        if self._is_closed:
            await self.aclose()

    async def _keep_or_close(
        self, origin: Authority, connection: httpcore2.AsyncConnectionInterface, *, is_read: bool
    ) -> None:
        if is_read and connection.is_idle():
            self._idle.push(origin, connection)
        else:
            await connection.aclose()

    async def _idle_one(self, origin: Authority) -> httpcore2.AsyncConnectionInterface | None:
        while (connection := self._idle.pop(origin)) is not None:
            if not connection.has_expired():
                return connection
            await connection.aclose()
        for forgotten in self._idle.expired():
            await forgotten.aclose()
        return None

    async def aclose(self) -> None:
        """Close what nobody uses now; what is in use, when it is given back."""
        self._is_closed = True
        for connection in self._idle.drain():
            await connection.aclose()

    def _note(self, message: httpcore2.Request) -> None:
        if self._by_proxy:
            note = SendingNote()
            message.extensions.update(note=note, trace=note.hear_on_loop)


class _AsyncSharedPool(_AsyncPool):
    """Connections that any number of requests share: a pool of httpcore2, which is asked like one connection.

    httpcore2 does not tell a server that nobody wants a response any more, and what still comes of it fills the window
    that all responses on the connection have. So requests go to a new pool from then on.
    """

    def __init__(self, make: Callable[[], httpcore2.AsyncConnectionPool], *, by_proxy: bool) -> None:
        super().__init__(make, by_proxy=by_proxy)
        self._uses: Counter[httpcore2.AsyncConnectionPool] = Counter()

    async def lend(self, origin: Authority, message: httpcore2.Request) -> _AsyncLent:
        self._note(message)
        return _AsyncLent(self, origin)

    async def connection(self, origin: Authority, message: httpcore2.Request) -> Any:  # noqa: ANN401, ARG002 - a pool
        self._uses[self._made] += 1
        return self._made

    async def give_back(self, origin: Authority, connection: Any, *, is_read: bool) -> None:  # noqa: ANN401, ARG002 - a pool
        self._uses[connection] -= 1
        if not is_read and connection is self._made:
            self._made = self._make()
        if connection is not self._made and not self._uses[connection]:
            del self._uses[connection]
            await connection.aclose()

    async def aclose(self) -> None:
        await self._made.aclose()


class _OpenPools:
    """Pools by proxy, which their event loop closes, if nobody does before.

    A loop that shuts down closes the asynchronous generators begun on it (`loop.shutdown_asyncgens`), so one that
    holds the pools lets a forgotten client end without noise.
    """

    __slots__ = ("keeper", "pools", "process")

    def __init__(self) -> None:
        self.pools: dict[int, _AsyncPool] = {}
        self.keeper = _kept_open(self.pools)
        self.process = os.getpid()


async def _kept_open(pools: dict[int, _AsyncPool]) -> AsyncGenerator[None]:
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
