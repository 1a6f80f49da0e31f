"""The blocking transport over an httpx2.Client of the caller's own (`http_client=`).

Whatever that client does goes on: its headers, cookies, event hooks, mounts and transports. It is never closed here.
"""

from __future__ import annotations

import time
from contextlib import closing
from typing import Final

import httpx2

from ..deadline import late, untimed
from ..http_errors import as_transport_errors
from ..opened import BlockingResponse
from ..protocol import RawResponse, Request
from ..response_body import BodyBuffer
from .messages import outgoing, raw_response, read_headers, sending


class Httpx2Transport:
    """Sends requests through the `send` of a client.

    reaches_network: the client may have any transport, so nobody knows whether whom the address names responds.
    """

    reaches_network: Final = False

    def __init__(self, client: httpx2.Client) -> None:
        self._client = client

    def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        with as_transport_errors:
            message = outgoing(request, self._client, None if request.body is None else request.body.content)
            with closing(self._client.send(message, **sending(request))) as response:
                return _read(response, request)

    def open_response(self, request: Request) -> BlockingResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            content = None if request.body is None else request.body.content
            response = self._client.send(outgoing(untimed(request), self._client, content), **sending(request))
        return BlockingResponse(
            response.status_code,
            read_headers(response),
            response.iter_bytes(),
            errors=as_transport_errors,
            close=response.close,
        )

    def close(self) -> None:
        """Leave the client open: it is the caller's."""


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
    is_read = response.is_stream_consumed  # by a transport for tests, or a hook of the client
    for block in response.iter_bytes() if is_read else response.iter_raw():
        sink.write(block)
        sink.report()
    return RawResponse(status=response.status_code, headers=headers)
