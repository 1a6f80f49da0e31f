"""The blocking transport over httpx2, loaded when a client is made.

A pool belongs to one process: after a fork a new one is made. A client that was given (`http_client=`) is used
as it is, with its own headers, and never closed.
"""

from __future__ import annotations

import os
import time
from contextlib import closing
from typing import Final
from weakref import finalize

import httpx2

from .deadline import late
from .httpx2_messages import (
    LIMITS,
    BodyBuffer,
    as_configuration_errors,
    as_transport_errors,
    outgoing,
    raw_response,
    read_headers,
    sending,
    ssl_context_of,
)
from .protocol import CertificateFiles, RawResponse, Request


class Httpx2Transport:
    """Sends requests through an httpx2.Client.

    reaches_network: what answers is whom the address names, for nobody put another HTTP client between.
    """

    def __init__(
        self,
        http_client: httpx2.Client | None = None,
        *,
        proxy: str | None = None,
        certificate: CertificateFiles | None = None,
    ) -> None:
        self._given = http_client
        self.reaches_network: Final = http_client is None
        self._proxy = proxy
        self._verify = None if http_client else ssl_context_of(certificate)
        self._clients: dict[int, httpx2.Client] = {}
        self._client()

    def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        client = self._client()
        with as_transport_errors():
            response = client.send(
                outgoing(
                    request,
                    None if self._given is None else client,
                    None if request.body is None else request.body.content,
                ),
                **sending(request),
            )
            with closing(response):
                return _read(response, request)

    def close(self) -> None:
        """Close the pool of this process, if it is ours."""
        client = self._clients.pop(os.getpid(), None)
        if client is not None:
            client.close()

    def _client(self) -> httpx2.Client:
        if self._given is not None:
            return self._given
        process = os.getpid()
        client = self._clients.get(process)
        if client is None:
            client = self._clients.setdefault(process, self._made())
        return client

    def _made(self) -> httpx2.Client:
        with as_configuration_errors():
            client = httpx2.Client(verify=self._verify or True, proxy=self._proxy, limits=LIMITS)
        finalize(self, _close_in, os.getpid(), client)
        return client


def _read(response: httpx2.Response, request: Request) -> RawResponse:
    """Read a response whole, or into a sink that wants it, block by block."""
    sink = request.sink
    if sink is None or not sink.begin(response.status_code, headers := read_headers(response)):
        body = BodyBuffer(request.max_response_size)
        ends_at = None if request.time_left is None else time.monotonic() + request.time_left
        for block in response.iter_bytes():
            body.add(block)
            if ends_at is not None and time.monotonic() > ends_at:
                raise late()  # nobody waits for the rest, however slowly it comes
        return raw_response(response, body.content())
    for block in response.iter_raw():
        sink.write(block)
        sink.report()
    return RawResponse(status=response.status_code, headers=headers)


def _close_in(process: int, client: httpx2.Client) -> None:
    """Close a forgotten client, but not from a child process, which shares its sockets."""
    if os.getpid() == process:
        client.close()
