"""A small server for HTTP/2 on the loopback, by h2: it responds to a stream when a test asks, in any order."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

import h2.config
import h2.connection
import h2.events
import h2.exceptions

Responder = Callable[[str, bytes], "bytes | None"]
"""Gives the body for a path and what was sent to it; None: no response yet. `b"reset"` and `b"leave"` end it early.

A body is sent as fast as it is read. After `b"goodbye"` the server looks at no other request on that connection.
"""


@dataclass
class Http2Server:
    port: int
    respond: Responder
    connections: int = 0
    paths: list[str] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.port}"

    def serve(self, listener: socket.socket, context: ssl.SSLContext) -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            with suppress(OSError):
                secure = context.wrap_socket(accepted, server_side=True)
                self.connections += 1
                threading.Thread(target=self._talk, args=(secure,), daemon=True).start()

    def _talk(self, connection: ssl.SSLSocket) -> None:
        state = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        streams: dict[int, tuple[str, bytes]] = {}
        bodies: dict[int, bytes] = {}
        with connection, suppress(OSError, h2.exceptions.ProtocolError):
            connection.sendall(state.data_to_send())
            while data := connection.recv(1 << 16):
                for event in state.receive_data(data):
                    if self._handle(state, event, streams, bodies):
                        return
                _pour(state, bodies)
                connection.sendall(state.data_to_send())

    def _handle(
        self,
        state: h2.connection.H2Connection,
        event: h2.events.Event,
        streams: dict[int, tuple[str, bytes]],
        bodies: dict[int, bytes],
    ) -> bool:
        """Handle an event. True: the connection is left."""
        match event:
            case h2.events.RequestReceived(stream_id=number, headers=headers):
                streams[number] = dict(headers)[b":path"].decode(), b""
            case h2.events.DataReceived(stream_id=number, data=data):
                path, body = streams[number]
                streams[number] = path, body + data
                state.acknowledge_received_data(event.flow_controlled_length, number)
            case h2.events.StreamEnded(stream_id=number):
                self.paths.append(streams[number][0])
                found = self.respond(*streams.pop(number))
                return self._respond(state, number, found, bodies)
        return False

    def _respond(
        self, state: h2.connection.H2Connection, number: int, found: bytes | None, bodies: dict[int, bytes]
    ) -> bool:
        if found == b"leave":
            return True
        if found == b"reset":
            state.reset_stream(number)
        elif found is not None:
            state.send_headers(number, [(":status", "200"), ("content-length", str(len(found)))])
            bodies[number] = found
        return False


def _pour(state: h2.connection.H2Connection, bodies: dict[int, bytes]) -> None:
    """Send of bodies what the client has room for."""
    for number, body in list(bodies.items()):
        rest = memoryview(body)
        while rest and (size := min(state.local_flow_control_window(number), state.max_outbound_frame_size)) > 0:
            state.send_data(number, rest[:size].tobytes())
            rest = rest[size:]
        bodies[number] = rest.tobytes()
        if not rest:
            del bodies[number]
            state.end_stream(number)
            if body == b"goodbye":
                state.close_connection(last_stream_id=number)


@contextmanager
def serving_http2(respond: Responder, context: ssl.SSLContext) -> Iterator[Http2Server]:
    context.set_alpn_protocols(["h2", "http/1.1"])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Http2Server(listener.getsockname()[1], respond)
        threading.Thread(target=server.serve, args=(listener, context), daemon=True).start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
