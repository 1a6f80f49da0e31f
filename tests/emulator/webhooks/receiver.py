"""An endpoint of webhooks on this machine: takes what it is sent, and answers as it is told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Taken:
    """One request that was received."""

    path: str
    headers: dict[str, str]
    body: bytes

    def event(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """What was received so far. statuses: answered one after the other, 204 once they are used up."""

    url: str
    statuses: list[int]
    taken: list[Taken] = field(default_factory=list)

    def events(self) -> list[Any]:
        return [one.event() for one in self.taken]


@contextmanager
def receiving(statuses: Sequence[int] = ()) -> Iterator[Receiver]:
    """Listen on a free port of the loopback interface."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    receiver = Receiver(f"http://127.0.0.1:{server.server_port}", list(statuses))
    server.receiver = receiver  # type: ignore[attr-defined] # how a handler finds it
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        receiver: Receiver = self.server.receiver  # type: ignore[attr-defined] # put there by `receiving`
        body = self.rfile.read(int(self.headers["Content-Length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        receiver.taken.append(Taken(self.path, headers, body))
        self.send_response(receiver.statuses.pop(0) if receiver.statuses else 204)
        self.send_header("Location", receiver.url + "/elsewhere")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name of the base class
        """Stay silent."""
