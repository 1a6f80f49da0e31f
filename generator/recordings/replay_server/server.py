"""Recordings on a socket of this machine, for clients in any language (HTTP/1.1, https://www.rfc-editor.org/rfc/rfc9112)."""

from __future__ import annotations

import json
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Final

from generator.recordings.package_loader import LoadedPackage
from generator.recordings.replay_server.selection import NoRecordingError, RecordingSelector

if TYPE_CHECKING:
    from package.testing.recordings.recording import RecordedResponse

_LONGEST: Final = 512 * 1024 * 1024
"""Bytes of a request that are read at most."""

_UNRECORDED: Final = "urn:replay:unrecorded-request"
_NOT_KEPT: Final = "urn:replay:body-not-kept"


class ReplayServer(ThreadingHTTPServer):
    """Answers from a selector. Raises OSError when the port is taken."""

    daemon_threads = True

    def __init__(self, package: LoadedPackage, selector: RecordingSelector, host: str, port: int) -> None:
        self.package, self.selector = package, selector
        super().__init__((host, port), _Handler)

    @property
    def base_url(self) -> str:
        """Where clients reach it."""
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"


class _Handler(BaseHTTPRequestHandler):
    """One connection."""

    protocol_version = "HTTP/1.1"
    server: ReplayServer  # pyright: ignore[reportIncompatibleVariableOverride]  # the only one it is made by

    def handle_any(self) -> None:
        """Answer one request as recorded."""
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            content = self._content(headers)
            found = self.server.selector.response(self.command, f"http://replay{self.path}", headers, content)
        except NoRecordingError as error:
            self._refuse(_UNRECORDED, "No recorded request is like this one.", str(error))
            return
        except ValueError as error:
            self.close_connection = True
            self._refuse(_UNRECORDED, "This request cannot be read.", str(error))
            return
        if found.response is None:
            self.close_connection = True  # as recorded: no response came
        else:
            self._give(found.response)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 # the base asks for do_GET and the like
        if name.startswith("do_"):
            return self.handle_any
        raise AttributeError(name)

    def log_message(self, format: str, *given: Any) -> None:  # noqa: A002, ANN401 # the signature is the base's
        """Return what was asked, in one line."""
        line = format % given
        sys.stderr.write("".join(one if one.isprintable() else ascii(one)[1:-1] for one in line) + "\n")

    def _content(self, headers: dict[str, str]) -> bytes:
        if "chunked" in headers.get("transfer-encoding", "").lower():
            return self._chunks()
        length = int(headers.get("content-length", "0") or "0")
        if not 0 <= length <= _LONGEST:
            raise ValueError(f"a body of {length} bytes is too long for a replay")
        return self.rfile.read(length)

    def _chunks(self) -> bytes:
        content = bytearray()
        while size := int(self.rfile.readline().partition(b";")[0], 16):
            content += self.rfile.read(size)
            self.rfile.readline()
            if len(content) > _LONGEST:
                raise ValueError("the body is too long for a replay")
        while self.rfile.readline().strip():
            pass
        return bytes(content)

    def _give(self, response: RecordedResponse) -> None:
        bodies = self.server.package.module("testing.recordings.bodies")
        try:
            content = bodies.write_content(response.body) if response.body is not None else b""
        except bodies.NotKeptError as error:
            self._refuse(_NOT_KEPT, "The recording has only the hash of this response.", str(error))
            return
        self._send(response.status, response.headers, content)

    def _refuse(self, kind: str, title: str, detail: str) -> None:
        problem = {"type": kind, "title": title, "status": HTTPStatus.NOT_FOUND, "detail": detail}
        content = json.dumps(problem, indent=2, ensure_ascii=False).encode()
        self._send(HTTPStatus.NOT_FOUND, (("content-type", "application/problem+json"),), content)

    def _send(self, status: int, headers: tuple[tuple[str, str], ...], content: bytes) -> None:
        self.send_response(status)
        for name, value in headers:
            if name not in {"content-length", "date"}:
                self.send_header(name, value)
        if status != HTTPStatus.NO_CONTENT:
            self.send_header("content-length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)
