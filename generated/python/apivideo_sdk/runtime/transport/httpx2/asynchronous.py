"""The asynchronous transport over an httpx2.AsyncClient of the caller's own (`http_client=`).

Whatever that client does goes on: its headers, cookies, event hooks, mounts and transports. It is never closed here.
"""

from __future__ import annotations

from contextlib import aclosing
from functools import partial
from typing import Final

import httpx2

from ..deadline import untimed
from ..http_errors import as_transport_errors
from ..opened import AwaitedResponse
from ..pouring import awaited_content, in_thread, pour
from ..protocol import RawResponse, Request
from ..response_body import BodyBuffer
from .messages import outgoing, raw_response, read_headers, sending


class AsyncHttpx2Transport:
    """Sends requests through the `send` of a client.

    reaches_network: the client may have any transport, so nobody knows whether whom the address names responds.
    """

    reaches_network: Final = False

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def send(self, request: Request) -> RawResponse:
        """Send one request and read its response whole, or into its sink.

        Raises TransportError, and nothing else but what the sink raises.
        """
        with as_transport_errors:
            message = outgoing(request, self._client, awaited_content(request.body))
            async with aclosing(await self._client.send(message, **sending(request))) as response:
                return await _read(response, request)

    async def open_response(self, request: Request) -> AwaitedResponse:
        """Send one request and give its response as soon as its headers are there. Raises TransportError."""
        with as_transport_errors:
            message = outgoing(untimed(request), self._client, awaited_content(request.body))
            response = await self._client.send(message, **sending(request))
        return AwaitedResponse(
            response.status_code,
            read_headers(response),
            response.aiter_bytes(),
            errors=as_transport_errors,
            close=response.aclose,
        )

    async def close(self) -> None:
        """Leave the client open: it is the caller's."""


async def _read(response: httpx2.Response, request: Request) -> RawResponse:
    """Read a response whole, or into a sink that wants it."""
    sink, headers = request.sink, read_headers(response)
    if sink is not None and await in_thread(partial(sink.begin, response.status_code, headers)):
        is_read = response.is_stream_consumed  # by a transport for tests, or a hook of the client
        async with aclosing(response.aiter_bytes() if is_read else response.aiter_raw()) as blocks:
            await pour(blocks, sink)
        return RawResponse(status=response.status_code, headers=headers)
    body = BodyBuffer(request.max_response_size)
    async for block in response.aiter_bytes():
        body.add(block)
    return raw_response(response, body.content())
