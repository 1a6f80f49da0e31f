"""A local index to publish to, and a folder of small distributions."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pypiserver
import pytest

from generator.release.build import write_checksums
from generator.release.programs import run_program

METADATA = """\
Metadata-Version: 2.4
Name: pet-shop
Version: 1.2.0
Summary: Sells pets.
License-Expression: MIT
Classifier: Typing :: Typed
Requires-Python: >=3.11
Requires-Dist: httpx2>=2.16
Requires-Dist: rich>=13; extra == "progress"
Provides-Extra: progress
Description-Content-Type: text/markdown

# Pet Shop
"""

WHEEL = "pet_shop-1.2.0-py3-none-any.whl"
SDIST = "pet_shop-1.2.0.tar.gz"


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.test", "-c", "commit.gpgsign=false"]
    run_program(["git", *names, *words], folder=folder, failure="git failed")


@dataclass
class Index:
    """A package index on this machine. refused: names of files it is to refuse, whatever is sent of them."""

    url: str
    folder: Path
    refused: set[str] = field(default_factory=set)
    uploads: int = 0

    @property
    def names(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir())


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 # the name that is called
        pass


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    folder = tmp_path / "index"
    folder.mkdir()
    app = pypiserver.app(roots=[folder], authenticate=[], password_file=".", disable_fallback=True, hash_algo="sha256")
    server = make_server("127.0.0.1", 0, app, handler_class=_Silent)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield Index(url=f"http://127.0.0.1:{server.server_port}/simple/", folder=folder)
    server.shutdown()
    server.server_close()
    thread.join()


def make_wheel(folder: Path, members: dict[str, str], metadata: str = METADATA) -> Path:
    file = folder / WHEEL
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        archive.writestr("pet_shop-1.2.0.dist-info/METADATA", metadata)
        archive.writestr("pet_shop-1.2.0.dist-info/licenses/LICENSE", "MIT")
    return file


@pytest.fixture
def dist(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    wheel = make_wheel(folder, {"pet_shop/__init__.py": ""})
    sdist = folder / SDIST
    sdist.write_bytes(b"a package in a tar")
    write_checksums((wheel, sdist), folder)
    return folder


def copy_to(index: Index) -> Callable[[Path], None]:
    """Give a way to send a file that needs no network."""

    def send(file: Path) -> None:
        (index.folder / file.name).write_bytes(file.read_bytes())

    return send
