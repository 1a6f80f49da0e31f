"""The blocking transport of this package itself, over httpcore2; loaded when a client is made.

A pool belongs to one process and one proxy: after a fork new ones are made.
"""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from typing import Final
from weakref import finalize

import httpcore2

from .certificates import ssl_context_of
from .deadline import late, untimed
from .http_errors import as_transport_errors
from .httpcore2_messages import LIMITS, Authority, outgoing, read_headers
from .opened import BlockingResponse, decoded
from .protocol import CertificateFiles, RawResponse, Request
from .proxies import has_http2, make_proxies
from .response_body import BodyBuffer, decoder_of


class Httpcore2Transport:
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
        self._pools: dict[tuple[int, int], httpcore2.ConnectionPool] = {}

    def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        with as_transport_errors:
            origin, message = outgoing(request, None if request.body is None else request.body.content)
            response = self._pool(origin).handle_request(message)
            try:
                return _read(response, request)
            finally:
                response.close()

    def open_response(self, request: Request) -> BlockingResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            origin, message = outgoing(untimed(request), None if request.body is None else request.body.content)
            response = self._pool(origin).handle_request(message)
        headers = read_headers(response.headers)
        return BlockingResponse(
            response.status,
            headers,
            decoded(_blocks(response), headers),
            errors=as_transport_errors,
            close=response.close,
            interrupt=partial(_interrupt, response),
        )

    def close(self) -> None:
        """Close the pools of this process."""
        process = os.getpid()
        for key in [key for key in self._pools if key[0] == process]:
            self._pools.pop(key).close()

    def _pool(self, origin: Authority) -> httpcore2.ConnectionPool:
        proxy = self._proxies.of(origin.scheme, origin.host, origin.port)
        key = (os.getpid(), id(proxy))
        pool = self._pools.get(key)
        if pool is None:
            pool = self._pools.setdefault(key, self._made(proxy))
        return pool

    def _made(self, proxy: httpcore2.Proxy | None) -> httpcore2.ConnectionPool:
        pool = httpcore2.ConnectionPool(ssl_context=self._ssl_context, proxy=proxy, http2=self._http2, **LIMITS)
        finalize(self, _close_in, os.getpid(), pool)
        return pool


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


def _close_in(process: int, pool: httpcore2.ConnectionPool) -> None:
    """Close a forgotten pool, but not from a child process, which shares its sockets."""
    if os.getpid() == process:
        pool.close()
