"""A user's project: its tests find the fixtures by themselves, and need neither account nor network."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest

_GENERATED: Final = Path(__file__).resolve().parents[3] / "generated"
_OPTIONS: Final = ("-p", "apivideo_emulator.pytest_plugin", "-p", "no:cacheprovider", "-W", "error", "-rA")
_OUTCOME: Final = re.compile(r"^(PASSED|FAILED|ERROR) \S+::(\w+)(?:\[\S+\])?", re.MULTILINE)

_FILM: Final = """
import asyncio
import pytest

def test_three_lines(apivideo_client):
    video = apivideo_client.videos.create(title="Film")
    assert [video.video_id] == [found.video_id for found in apivideo_client.videos.list()]

def test_async_client(async_apivideo_client):
    async def title():
        video = await async_apivideo_client.videos.create(title="Film")
        return (await async_apivideo_client.videos.get(video.video_id)).title

    assert "Film" == asyncio.run(title())
    assert "Film" == asyncio.run(title())

@pytest.mark.parametrize("turn", [1, 2])
def test_nothing_is_left(apivideo_client, apivideo_emulator, turn):
    assert [] == apivideo_emulator.requests
    assert [] == list(apivideo_client.videos.list())
    apivideo_client.videos.create(title="Film")
    apivideo_emulator.fault("500")

def test_faults_and_requests(apivideo_client, apivideo_emulator):
    apivideo_emulator.fault("503", "listVideos", times=1)

    assert [] == list(apivideo_client.videos.list())

    asked = [request.status for request in apivideo_emulator.requests if request.operation == "listVideos"]
    assert [503, 200] == asked

def test_upload_plays(apivideo_client, tmp_path):
    video = apivideo_client.videos.create(title="Film")
    film = tmp_path / "film.mp4"
    film.write_bytes(b"film")
    apivideo_client.videos.upload(video.video_id, film)

    assert apivideo_client.videos.wait_until_playable(video.video_id, timeout=20, interval=0.05)
"""


class Run:
    """What pytest made of a project."""

    def __init__(self, printed: str) -> None:
        self.printed = printed
        self.outcomes = [(outcome, name) for outcome, name in _OUTCOME.findall(printed)]


def run(folder: Path, *, packages: Sequence[str] = ("emulator", "python"), **files: str) -> Run:
    """Write the modules of a project, and run its tests in a process of their own.

    In this one modules would be loaded twice, and no error be what another copy raises.
    """
    for name, content in {"pytest.ini": "[pytest]", **{f"{name}.py": text for name, text in files.items()}}.items():
        (folder / name).write_text(content, encoding="utf-8")
    path = os.pathsep.join(str(_GENERATED / name) for name in packages)
    environment = {**os.environ, "PYTHONPATH": path, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    command = [sys.executable, "-m", "pytest", *_OPTIONS]
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    return Run(done.stdout)


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """A project with tests of all kinds."""
    return run(tmp_path_factory.mktemp("film"), test_film=_FILM)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "times"),
    [
        ("test_three_lines", 1),
        ("test_async_client", 1),
        pytest.param("test_nothing_is_left", 2, id="every test begins with nothing"),
        ("test_faults_and_requests", 1),
        ("test_upload_plays", 1),
    ],
)
def test_project_is_tested_against_the_emulator(film: Run, name: str, times: int) -> None:
    outcomes = [outcome for outcome, test in film.outcomes if test == name]

    assert ["PASSED"] * times == outcomes, film.printed


def test_project_moves_time_by_its_own_settings(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        conftest="""
import pytest
from apivideo_emulator import Settings

@pytest.fixture(scope="session")
def apivideo_emulator_settings():
    return Settings(speed=0)
""",
        test_token="""
def test_token_ends(apivideo_client, apivideo_emulator):
    apivideo_client.upload_tokens.create_token(ttl=60)

    apivideo_emulator.advance(61)

    assert [] == list(apivideo_client.upload_tokens.list())
""",
    )

    assert [("PASSED", "test_token_ends")] == done.outcomes, done.printed


def test_emulator_is_of_use_without_the_sdk(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        packages=["emulator"],
        test_film="""
from urllib.request import urlopen

def test_emulator(apivideo_emulator):
    assert 200 == urlopen(f"{apivideo_emulator.base_url}/_emulator/health").status

def test_client(apivideo_client):
    pass

def test_async_client(async_apivideo_client):
    pass
""",
    )

    assert [("PASSED", "test_emulator"), ("ERROR", "test_client"), ("ERROR", "test_async_client")] == done.outcomes
    advice = "\nthis fixture gives a client of the SDK, which is not installed; run: pip install apivideo-sdk\n"
    assert 2 == done.printed.count(advice), done.printed


def test_projects_without_the_fixtures_load_nothing(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        test_none="""
import sys

def test_nothing_is_loaded():
    assert not {"uvicorn", "starlette", "jsonschema_rs", "httpx2"} & set(sys.modules)
""",
    )

    assert [("PASSED", "test_nothing_is_loaded")] == done.outcomes, done.printed
