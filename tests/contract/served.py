"""A contract folder of a few scenarios, whose local server answers from recordings: quick, and changed at will."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.cli import main
from generator.recordings.package_loader import LoadedPackage, load_package
from generator.recordings.recorded import read_recordings
from generator.recordings.replay_server.selection import RecordingSelector
from generator.recordings.replay_server.server import ReplayServer
from tests.contract.playing import CONTRACT, PACKAGE, ROOT

STARTS = """\
from tests.contract.served import serve_recordings

API_KEY = "any-key"


def serve(package, settings):
    return serve_recordings(package, {responses!r})
"""

DOCUMENT = ROOT / "generated" / "emulator" / "apivideo_emulator" / "openapi.json"

PROJECT = """\
[tool.generator]
document = "{document}"
output = "{package}"
"""


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Folder:
    """A contract folder. responses: where the recordings lie that its server answers from."""

    path: Path
    responses: Path
    capsys: pytest.CaptureFixture[str]

    def recording(self, name: str) -> Path:
        return self.path / "recordings" / f"{name}.json"

    def run(self, verb: str, *words: str) -> Result:
        code = main([verb, *words, "--contract-dir", str(self.path)])
        captured = self.capsys.readouterr()
        return Result(code, captured.out, captured.err)

    def write_scenario(self, name: str, text: str) -> None:
        (self.path / "scenarios" / f"{name}.py").write_text(text, encoding="utf-8")

    @contextmanager
    def serving(self) -> Iterator[str]:
        """Let the server run as one that is not started by the verbs."""
        with load_package(PACKAGE) as package, serve_recordings(package, str(self.responses)) as server:
            yield server.base_url

    def change_response(self, name: str, change: Callable[[str], str]) -> None:
        """Let the server answer otherwise."""
        file = self.responses / f"{name}.json"
        before = file.read_text(encoding="utf-8")
        after = change(before)
        assert before != after
        file.write_text(after, encoding="utf-8")


def make_folder(path: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, ...]) -> Folder:
    """Make a project with scenarios of this repository and their recordings, and the document in one file."""
    folder = Folder(path / "contract", path / "responses", capsys)
    (path / "pyproject.toml").write_text(PROJECT.format(package=PACKAGE, document=DOCUMENT), encoding="utf-8")
    for place in (folder.path / "scenarios", folder.path / "recordings", folder.responses):
        place.mkdir(parents=True)
    for name in names:
        shutil.copy(CONTRACT / "scenarios" / f"{name}.py", folder.path / "scenarios")
        for place in (folder.path / "recordings", folder.responses):
            shutil.copy(CONTRACT / "recordings" / f"{name}.json", place)
    (folder.path / "server.py").write_text(STARTS.format(responses=str(folder.responses)), encoding="utf-8")
    return folder


class Server:
    """A server that answers from recordings, on a clock that nobody sees."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url

    def advance(self, seconds: float) -> None:
        """Take no notice."""

    def post(self, path: str, body: Mapping[str, Any]) -> None:
        """Take no notice."""


@contextmanager
def serve_recordings(package: LoadedPackage, responses: str) -> Iterator[Server]:
    recordings = [one.recording for one in read_recordings(package, ROOT / responses)]
    with ReplayServer(package, RecordingSelector(package, recordings), "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield Server(server.base_url)
        finally:
            server.shutdown()
            thread.join()
