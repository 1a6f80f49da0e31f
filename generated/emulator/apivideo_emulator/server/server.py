"""An emulator that is served over HTTP: in the main thread, in one of its own, or until the process ends."""

from __future__ import annotations

import asyncio
import socket
import sqlite3
import sys
import threading
from typing import Any, Final, Self

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..base.settings import Settings
from ..control.disturbance import CUT
from ..control.origins import KnownHosts, known_hosts
from ..world.world import World
from .app import make_app

_GRACE: Final = 1
"""Real seconds that calls have to end in when the server stops."""


class EmulatorServer:
    """An emulator on a socket of this machine. Ready to be called once `start` has returned, or inside `with`.

    port: 0 for one that is free. `base_url` is where it is reached. Raises OSError when the port is taken.
    """

    def __init__(self, settings: Settings | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        self._socket = _listen(host, port)
        app = make_app(settings)
        self.world: World = app.state.world
        shown = f"[{host}]" if ":" in host else host
        self.base_url = f"http://{shown}:{self._socket.getsockname()[1]}"
        guarded = KnownHosts(app, known_hosts(host, self.world.settings))
        config = uvicorn.Config(
            guarded, http=_CuttableProtocol, log_level="warning", access_log=False, timeout_graceful_shutdown=_GRACE
        )
        self._server = _WorldServer(config, self.world)
        self._thread: threading.Thread | None = None

    def run(self) -> None:
        """Serve until the process is asked to end."""
        self._server.run(sockets=[self._socket])

    def start(self) -> str:
        """Serve in a thread; give `base_url`. Raises RuntimeError when it does not come up.

        Waits until it listens or has ended, however long a busy machine takes.
        """
        self._thread = threading.Thread(target=self._run_until_it_ends, name="emulator-server", daemon=True)
        self._thread.start()
        self._server.ready.wait()
        if not self._server.started:
            raise RuntimeError("the emulator did not start; its log gives the reason")
        return self.base_url

    def _run_until_it_ends(self) -> None:
        try:
            self.run()
        finally:
            self._server.ready.set()

    def stop(self) -> None:
        """End serving, and wait until it has ended."""
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()


class _WorldServer(uvicorn.Server):
    """Reports when it listens, and ends the programs that calls wait for as soon as it is to stop."""

    def __init__(self, config: uvicorn.Config, world: World) -> None:
        super().__init__(config)
        self.ready = threading.Event()
        self._world = world

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._world.processes.close()
        await super().shutdown(sockets)


class _CuttableProtocol(H11Protocol):
    """HTTP without delay, whose connection an application can cut, as faults want it."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        # asyncio does this only for sockets that name their protocol; without it, each response of a kept
        # connection waits 40 ms for the acknowledgment of its headers
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        super().connection_made(transport)
        self.app_state: dict[str, Any] = {**self.app_state, CUT: self._cut}

    def _cut(self, is_flushed: bool) -> None:  # noqa: FBT001 # the signature that disturbance.CUT names
        if is_flushed:
            self.transport.close()
        else:
            self.transport.abort()


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    return socket.create_server((host, port), family=family, backlog=2048)


def serve(settings: Settings, host: str, port: int) -> int:
    """Serve until interrupted, and return the exit code; 1, with one line that says why, if it cannot start."""
    try:
        server = EmulatorServer(settings, host, port)
    except (sqlite3.Error, OSError, ValueError) as error:
        sys.stderr.write(f"apivideo-emulator {_reason(error, settings, f'{host}:{port}')}\n")
        return 1
    sys.stdout.write(f"api.video emulator: {server.base_url}, state in {settings.state or 'memory'}\n")
    sys.stdout.flush()
    server.run()
    return 0


def _reason(error: Exception, settings: Settings, address: str) -> str:
    match error:
        case sqlite3.Error():
            return f"cannot keep its state in {settings.state}: {error}"
        case OSError():
            return f"cannot use {error.filename or address}: {error.strerror}"
        case _:
            return f"cannot start: {error}"
