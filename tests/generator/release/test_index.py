from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from generator.release.index import read_index
from generator.release.programs import ReleaseError


class Answers(BaseHTTPRequestHandler):
    kind = "text/html"
    status = 200
    content = b""

    def do_GET(self) -> None:
        self.send_response(self.status if self.path == "/simple/pet-shop/" else 404)
        self.send_header("Content-Type", self.kind)
        self.end_headers()
        self.wfile.write(self.content)

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def url() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/simple"
    server.shutdown()
    server.server_close()


def test_page_of_links_gives_names_and_hashes(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    page = b'<a href="../../f/a-1.0%2Bx.whl#sha256=12ab">a</a><a href="/b.tar.gz">b</a><a href="c.zip#md5=1">c</a>'
    monkeypatch.setattr(Answers, "content", page)

    assert {"a-1.0+x.whl": "12ab", "b.tar.gz": "", "c.zip": ""} == read_index(url, "Pet_Shop")


def test_json_gives_names_and_hashes(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answers, "kind", "application/vnd.pypi.simple.v1+json")
    monkeypatch.setattr(Answers, "content", b'{"files": [{"filename": "a.whl", "hashes": {"sha256": "12ab"}}]}')

    assert {"a.whl": "12ab"} == read_index(url, "pet-shop")


def test_project_that_is_unknown_has_no_files(url: str) -> None:
    assert {} == read_index(url, "other")


def test_answer_that_is_no_list_is_an_error(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answers, "kind", "application/json")
    monkeypatch.setattr(Answers, "content", b'{"message": "hello"}')

    with pytest.raises(ReleaseError, match="no list of files"):
        read_index(url, "pet-shop")


def test_index_that_fails_is_an_error_and_not_empty(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answers, "status", 503)

    with pytest.raises(ReleaseError, match="answered 503"):
        read_index(url, "pet-shop")


def test_index_that_is_not_reached_is_an_error() -> None:
    with pytest.raises(ReleaseError, match="cannot be read"):
        read_index("http://127.0.0.1:1/simple", "pet-shop")
