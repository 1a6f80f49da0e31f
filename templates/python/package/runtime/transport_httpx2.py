"""The blocking transport over httpx2, loaded when a client is made.

A pool belongs to one process: after a fork a new one is made. A client that was given (`http_client=`) is used
as it is, with its own headers, and never closed.
"""

from __future__ import annotations

import os
from weakref import finalize

import httpx2

from .httpx2_messages import LIMITS, as_configuration_errors, as_transport_errors, outgoing, read_reply
from .transport import Reply, Request


class Httpx2Transport:
    """Sends requests through an httpx2.Client."""

    def __init__(self, http_client: httpx2.Client | None = None, *, proxy: str | None = None) -> None:
        self._given = http_client
        self._proxy = proxy
        self._verify = None if http_client else httpx2.create_ssl_context()
        self._clients: dict[int, httpx2.Client] = {}
        self._client()

    def send(self, request: Request) -> Reply:
        """Send one request and read its answer whole. Raises TransportError and nothing else."""
        client = self._client()
        with as_transport_errors():
            response = client.send(
                outgoing(
                    request,
                    None if self._given is None else client,
                    None if request.body is None else request.body.content,
                ),
                follow_redirects=False,
            )
            return read_reply(response)

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


def _close_in(process: int, client: httpx2.Client) -> None:
    """Close a forgotten client, but not from a child process, which shares its sockets."""
    if os.getpid() == process:
        client.close()
