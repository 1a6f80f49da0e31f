"""A proxy on the loopback: forwards HTTP, opens tunnels by CONNECT and by SOCKS5, and asks for user and password."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

USER, PASSWORD = "us@er", "pass:word"  # fixed
_BASIC = b"proxy-authorization: basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).lower()
_REFUSED = b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


@dataclass
class Proxy:
    """target: where it connects to, whatever name it is asked for. asked: what clients wanted, in their words."""

    port: int
    target: int
    asked: list[str] = field(default_factory=list)

    def url(self, scheme: str = "http", password: str = PASSWORD) -> str:
        return f"{scheme}://{USER.replace('@', '%40')}:{password.replace(':', '%3A')}@127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket) -> None:
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(client,), daemon=True).start()

    def _talk(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            first = client.recv(1, socket.MSG_PEEK)
            if first == b"\x05":
                self._socks(client)
            elif first:
                self._http(client)

    def _http(self, client: socket.socket) -> None:
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += client.recv(1)
        line, _, rest = head.partition(b"\r\n")
        self.asked.append(line.decode())
        if _BASIC not in rest.lower():
            client.sendall(_REFUSED)
            return
        with socket.create_connection(("127.0.0.1", self.target)) as server:
            if line.startswith(b"CONNECT "):
                client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
            else:
                server.sendall(head)
            _join(client, server)

    def _socks(self, client: socket.socket) -> None:
        stream = client.makefile("rb")
        methods = stream.read(stream.read(2)[1])
        if 2 not in methods:
            client.sendall(b"\x05\xff")
            return
        client.sendall(b"\x05\x02")
        user = stream.read(stream.read(2)[1])
        password = stream.read(stream.read(1)[0])
        is_known = (user, password) == (USER.encode(), PASSWORD.encode())
        client.sendall(b"\x01\x00" if is_known else b"\x01\x01")
        if not is_known:
            return
        kind = stream.read(4)[3]
        host = stream.read(stream.read(1)[0]).decode() if kind == 3 else socket.inet_ntoa(stream.read(4))
        port = int.from_bytes(stream.read(2), "big")
        self.asked.append(f"SOCKS {host}:{port}")
        client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        with socket.create_connection(("127.0.0.1", self.target)) as server:
            _join(client, server)


@contextmanager
def proxying(target: int) -> Iterator[Proxy]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(listener.getsockname()[1], target)
        threading.Thread(target=proxy.serve, args=(listener,), daemon=True).start()
        try:
            yield proxy
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def _join(client: socket.socket, server: socket.socket) -> None:
    """Carry bytes both ways until one side ends."""
    back = threading.Thread(target=_pump, args=(server, client), daemon=True)
    back.start()
    _pump(client, server)
    back.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while block := source.recv(1 << 16):
            sink.sendall(block)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_RDWR)
