"""A package index on this machine, which breaks connections in the middle of an upload where a test asks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

CONNECTION = "local_index.connection"


@dataclass
class LocalIndex:
    """The index. cut_after: uploads that still succeed before every further one breaks half-way; None: none breaks."""

    url: str
    folder: Path
    cut_after: int | None = None

    @property
    def upload_url(self) -> str:
        return self.url.removesuffix("simple/")

    @property
    def hashes(self) -> dict[str, str]:
        return {file.name: sha256(file.read_bytes()).hexdigest() for file in sorted(self.folder.iterdir())}

    def breaks_now(self) -> bool:
        """Whether the upload that begins is one to break."""
        if self.cut_after is None:
            return False
        self.cut_after -= 1
        return self.cut_after < 0


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        """Say nothing: connections break on purpose."""


class _Handler(WSGIRequestHandler):
    def get_environ(self) -> dict[str, Any]:
        return {**super().get_environ(), CONNECTION: self.connection}

    def get_stderr(self) -> Any:
        return _Nowhere()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name that is called
        pass


class _Nowhere:
    def write(self, _text: str) -> None: ...

    def flush(self) -> None: ...


@contextmanager
def serve_index(folder: Path) -> Iterator[LocalIndex]:
    """Serve the files of a folder, and let anyone add to them."""
    import pypiserver  # noqa: PLC0415 - its web server leaves an importer with which pytest finds no more modules

    folder.mkdir(parents=True, exist_ok=True)
    files = pypiserver.app(
        roots=[folder], authenticate=[], password_file=".", disable_fallback=True, hash_algo="sha256"
    )
    index = LocalIndex(url="", folder=folder)
    server = make_server("127.0.0.1", 0, _breaking(files, index), server_class=_Server, handler_class=_Handler)
    index.url = f"http://127.0.0.1:{server.server_port}/simple/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield index
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _breaking(app: Callable[..., Iterable[bytes]], index: LocalIndex) -> Callable[..., Iterable[bytes]]:
    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ["REQUEST_METHOD"] == "POST" and index.breaks_now():
            environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 2) // 2)
            environ[CONNECTION].shutdown(socket.SHUT_RDWR)
            return []
        return app(environ, start_response)

    return answer
