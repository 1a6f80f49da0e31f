"""A process that uploads over real sockets is killed in the middle, and another one goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from package.runtime.transfer.upload.state import UploadState
from package.runtime.transport.protocol import Request, Timeout
from upload_server import UploadApi

PROGRAM = Path(__file__).resolve().parents[1] / "sample" / "uploading_process.py"
PART_SIZE = 256 * 1024
CONTENT = random.Random(8).randbytes(7 * PART_SIZE + 1000)  # noqa: S311 - any bytes will do
LONGEST = 60.0


class Murderer(ThreadingHTTPServer):
    """Serves an API, and kills the victim when this many requests with a part have come to their middle."""

    daemon_threads = True

    def __init__(self, api: UploadApi, *, at: int) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.api = api
        self.at = at
        self.victim: subprocess.Popen[bytes] | None = None
        self.is_there = threading.Event()
        self.counted = 0
        self.count_lock = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def strike(self) -> None:
        with self.count_lock:  # nobody comes beyond the middle before the victim is dead
            self.counted += 1
            if self.counted == self.at:
                assert self.is_there.wait(LONGEST)
                assert self.victim is not None
                self.victim.kill()
                self.victim.wait(LONGEST)


class _Handler(BaseHTTPRequestHandler):
    server: Murderer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._respond(b"")

    def do_POST(self) -> None:
        length = int(self.headers["content-length"])
        beginning = self.rfile.read(length // 2)
        self.server.strike()
        body = beginning + self.rfile.read(length - len(beginning))
        if len(body) == length:
            self._respond(body)
        else:
            self.close_connection = True

    def _respond(self, body: bytes) -> None:
        api = self.server.api
        headers = {name.lower(): value for name, value in self.headers.items()}
        request = Request(method=self.command, url=self.path, headers=headers, timeout=Timeout(None, None))
        fault = api.begin()
        reply = api.response(request, body, fault)
        api.end()
        with suppress(ConnectionError):  # of a client that was killed
            self.send_response(reply.status)
            self.send_header("content-length", str(len(reply.content)))
            self.end_headers()
            self.wfile.write(reply.content)

    def log_message(self, *_args: object) -> None:
        pass


@contextmanager
def serving(api: UploadApi, *, at: int) -> Iterator[Murderer]:
    with Murderer(api, at=at) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(LONGEST)


def upload_in_a_process(server: Murderer, way: str, file: Path, state: Path) -> int:
    command = [sys.executable, "-X", "dev", str(PROGRAM), way, server.url, str(file), str(state), str(PART_SIZE)]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        server.victim = process
        server.is_there.set()
        _, errors = process.communicate(timeout=LONGEST)
    assert b"Warning" not in errors
    return process.returncode


@pytest.mark.parametrize("way", ["blocking", "awaiting"])
def test_an_upload_goes_on_after_its_process_was_killed(tmp_path: Path, way: str) -> None:
    file, state, api = tmp_path / "talk.mp4", tmp_path / "state", UploadApi()
    file.write_bytes(CONTENT)

    with serving(api, at=4) as server:
        first = upload_in_a_process(server, way, file, state)
        kept = UploadState.load(state)
        arrived = len(api.accepted)
        second = upload_in_a_process(server, way, file, state)

    assert first != 0 == second
    assert 2 <= len(kept.parts_done) <= arrived < 8
    assert CONTENT == api.videos["vi1"].content
    assert len(set(api.accepted)) == len(api.accepted)
    assert ["talk.mp4"] == [path.name for path in tmp_path.iterdir()]
