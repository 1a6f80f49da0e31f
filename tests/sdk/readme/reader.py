"""Runs the Python of a README as it stands.

Key and address come from the environment; `environment="sandbox"` is left out, since it would win over the address. The
blocks of a section share their names, in order.
"""

from __future__ import annotations

import asyncio
import io
import linecache
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from apivideo_sdk import ApiVideo, AsyncApiVideo
from apivideo_sdk.runtime.caller import Caller
from apivideo_sdk.runtime.transport.flow import BlockingDriver

from tests.sdk.readme.api import KEY, SECRET, ReadmeApi, digest
from tests.sdk.readme.server import serving

ROOT = Path(__file__).resolve().parents[3]
MIB = 1 << 20
PART = 50 * MIB
SIZES = {
    "keynote.mp4": PART + MIB,
    "recording.ts": PART + MIB,
    "pieces/1.ts": 5 * MIB,
    "pieces/2.ts": 5 * MIB + 1,
    "pieces/3.ts": 7,
    "cover.jpg": 100,
}
"""The files that examples name. They are sparse, and no two parts of one are the same."""
PARTS = {"keynote.mp4": -(-SIZES["keynote.mp4"] // 4)}
"""What goes in parts of another size: a file of known length, in one round of four."""

_HEADING_OR_CODE = re.compile(
    r"^#+ (?P<heading>[^\n]+)$|^```(?P<language>\w*)\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Section:
    """A heading and the Python below it: line numbers in the file, and text."""

    file: str
    heading: str
    blocks: tuple[tuple[int, str], ...]

    def __str__(self) -> str:
        return f"{self.file}: {self.heading}"


@cache
def sections(file: str) -> tuple[Section, ...]:
    """Find the sections of a README that have Python in them."""
    text = (ROOT / file).read_text(encoding="utf-8")
    found: dict[str, list[tuple[int, str]]] = {}
    heading = ""
    for match in _HEADING_OR_CODE.finditer(text):
        heading = match["heading"] or heading
        if match["language"] == "python":
            found.setdefault(heading, []).append((text.count("\n", 0, match.start("code")), match["code"]))
    return tuple(Section(file, heading, tuple(blocks)) for heading, blocks in found.items())


@dataclass
class Reader:
    """Somebody who runs examples in a folder that holds the files they name."""

    api: ReadmeApi
    folder: Path
    names: dict[str, Any]

    def run(self, section: Section) -> None:
        """Run the blocks of a section, whose lines a traceback shows."""
        for line, code in section.blocks:
            text = code.replace('environment="sandbox", ', "").replace('environment="sandbox"', "")
            place = f"{section.file}, below line {line}"
            linecache.cache[place] = len(text), None, text.splitlines(keepends=True), place
            exec(compile(text, place, "exec", dont_inherit=True), self.names)  # noqa: S102 - what is tested

    def digests(self, name: str, part: int = 0) -> list[str]:
        part = part or PARTS.get(name, PART)
        content = memoryview((self.folder / name).read_bytes())
        return [digest(content[start : start + part]) for start in range(0, len(content), part)]


@contextmanager
def reading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Reader]:
    """Give a reader who knows a `client`, a `video` that was uploaded, and an upload `token`, and no other name."""
    monkeypatch.chdir(folder)
    make_files(folder)
    api = ReadmeApi()
    with serving(api.answer) as api.url, piped(folder / "recording.ts") as standard_input:
        monkeypatch.setattr(sys, "stdin", standard_input)
        monkeypatch.setenv("APIVIDEO_API_KEY", KEY)
        monkeypatch.setenv("APIVIDEO_BASE_URL", api.url)
        monkeypatch.setenv("WEBHOOK_SECRET", SECRET)
        uploaded = [api.add_uploaded_video(title=f"Talk {number}") for number in range(3)]
        with impatient_client() as client:
            names = {"client": client, "video": client.videos.get(uploaded[0]), "token": api.add_token(60)}
            api.seen.clear()
            reader = Reader(api, folder, {"__name__": "readme", **names})
            yield reader
            close_clients(reader.names)


def make_files(folder: Path, names: Iterable[str] = SIZES) -> None:
    for name in names:
        size = SIZES[name]
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        with path.open("wb") as file:
            for start in range(0, size, 5 * MIB):
                file.seek(start)
                file.write(f"{name} {start}"[:size].encode())
            file.truncate(size)


@contextmanager
def piped(file: Path) -> Iterator[io.TextIOWrapper]:
    """Give a file as a standard input that is a pipe."""
    with subprocess.Popen(["cat", file], stdout=subprocess.PIPE) as cat:  # noqa: S607 - any cat does
        assert cat.stdout is not None
        yield io.TextIOWrapper(cat.stdout)


def impatient_client() -> ApiVideo:
    """A client whose pauses take no time, and to which a response that departs from the document is an error."""
    client = ApiVideo(strict=True)
    caller, transport = client.caller, client._transport
    assert transport is not None
    client.caller = Caller(caller.session, caller.settings, BlockingDriver(transport, sleep=lambda _: None))
    return client


def close_clients(names: dict[str, Any]) -> None:
    """Close the clients that examples left open."""
    for value in names.values():
        if isinstance(value, ApiVideo):
            value.close()
        elif isinstance(value, AsyncApiVideo):
            asyncio.run(value.close())
