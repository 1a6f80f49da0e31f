"""The Python of the guides, run as it stands against the emulator, section by section."""

from __future__ import annotations

import ast
import asyncio
import inspect
import linecache
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_emulator.server.cli import command as emulator_command
from apivideo_sdk import ApiVideo
from apivideo_sdk.agent.cli.main import make_root

from generator.cli.root import ROOT as ROOT_COMMAND
from tests.sdk.readme.own_packages import guides
from tests.sdk.readme.reader import ROOT, SIZES, Section, close_clients, make_files, sections
from tests.sdk.readme.test_readme import CLAIMS

FILES = sorted(guides())
SECTIONS = [section for file in FILES if not guides()[file] for section in sections(file) if str(section) not in CLAIMS]
CLIP = ROOT / "examples" / "demo.mp4"
SPARSE = [name for name in SIZES if name not in {"keynote.mp4", "cover.jpg"}]
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROGRAMS: dict[str, click.Command] = {
    "apivideo": make_root(),
    "apivideo-emulator": emulator_command,
    "apivideo-generator": ROOT_COMMAND,
}


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(speed=1000, ffmpeg=False, video_restore=True)) as running:
        yield running


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files that examples name; none is large."""
    folder = tmp_path_factory.mktemp("files")
    make_files(folder, SPARSE)
    for name in ("keynote.mp4", "talk.mp4"):
        shutil.copy(CLIP, folder / name)
    (folder / "keynote.en.vtt").write_text("WEBVTT\n\n00:01.000 --> 00:04.000\nGood morning.\n")
    (folder / "cover.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(64))
    return folder


@pytest.fixture
def names(server: EmulatorServer, files: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """A `client`, a `video` that plays, a `live_stream`, and an upload `token`: what guides take for granted."""
    monkeypatch.chdir(files)
    monkeypatch.setenv("APIVIDEO_API_KEY", "a-key")
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)
    monkeypatch.setenv("WEBHOOK_SECRET", "a-secret")
    with ApiVideo(strict=True) as client:
        client.request("POST", "/_emulator/reset")
        video = client.videos.create_and_upload("keynote.mp4", title="Keynote", tags=["launch"])
        client.request("POST", "/_emulator/clock", json={"advance": 3600})
        given = {
            "client": client,
            "video": video,
            "live_stream": client.live_streams.create(name="Webinar"),
            "token": client.upload_tokens.create_token().token,
        }
        made: dict[str, Any] = {"__name__": "guide", **given}
        yield made
        close_clients(made)


@pytest.mark.parametrize("section", SECTIONS, ids=str)
def test_section_runs_against_the_emulator(section: Section, names: dict[str, Any]) -> None:
    for line, code in section.blocks:
        text = code.replace('environment="sandbox", ', "").replace('environment="sandbox"', "")
        place = f"{section.file}, below line {line}"
        linecache.cache[place] = len(text), None, text.splitlines(keepends=True), place
        outcome = eval(compile(text, place, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True), names)  # noqa: S307 - our own
        if inspect.iscoroutine(outcome):
            asyncio.run(outcome)


def test_every_python_block_belongs_to_a_section() -> None:
    for file in FILES:
        blocks = [block for section in sections(file) for block in section.blocks]
        assert (ROOT / file).read_text(encoding="utf-8").count("```python") == len(blocks), file


def command_lines() -> Iterator[tuple[str, list[str]]]:
    """Give the words of each line in a guide that starts one of our programs, and where it stands."""
    for file in (*FILES, "README.md", "generated/python/README.md", "generated/emulator/README.md"):
        for block in SHELL.findall((ROOT / file).read_text(encoding="utf-8")):
            for line in block.splitlines():
                words = shlex.split(line.partition(" > ")[0].partition(" | ")[0], comments=True)
                if words and words[0] in PROGRAMS:
                    yield file, words


@pytest.mark.parametrize(
    ("file", "words"), list(command_lines()), ids=lambda value: value if isinstance(value, str) else " ".join(value)
)
def test_command_line_has_commands_and_options_that_exist(file: str, words: list[str]) -> None:
    command, context = PROGRAMS[words[0]], click.Context(PROGRAMS[words[0]])
    known = option_names(command)
    for word in words[1:]:
        if word.startswith("-"):
            assert word.partition("=")[0] in known, f"{file}: {' '.join(words)}"
        elif isinstance(command, click.Group) and (found := command.get_command(context, word)):
            command, known = found, known | option_names(found)

    assert not isinstance(command, click.Group) or words[1:] in ([], ["run"]) or "--help" in words, (
        f"{file}: {' '.join(words)}"
    )


def option_names(command: click.Command) -> set[str]:
    return {"--help", "-h", *(name for one in command.params for name in (*one.opts, *one.secondary_opts))}
