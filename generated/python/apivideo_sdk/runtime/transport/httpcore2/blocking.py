"""The blocking transport of this package itself, over connections of httpcore2; loaded when a client is made.

A pool belongs to one process and one proxy: after a fork new ones are made.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from queue import Empty, SimpleQueue
from typing import Final
from weakref import ReferenceType, finalize, ref

import httpcore2

from ..deadline import late, untimed
from ..http_errors import as_transport_errors
from ..opened import BlockingResponse, decoded
from ..protocol import CertificateFiles, RawResponse, Request
from ..response_body import BodyBuffer, decoder_of
from .certificates import ssl_context_of
from .connections import LIMITS, MOST_CONNECTIONS, IdleConnections
from .messages import Authority, SendingNote, can_be_repeated, connecting_error, outgoing, read_headers
from .proxies import has_http2, make_proxies


class Httpcore2Transport:
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
        self._pools: dict[tuple[int, int], _Pool] = {}

    def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        with as_transport_errors:
            lent, response = self._begin(request)
            try:
                try:
                    found = _read(response, request)
                finally:
                    response.close()
                lent.is_read = True
                return found
            finally:
                lent.give_back()

    def open_response(self, request: Request) -> BlockingResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            lent, response = self._begin(untimed(request))

        def blocks() -> Iterator[bytes]:
            yield from _blocks(response)
            lent.is_read = True

        def close() -> None:
            try:
                response.close()
            finally:
                lent.give_back()

        headers = read_headers(response.headers)
        return BlockingResponse(
            response.status,
            headers,
            decoded(blocks(), headers),
            errors=as_transport_errors,
            close=close,
            interrupt=partial(_interrupt, response),
        )

    def close(self) -> None:
        """Close the pools of this process."""
        process = os.getpid()
        for key in [key for key in self._pools if key[0] == process]:
            self._pools.pop(key).close()

    def _begin(self, request: Request) -> tuple[_Lent, httpcore2.Response]:
        """Send a request; give its response, and the connection, which has to be given back."""
        origin, message = outgoing(request, None if request.body is None else request.body.content)
        pool = self._pool(origin)
        while True:
            lent = pool.lend(origin, message)
            try:
                return lent, lent.send(message)
            except BaseException as error:  # an interrupt too
                lent.give_back()
                if can_be_repeated(request, error):
                    continue
                failed = connecting_error(message, error)
                if failed is None:
                    raise
                raise failed from error

    def _pool(self, origin: Authority) -> _Pool:
        proxy = self._proxies.of(origin.scheme, origin.host, origin.port)
        key = (os.getpid(), id(proxy))
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools.setdefault(key, self._made(proxy))
        return pool

    def _made(self, proxy: httpcore2.Proxy | None) -> _Pool:
        made = httpcore2.ConnectionPool(ssl_context=self._ssl_context, proxy=proxy, http2=self._http2, **LIMITS)
        pool = _Pool(made, by_proxy=proxy is not None)
        finalize(self, _close_in, os.getpid(), pool)
        return pool


class _Place:
    """A place for one request under way.

    One that is dropped is free again: an interrupt may come between any two steps, also before a `finally` is reached.
    """

    __slots__ = ("_free",)

    def __init__(self, free: ReferenceType[SimpleQueue[_Place]]) -> None:
        self._free = free

    def __del__(self) -> None:
        free = self._free()
        if free is not None:
            free.put(_Place(self._free))


class _Lent:
    """A place of a pool while a request has it, and its connection. is_read: the response was read to its end."""

    __slots__ = ("_connection", "_origin", "_place", "_pool", "is_read")

    def __init__(self, pool: _Pool, origin: Authority, place: _Place) -> None:
        self.is_read = False
        self._pool = pool
        self._origin = origin
        self._place: _Place | None = place
        self._connection: httpcore2.ConnectionInterface | None = None

    def send(self, message: httpcore2.Request) -> httpcore2.Response:
        """Send the request on a connection that is idle, or on a new one."""
        self._connection = self._pool.connection(self._origin, message)
        return self._connection.handle_request(message)

    def give_back(self) -> None:
        """Let the next request have the place, and the connection if it can. Does nothing a second time."""
        connection, self._connection = self._connection, None
        place, self._place = self._place, None
        if place is not None:
            self._pool.give_back(place, self._origin, connection, is_read=self.is_read)


class _Pool:
    """Connections of this process by one proxy, each for one request at a time, also if it speaks HTTP/2.

    made: makes them. by_proxy: they lead to a proxy first.
    """

    def __init__(self, made: httpcore2.ConnectionPool, *, by_proxy: bool) -> None:
        self._made = made
        self._by_proxy = by_proxy
        self._idle: IdleConnections[httpcore2.ConnectionInterface] = IdleConnections()
        self._free: SimpleQueue[_Place] = SimpleQueue()
        for _ in range(MOST_CONNECTIONS):
            self._free.put(_Place(ref(self._free)))
        self._is_closed = False

    def lend(self, origin: Authority, message: httpcore2.Request) -> _Lent:
        """Give a place to a request. Raises PoolTimeout when none is free in time."""
        if self._by_proxy:
            note = SendingNote()
            message.extensions.update(note=note, trace=note.hear)
        try:
            return _Lent(self, origin, self._free.get(timeout=message.extensions["timeout"]["pool"]))
        except Empty:
            raise httpcore2.PoolTimeout from None

    def connection(self, origin: Authority, message: httpcore2.Request) -> httpcore2.ConnectionInterface:
        """Give a connection to whom has a place."""
        return self._idle_one(origin) or self._made.create_connection(message.url.origin)

    def give_back(
        self, place: _Place, origin: Authority, connection: httpcore2.ConnectionInterface | None, *, is_read: bool
    ) -> None:
        """Take a place back, and keep its connection for the next request, if it can be used for one."""
        try:
            if connection is not None:
                self._keep_or_close(origin, connection, is_read=is_read)
        finally:
            self._free.put(place)
        if self._is_closed:
            self.close()

    def _keep_or_close(self, origin: Authority, connection: httpcore2.ConnectionInterface, *, is_read: bool) -> None:
        if is_read and connection.is_idle():
            self._idle.push(origin, connection)
        else:
            connection.close()

    def _idle_one(self, origin: Authority) -> httpcore2.ConnectionInterface | None:
        while (connection := self._idle.pop(origin)) is not None:
            if not connection.has_expired():
                return connection
            connection.close()
        for forgotten in self._idle.expired():
            forgotten.close()
        return None

    def close(self) -> None:
        """Close what nobody uses now; what is in use, when it is given back."""
        self._is_closed = True
        for connection in self._idle.drain():
            connection.close()


def _read(response: httpcore2.Response, request: Request) -> RawResponse:
    """Read a response whole, or into a sink that wants it, block by block."""
    headers, blocks, sink = read_headers(response.headers), _blocks(response), request.sink
    if sink is None or not sink.begin(response.status, headers):
        body = BodyBuffer(request.max_response_size)
        ends_at = None if request.time_left is None else time.monotonic() + request.time_left
        decoder = decoder_of(headers)
        for block in blocks:
            for part in (block,) if decoder is None else decoder.decode(block):
                body.add(part)
            if ends_at is not None and time.monotonic() > ends_at:
                raise late()  # nobody waits for the rest, however slowly it comes
        if decoder is not None:
            decoder.end()
        return RawResponse(status=response.status, headers=headers, content=body.content())
    for block in blocks:
        sink.write(block)
        sink.report()
    return RawResponse(status=response.status, headers=headers)


def _blocks(response: httpcore2.Response) -> Iterable[bytes]:
    stream = response.stream
    assert isinstance(stream, Iterable)  # noqa: S101 - the pool is a blocking one
    return stream


def _interrupt(response: httpcore2.Response) -> None:
    """End a read that another thread waits in: its connection is cut."""
    stream = response.extensions.get("network_stream")
    connection = None if stream is None else stream.get_extra_info("socket")
    if isinstance(connection, socket.socket):
        with suppress(OSError):
            socket.socket.shutdown(connection, socket.SHUT_RDWR)  # of TLS too, whose own would write to the reader


def _close_in(process: int, pool: _Pool) -> None:
    """Close a forgotten pool, but not from a child process, which shares its sockets."""
    if os.getpid() == process:
        pool.close()
