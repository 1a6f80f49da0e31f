"""Videos made from an address or from another video."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from package.media.downloading import DownloadError, Downloads, download
from package.uploads.fetching import fetch
from package.videos.source import SourceOrigin, VideoSource, find_source, save_source

from tests.emulator.conftest import StartEmulator
from tests.emulator.uploads.uploader import LIMITS, content_of, new_uploader
from tests.emulator.validating import Emulator

FILM = b"a film of many bytes" * 5


@dataclass
class Films:
    """A web server. pages: status, headers and body by path. asked: the paths that were asked for."""

    pages: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    address: str = ""


@pytest.fixture
def films() -> Iterator[Films]:
    films = Films()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            films.asked.append(self.path)
            status, headers, body = films.pages.get(self.path, (404, {}, b""))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name of the base class
            """Be silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        films.address = f"http://127.0.0.1:{server.server_port}"
        films.pages["/film.mp4"] = (200, {}, FILM)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield films
        server.shutdown()


@pytest.fixture
def importing(start_emulator: StartEmulator) -> Emulator:
    return start_emulator(allow_private_sources=True, uploads=LIMITS)


def loopback(_host: str, _port: int) -> list[str]:
    return ["127.0.0.1"]


def _open(folder: Path) -> int:
    """Open a new file to download to."""
    return os.open(folder / "film", os.O_WRONLY | os.O_CREAT)


def create(emulator: Emulator, source: str, status: int = 202) -> Any:
    return emulator.call("POST", "/videos", status, json={"title": "Import", "source": source})


def status_of(emulator: Emulator, video: str) -> Any:
    return emulator.get(f"/videos/{video}/status")


def test_video_is_downloaded(importing: Emulator, films: Films) -> None:
    video = create(importing, f"{films.address}/film.mp4")["videoId"]
    before = status_of(importing, video)["ingest"]["status"]

    importing.advance(1)

    ingest = status_of(importing, video)["ingest"]
    assert ("ingesting", "ingested", len(FILM)) == (before, ingest["status"], ingest["filesize"])
    assert FILM == content_of(importing, video)


def test_downloaded_video_is_encoded(importing: Emulator, films: Films) -> None:
    video = create(importing, f"{films.address}/film.mp4")["videoId"]

    importing.advance(60)

    assert status_of(importing, video)["encoding"]["playable"]


def test_redirection_is_followed(importing: Emulator, films: Films) -> None:
    films.pages["/old"] = (302, {"Location": "/film.mp4"}, b"")
    video = create(importing, f"{films.address}/old")["videoId"]

    importing.advance(1)

    assert FILM == content_of(importing, video)


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/gone", (404, {}, b"gone")),
        ("/empty", (200, {}, b"")),
        ("/round", (302, {"Location": "/round"}, b"")),
        ("/elsewhere", (302, {"Location": "file:///etc/hostname"}, b"")),
        ("/long", (200, {}, b"x" * 201)),
        ("/broken", (200, {"Content-Length": "500"}, b"x")),
    ],
)
def test_download_that_fails_fails_the_encoding(
    importing: Emulator, films: Films, path: str, page: tuple[int, dict[str, str], bytes]
) -> None:
    films.pages[path] = page
    video = create(importing, f"{films.address}{path}")["videoId"]

    importing.advance(60)

    status = status_of(importing, video)
    assert "ingesting" == status["ingest"]["status"]
    assert {"failed"} == {one["status"] for one in status["encoding"]["qualities"]}
    assert [] == [file for file in importing.world.files.folder.rglob("*") if file.is_file()]


@pytest.mark.parametrize(
    "source",
    [
        "file:///etc/hostname",
        "ftp://example.com/film.mp4",
        "viNone",
        "http://",
        "http://localhost/film.mp4",
        "http://LOCALHOST./film.mp4",
        "http://films.localhost/film.mp4",
        "http://127.0.0.1/film.mp4",
        "http://127.1/film.mp4",
        "http://2130706433/film.mp4",
        "http://0x7f000001/film.mp4",
        "http://10.0.0.1/film.mp4",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]/film.mp4",
        "http://[::ffff:127.0.0.1]/film.mp4",
        "http://[fe80::1]/film.mp4",
        "http://0.0.0.0/film.mp4",
        "http://224.0.0.1/film.mp4",
        "http://[2002:7f00:1::]/film.mp4",
        "http://[64:ff9b::7f00:1]/film.mp4",
        "http://example.com:99999/film.mp4",
    ],
)
def test_address_that_is_not_fetched_is_refused(emulator: Emulator, source: str) -> None:
    problem = create(emulator, source, 400)

    assert "source" == problem["name"]
    assert [] == emulator.get("/videos")["data"]


def test_name_that_leads_into_a_private_network_is_not_asked(films: Films, tmp_path: Path) -> None:
    port = films.address.rpartition(":")[2]
    downloads = Downloads(longest=200, allow_private=False, resolve=lambda _host, _port: ["127.0.0.1"])

    with pytest.raises(DownloadError, match="private network"):
        download(f"http://films.example:{port}/film.mp4", _open(tmp_path), downloads)

    assert [] == films.asked


@pytest.mark.parametrize("place", ["http://example.com:99999/", "file:///etc/hostname", "http:///film", "http://[x/"])
def test_redirection_to_what_is_no_web_address_fails(films: Films, tmp_path: Path, place: str) -> None:
    films.pages["/old"] = (302, {"Location": place}, b"")

    with pytest.raises(DownloadError):
        download(f"{films.address}/old", _open(tmp_path), Downloads(longest=200, allow_private=True, resolve=loopback))

    assert ["/old"] == films.asked[:1]


def test_address_may_have_letters_of_any_language(films: Films, tmp_path: Path) -> None:
    films.pages["/caf%C3%A9%20x.mp4?a=%C3%A9"] = (200, {}, FILM)

    downloads = Downloads(longest=200, allow_private=True)
    download(f"{films.address}/caf\u00e9%20x.mp4?a=\u00e9", _open(tmp_path), downloads)

    assert FILM == (tmp_path / "film").read_bytes()


def test_second_address_of_a_host_is_tried(films: Films, tmp_path: Path) -> None:
    downloads = Downloads(longest=200, allow_private=True, resolve=lambda _host, _port: ["0.0.0.256", "127.0.0.1"])

    download(f"{films.address}/film.mp4", _open(tmp_path), downloads)

    assert FILM == (tmp_path / "film").read_bytes()


def test_download_of_a_process_that_ended_is_begun_again(importing: Emulator, films: Films) -> None:
    video = create(importing, f"{films.address}/film.mp4")["videoId"]
    with importing.world.transaction():
        source = find_source(importing.world, video)
        assert source is not None
        save_source(importing.world, source, worker="a process that was killed")

    importing.advance(1)

    assert FILM == content_of(importing, video)


def test_downloaded_video_takes_no_upload(importing: Emulator, films: Films) -> None:
    video = create(importing, f"{films.address}/film.mp4")["videoId"]

    problem = importing.call("POST", f"/videos/{video}/source", 400, files={"file": b"x"})

    assert problem["type"].endswith("/video-source-already-downloaded")


def test_video_is_copied(importing: Emulator) -> None:
    original = new_uploader(importing)
    original.send(FILM)
    importing.advance(1)
    video = create(importing, original.video)["videoId"]

    importing.advance(1)

    assert "ingested" == status_of(importing, video)["ingest"]["status"]
    assert FILM == content_of(importing, video)


def test_copy_waits_for_the_original(importing: Emulator) -> None:
    original = new_uploader(importing)
    video = create(importing, original.video)["videoId"]
    importing.advance(60)
    before = status_of(importing, video)["ingest"]["status"]

    original.send(FILM)
    importing.advance(60)

    assert ("ingesting", "ingested") == (before, status_of(importing, video)["ingest"]["status"])


def test_copy_outlives_the_original(importing: Emulator) -> None:
    original = new_uploader(importing)
    original.send(FILM)
    importing.advance(1)
    video = create(importing, original.video)["videoId"]
    importing.advance(1)

    importing.call("DELETE", f"/videos/{original.video}", 204)
    importing.world.settle()

    assert FILM == content_of(importing, video)


def test_copy_of_a_deleted_video_fails(importing: Emulator) -> None:
    original = new_uploader(importing)
    video = create(importing, original.video)["videoId"]

    importing.call("DELETE", f"/videos/{original.video}", 204)
    importing.advance(60)

    assert {"failed"} == {one["status"] for one in status_of(importing, video)["encoding"]["qualities"]}


def test_copied_video_takes_no_upload(importing: Emulator) -> None:
    video = create(importing, new_uploader(importing).video)["videoId"]

    problem = importing.call("POST", f"/videos/{video}/source", 400, files={"file": b"x"})

    assert problem["type"].endswith("/video-source-already-copied")


def test_page_of_another_origin_imports_nothing_of_a_private_network(importing: Emulator, films: Films) -> None:
    body = {"title": "Import", "source": f"{films.address}/film.mp4"}

    problem = importing.call("POST", "/videos", 400, json=body, headers={"Origin": "https://evil.test"})

    assert "private network" in problem["detail"]
    importing.call("POST", "/videos", 202, json=body, headers={"Origin": "http://localhost:3000"})


def test_page_is_not_led_into_a_private_network(importing: Emulator, films: Films) -> None:
    source = VideoSource(
        video="vi1", origin=SourceOrigin.DOWNLOAD, place=f"{films.address}/film.mp4", page="https://evil.test"
    )

    with pytest.raises(DownloadError, match="private network"):
        fetch(importing.world, source)
