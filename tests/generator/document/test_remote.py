from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.document import load_document, remote
from generator.problems import UnusableInputError

PAGES = {
    "/a.yaml": "A: {properties: {b: {$ref: more/b.yaml}}}\n",
    "/more/b.yaml": "type: string\n",
    "/big.yaml": "A: " + "x" * 2000,
    "/broken.yaml": "A: [\n",
}


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = PAGES.get(self.path)
        self.send_response(302 if self.path == "/away" else 200 if body else 404)
        self.send_header("Location", "ftp://a.test/b.yaml")
        self.end_headers()
        self.wfile.write((body or "").encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is the library's
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def _document(reference: str) -> dict[str, str]:
    return {"openapi.yaml": f"openapi: 3.1.1\ncomponents:\n  schemas:\n    A: {{$ref: '{reference}'}}\n"}


def test_allowed_remote_references_are_followed(write: Callable[[dict[str, str]], Path], address: str) -> None:
    document = load_document(write(_document(f"{address}/a.yaml#/A")), allow_remote_refs=True)

    assert {
        "schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/b"}}}, "b": {"type": "string"}}
    } == document.root["components"]
    assert f"{address}/more/b.yaml:1:1" == str(document.locate("#/components/schemas/b"))
    assert [Path("openapi.yaml")] == list(document.sources)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("/none.yaml", "404"),
        ("/away", "redirected to ftp://a.test/b.yaml"),
        ("/big.yaml", "is larger than"),
        ("/broken.yaml", "broken YAML"),
    ],
)
def test_remote_reference_that_cannot_be_followed_is_refused(
    write: Callable[[dict[str, str]], Path], address: str, page: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_REMOTE_BYTES", 1000)
    root = write(_document(f"{address}{page}"))

    with pytest.raises(UnusableInputError, match=message):
        load_document(root, allow_remote_refs=True)
