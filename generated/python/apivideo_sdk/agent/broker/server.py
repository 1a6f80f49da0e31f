"""Serves the gate over a Unix socket (0600, in a folder 0700), or over loopback with a token where there are none."""

from __future__ import annotations

import hmac
import os
import secrets
import shutil
import socket
import socketserver
import struct
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, Final, cast

from ...runtime.transport.protocol import RawResponse
from ..gate.gate import Gatekeeper
from .requests import BadRequestBodyError, read_request

_LONGEST_PATH: Final = 100
"""Bytes of the path of a Unix socket that every system takes."""


class _BrokerHandler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    timeout = 120

    @property
    def _broker(self) -> _Threads:
        return cast("_Threads", self.server)

    def _serve(self) -> None:
        headers = {name.lower(): value for name, value in self.headers.items()}
        if not self._broker.is_allowed(self.connection, headers.get("x-broker-token", "")):
            self._reply(RawResponse(status=403), "the broker is for another user")
            return
        try:
            request, spool = read_request(self.command, self.path, headers, self.rfile)
        except (BadRequestBodyError, ValueError) as error:
            self.close_connection = True
            self._reply(RawResponse(status=400), str(error))
            return
        with spool:
            self._reply(self._broker.gate.send(request))

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = _serve  # noqa: N815 - the server's names

    def _reply(self, raw: RawResponse, text: str = "") -> None:
        content = text.encode() or raw.content
        self.send_response_only(raw.status)
        for name, value in raw.headers.pairs:
            self.send_header(name, value)
        self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002, ANN401 - the server's signature
        """Write nothing: the audit has what there is to say."""


class _Threads(socketserver.ThreadingMixIn):
    """Threads for connections, and who may open one."""

    daemon_threads = True
    gate: Gatekeeper
    token = ""
    users: frozenset[int] = frozenset()

    def is_allowed(self, connection: socket.socket, token: str) -> bool:
        """Whether who connected may call: by the token, or by the user that the system names."""
        if self.token:
            return hmac.compare_digest(token, self.token)
        user = _peer(connection)
        return user is None or user in self.users

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401, ARG002 - the signature
        """Say nothing of a client that went away; name any other fault without its text, which may hold a secret."""
        kind = sys.exc_info()[0]
        if kind is not None and not issubclass(kind, OSError):
            sys.stderr.write(f"broker: {kind.__name__}\n")


if hasattr(socketserver, "UnixStreamServer"):

    class UnixBroker(_Threads, socketserver.UnixStreamServer):
        """Behind a Unix socket."""

        def server_bind(self) -> None:
            """Make the socket so that nobody else can open it, not even for a moment."""
            before = os.umask(0o177)
            try:
                super().server_bind()
            finally:
                os.umask(before)

        def get_request(self) -> tuple[Any, Any]:
            """Give the connection; the handler wants an address to name."""
            connection, _ = super().get_request()
            return connection, ("broker", 0)


class LoopbackBroker(_Threads, socketserver.TCPServer):
    """Behind a port of this machine, for systems without Unix sockets."""


def open_broker(
    gate: Gatekeeper, path: Path, users: frozenset[int] = frozenset(), group: str = ""
) -> socketserver.BaseServer:
    """Open the socket of a gate. users: who may call beside the own user. group: that may open the socket then.

    Raises OSError for a path that cannot be, LookupError for a group that there is not.
    """
    if not hasattr(socket, "AF_UNIX"):
        return open_loopback(gate)
    if len(os.fsencode(path)) > _LONGEST_PATH:
        raise OSError(f"the path of the socket is longer than {_LONGEST_PATH} bytes: {path}")
    if not group:
        _prepare_folder(path.parent)
    _remove_stale(path)
    broker = UnixBroker(str(path), _BrokerHandler)
    broker.gate = gate
    broker.users = frozenset({os.getuid(), *users})
    if group:
        shutil.chown(path, group=group)
        path.chmod(0o660)
    return broker


def open_loopback(gate: Gatekeeper) -> LoopbackBroker:
    """Open a port of this machine; `address_of` gives its address with the token."""
    broker = LoopbackBroker(("127.0.0.1", 0), _BrokerHandler)
    broker.gate = gate
    broker.token = secrets.token_urlsafe(32)
    return broker


def address_of(broker: socketserver.BaseServer) -> str:
    """Give what clients connect to: the path of the socket, or an address with the token behind `#`."""
    if isinstance(broker, LoopbackBroker):
        return f"http://127.0.0.1:{broker.server_address[1]}#{broker.token}"
    return str(broker.server_address)


def serve(broker: socketserver.BaseServer, ready: Callable[[str], object]) -> None:
    """Serve until the process is stopped, and take the socket away."""
    address = address_of(broker)
    ready(address)
    try:
        broker.serve_forever(poll_interval=0.2)
    finally:
        broker.server_close()
        if not address.startswith("http://"):
            Path(address).unlink(missing_ok=True)


def _prepare_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    found = folder.stat()
    if found.st_uid == os.getuid() and found.st_mode & 0o077:
        folder.chmod(0o700)


def _remove_stale(path: Path) -> None:
    """Take away the socket of a broker that ended; one that lives keeps its own. Raises OSError then."""
    if not path.exists():
        return
    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            path.unlink()
            return
    raise OSError(f"a broker serves {path} already")


def _peer(connection: socket.socket) -> int | None:
    """Give the user at the other end, None where the system does not say."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return None
    credentials = connection.getsockopt(socket.SOL_SOCKET, option, struct.calcsize("3i"))
    return int(struct.unpack("3i", credentials)[1])
