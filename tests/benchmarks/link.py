"""A slow link, simulated on loopback: a relay that delays both directions and paces what the client sends.

Each connection has a line of its own: bytes come out half a round trip after they went in, the client's at most
at the line's rate, and making the connection costs one round trip. A line holds what is on its way and little
more, so that a sender feels the rate at once.
"""

from __future__ import annotations

import asyncio
import math
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

from tests.benchmarks.child import started

ROUND_TRIP: Final = 0.040
RATE: Final = 25e6
BURST: Final = 0.004
BLOCK: Final = 1 << 16
WINDOW: Final = 1 << 19
ON_THE_WAY: Final = math.ceil(RATE * ROUND_TRIP / 2 / BLOCK) + 2


class Pace:
    """A bucket of tokens: when bytes may go, at a rate per second, with that many seconds' worth kept while idle."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate = rate
        self._burst = burst
        self._through = -math.inf

    def due(self, now: float, count: int) -> float:
        """Give the time, not before now, at which the last of these bytes is through."""
        self._through = max(self._through, now - self._burst) + count / self._rate
        return max(now, self._through)


class Line:
    """One direction of one connection; without a pace its bytes are only delayed."""

    def __init__(self, source: socket.socket, target: socket.socket, pace: Pace | None = None) -> None:
        self._source = source
        self._target = target
        self._pace = pace
        self._loop = asyncio.get_running_loop()
        self._way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue(ON_THE_WAY)

    async def carry(self) -> None:
        """Carry bytes until their source ends."""
        with suppress(ConnectionError):
            await asyncio.gather(self._enter(), self._leave())

    async def _enter(self) -> None:
        while True:
            block = await self._loop.sock_recv(self._source, BLOCK)
            entered = self._loop.time()
            if self._pace is not None:
                entered = self._pace.due(entered, len(block))
                await asyncio.sleep(entered - self._loop.time())
            await self._way.put((entered + ROUND_TRIP / 2, block))
            if not block:
                return

    async def _leave(self) -> None:
        while True:
            due, block = await self._way.get()
            await asyncio.sleep(due - self._loop.time())
            if not block:
                self._target.shutdown(socket.SHUT_WR)
                return
            await self._loop.sock_sendall(self._target, block)


async def connect(client: socket.socket, target: tuple[str, int]) -> None:
    """Join a client that was accepted to the target, until both sides have ended."""
    loop = asyncio.get_running_loop()
    with client, socket.socket() as server:
        for end in (client, server):
            end.setblocking(False)
            end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        await asyncio.sleep(ROUND_TRIP)
        await loop.sock_connect(server, target)
        up, down = Line(client, server, Pace(RATE, BURST)), Line(server, client)
        await asyncio.gather(up.carry(), down.carry())


async def relay(target: tuple[str, int]) -> None:
    """Relay until the process is ended; prints the port."""
    loop = asyncio.get_running_loop()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, WINDOW)
        listener.setblocking(False)
        sys.stdout.write(f"{listener.getsockname()[1]}\n")
        sys.stdout.flush()
        connections = set()
        while True:
            client, _ = await loop.sock_accept(listener)
            task = loop.create_task(connect(client, target))
            connections.add(task)
            task.add_done_callback(connections.discard)


@contextmanager
def link(base_url: str) -> Iterator[str]:
    """Run a link to a server in a process of its own; gives the base URL at the near end."""
    far = urlsplit(base_url)
    with started("tests.benchmarks.link", str(far.hostname), str(far.port)) as port:
        yield f"http://127.0.0.1:{port}"


if __name__ == "__main__":
    asyncio.run(relay((sys.argv[1], int(sys.argv[2]))))
