from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.document import load_document
from generator.document.references import remote
from generator.problems import UnusableInputError
from generator.reach import Reach

STOP = threading.Event()

ANY = Reach(allow_remote_refs=True, allow_private_addresses=True)

PAGES = {
    "/a.yaml": "A: {properties: {b: {$ref: more/b.yaml}}}\n",
    "/more/b.yaml": "type: string\n",
    "/big.yaml": "A: " + "x" * 2000,
    "/broken.yaml": "A: [\n",
    "/away": "ftp://a.test/b.yaml",
    "/api/openapi.yaml": "openapi: 3.1.1\ncomponents: {schemas: {A: {$ref: a.yaml}}}\n",
    "/api/a.yaml": "type: string\n",
    "/api/above.yaml": "openapi: 3.1.1\ncomponents: {schemas: {A: {$ref: ../a.yaml}}}\n",
}


def _page(path: str) -> str | None:
    if path.startswith("/chain/"):
        number = int(path.removeprefix("/chain/").removesuffix(".yaml"))
        return f"properties: {{next: {{$ref: {number + 1}.yaml}}}}\n"
    return PAGES.get(path)


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path.startswith("/slow"):
            self._drip()
            return
        body = _page(self.path)
        if self.path in {"/away", "/moved"}:
            self.send_response(302)
            self.send_header("Location", PAGES[self.path])
        else:
            self.send_response(200 if body else 404)
        self.end_headers()
        self.wfile.write((body or "").encode())

    def _drip(self) -> None:
        """Send a byte now and then, until nobody listens."""
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while not STOP.wait(0.02):
                self.wfile.write(b"x")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 # the name is the library's
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    STOP.set()
    server.shutdown()
    thread.join()
    server.server_close()


def _document(reference: str) -> dict[str, str]:
    return {"openapi.yaml": f"openapi: 3.1.1\ncomponents:\n  schemas:\n    A: {{$ref: '{reference}'}}\n"}


def test_allowed_remote_references_are_followed(write: Callable[[dict[str, str]], Path], address: str) -> None:
    document = load_document(write(_document(f"{address}/a.yaml#/A")), reach=ANY)

    assert {
        "schemas": {"A": {"properties": {"b": {"$ref": "#/components/schemas/b"}}}, "b": {"type": "string"}}
    } == document.root["components"]
    assert f"{address}/more/b.yaml:1:1" == str(document.locate("#/components/schemas/b"))
    assert [Path("openapi.yaml")] == list(document.sources)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("/none.yaml", "404"),
        ("/away", "redirected to ftp://a.test/b.yaml, which is neither"),
        ("/big.yaml", "is larger than is left of"),
        ("/broken.yaml", "broken YAML"),
    ],
)
def test_remote_reference_that_cannot_be_followed_is_refused(
    write: Callable[[dict[str, str]], Path], address: str, page: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_REMOTE_BYTES", 1000)
    root = write(_document(f"{address}{page}"))

    with pytest.raises(UnusableInputError, match=message):
        load_document(root, reach=ANY)


def test_url_of_a_document_is_read_with_the_files_beside_it(address: str) -> None:
    document = load_document(f"{address}/api/openapi.yaml")

    assert {"schemas": {"A": {"type": "string"}}} == document.root["components"]
    assert f"{address}/api/openapi.yaml:1:1" == str(document.locate("#/openapi"))
    assert () == document.sources


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("/api/above.yaml", "is remote; copy the file here or use --allow-remote-refs"),
        ("/none.yaml", "404"),
    ],
)
def test_url_of_a_document_allows_nothing_else(address: str, page: str, message: str) -> None:
    with pytest.raises(UnusableInputError, match=message):
        load_document(f"{address}{page}")


def test_private_address_needs_its_own_option(write: Callable[[dict[str, str]], Path], address: str) -> None:
    root = write(_document(f"{address}/a.yaml#/A"))

    with pytest.raises(UnusableInputError, match=r"private address 127.0.0.1; .* --allow-private-addresses"):
        load_document(root, reach=Reach(allow_remote_refs=True))


def test_redirect_to_a_private_address_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    other = address.replace("127.0.0.1", "localhost")
    monkeypatch.setitem(PAGES, "/moved", f"{address}/a.yaml")

    with pytest.raises(UnusableInputError, match=r"private address 127.0.0.1"):
        load_document(f"{other}/moved")


def test_time_is_limited_in_all_though_bytes_come_in(
    write: Callable[[dict[str, str]], Path], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remote, "MAX_REMOTE_SECONDS", 0.2)
    root = write(_document(f"{address}/slow.yaml"))

    with pytest.raises(UnusableInputError, match="was not complete within 0 seconds, the limit for all remote files"):
        load_document(root, reach=ANY)


@pytest.mark.parametrize(
    ("limit", "value", "message"),
    [("MAX_REMOTE_FILES", 5, "more than 5 remote files"), ("MAX_REMOTE_BYTES", 300, "larger than is left of")],
)
def test_endless_chain_of_files_is_refused(
    write: Callable[[dict[str, str]], Path],
    address: str,
    monkeypatch: pytest.MonkeyPatch,
    limit: str,
    value: int,
    message: str,
) -> None:
    monkeypatch.setattr(remote, limit, value)
    root = write(_document(f"{address}/chain/0.yaml"))

    with pytest.raises(UnusableInputError, match=message):
        load_document(root, reach=ANY)


def test_redirects_are_counted(
    write: Callable[[dict[str, str]], Path], address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(PAGES, "/moved", f"{address}/moved")
    root = write(_document(f"{address}/moved"))

    with pytest.raises(UnusableInputError, match="redirected more than 5 times"):
        load_document(root, reach=ANY)
