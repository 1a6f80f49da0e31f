"""What the tests of the runtime play with: a driver without I/O and a server that answers from a script."""

from __future__ import annotations

import copy
import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any, TypeVar

from package.definition import API
from package.runtime.auth.schemes import Auth, NoAuth
from package.runtime.call.arguments import Arguments
from package.runtime.call.call import call
from package.runtime.call.hooks import Hooks
from package.runtime.call.session import Session
from package.runtime.errors import TransportError
from package.runtime.headers import Headers
from package.runtime.operation import Operation
from package.runtime.options import ClientSettings
from package.runtime.response.response import Response
from package.runtime.retry import RetryPolicy
from package.runtime.transport.flow import Flow, Send, Sleep
from package.runtime.transport.protocol import RawResponse, Request, Timeout

T = TypeVar("T")
Answering = RawResponse | TransportError | Callable[[Request], RawResponse]


def reply(status: int, content: bytes = b"", **headers: str) -> RawResponse:
    pairs = [(name.replace("_", "-"), value) for name, value in headers.items()]
    return RawResponse(status=status, headers=Headers(pairs), content=content)


class Play:
    """Runs a flow against a script; sleeping only moves the clock."""

    def __init__(self, *script: Answering) -> None:
        self.requests: list[Request] = []
        self.slept: list[float] = []
        self.now = 1000.0
        self.script = list(script)

    def clock(self) -> float:
        return self.now

    def run(self, flow: Flow[T]) -> T:
        try:
            effect = next(flow)
            while True:
                match effect:
                    case Send(request):
                        self.requests.append(request)
                        response = self.script.pop(0)
                        if isinstance(response, TransportError):
                            effect = flow.throw(copy.copy(response))
                        else:
                            effect = flow.send(response if isinstance(response, RawResponse) else response(request))
                    case Sleep(seconds):
                        self.slept.append(seconds)
                        self.now += seconds
                        effect = flow.send(None)
                    case _:
                        raise AssertionError(f"unexpected {effect}")
        except StopIteration as stop:
            return stop.value  # type: ignore[no-any-return]  # a flow returns its T

    def session(self, auth: Auth | None = None, hooks: Hooks | None = None) -> Session:
        return Session(
            definition=API,
            auth=auth or NoAuth(),
            hooks=hooks or Hooks(),
            logger=logging.getLogger("sample_sdk"),
            clock=self.clock,
            random=lambda: 1.0,
        )

    def call(
        self,
        operation: Operation[T],
        *,
        settings: ClientSettings | None = None,
        auth: Auth | None = None,
        hooks: Hooks | None = None,
        **arguments: Any,
    ) -> Response[T]:
        session = self.session(auth, hooks)
        return self.run(call(session, settings or some_settings(), operation, Arguments(**arguments)))


def some_settings(**changes: Any) -> ClientSettings:
    given: dict[str, Any] = {
        "base_url": "https://api.test",
        "timeout": Timeout(1.0, 1.0),
        "retry": RetryPolicy(retries=2),
        "headers": {},
    }
    return ClientSettings(**{**given, **changes})


@dataclass
class Server:
    """A loopback server: each connection reads requests and asks `answer` for the bytes to send back.

    None closes the connection instead, and so does a response that says `connection: close`.
    """

    response: Callable[[bytes, bytes], bytes | None]
    connections: int = 0
    requests: list[bytes] = field(default_factory=list)
    port: int = 0
    tls: ssl.SSLContext | None = None

    @property
    def url(self) -> str:
        return f"http{'s' if self.tls else ''}://127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with suppress(OSError):  # a client may go early, or not trust the certificate
            self._respond(connection if self.tls is None else self.tls.wrap_socket(connection, server_side=True))

    def _respond(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while head := _read_head(stream):
                body = stream.read(_length(head))
                self.requests.append(head)
                response = self.response(head, body)
                if response is None:
                    return
                connection.sendall(response)
                if b"connection: close" in response:
                    return


@contextmanager
def serving(response: Callable[[bytes, bytes], bytes | None], tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(response, port=listener.getsockname()[1], tls=tls)
        threading.Thread(target=server.serve, args=(listener,), daemon=True).start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def response_bytes(content: bytes = b'{"thingId": "1"}', status: str = "200 OK", headers: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {len(content)}\r\n{headers}\r\n"
    return head.encode("ascii") + content


def _read_head(stream: Any) -> bytes:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        line = stream.readline()
        if not line:
            return b""
        head += line
    return head


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0


@contextmanager
def talking(talk: Callable[[socket.socket], None]) -> Iterator[str]:
    """A server that hands each connection to a function; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def serve() -> None:
            while True:
                try:
                    connection, _ = listener.accept()
                except OSError:
                    return
                threading.Thread(target=talk, args=(connection,), daemon=True).start()

        threading.Thread(target=serve, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            listener.shutdown(socket.SHUT_RDWR)
