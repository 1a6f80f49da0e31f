"""The scripts of `examples/`, run as they stand, each against an emulator."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import runpy
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo
from fastapi.testclient import TestClient

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
Run: TypeAlias = Callable[..., list[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings(speed=1000)) as running:
        yield running


@pytest.fixture
def client(server: EmulatorServer, monkeypatch: pytest.MonkeyPatch) -> Iterator[ApiVideo]:
    monkeypatch.setenv("APIVIDEO_API_KEY", "a-key")
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)
    with ApiVideo() as made:
        yield made


@pytest.fixture
def run(client: ApiVideo, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a script; give the lines it prints."""

    assert client.base_url

    def run_script(name: str, *arguments: object) -> list[str]:
        monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
        runpy.run_path(str(EXAMPLES / name), run_name="__main__")
        return capsys.readouterr().out.splitlines()

    return run_script


def test_every_script_has_a_test() -> None:
    own = Path(__file__).read_text(encoding="utf-8")

    assert [] == [file.name for file in EXAMPLES.glob("*.*y*") if f'"{file.name}"' not in own and file.stem != "demo"]


def test_list_videos(client: ApiVideo, run: Run) -> None:
    for number in range(30):
        client.videos.create(title=f"Talk {number}", tags=["odd"] if number % 2 else [])

    printed = run("list_videos.py", "odd")

    assert f"{client.videos.list().total} videos on 2 pages" == printed[0]
    assert 3 == sum(line.startswith("new: ") for line in printed)
    assert 15 == sum(line.endswith("['odd']") for line in printed)


def test_get_video(client: ApiVideo, run: Run, tmp_path: Path) -> None:
    video = client.videos.create(title="Talk")

    printed = run("get_video.py", video.video_id, tmp_path / "video.json")

    assert [
        f"Talk {video.assets.player}",
        "shown with the default player theme",
        "read back unchanged: True",
    ] == printed
    assert video.video_id == json.loads((tmp_path / "video.json").read_text(encoding="utf-8"))["videoId"]


def test_update_video(client: ApiVideo, run: Run) -> None:
    video = client.videos.create(title="Talk", description="Long")

    printed = run("update_video.py", video.video_id, "Speech")

    assert ["Speech ['edited'] [('team', 'growth'), ('year', '2030')]"] == printed
    assert "Long" == client.videos.get(video.video_id).description


def test_upload_video(run: Run, tmp_path: Path) -> None:
    clip = EXAMPLES / "demo.mp4"

    printed = run("upload_video.py", clip, tmp_path / "copy.mp4")

    size = clip.stat().st_size
    assert f"{size} of {size} bytes" in printed
    plays, captions, downloaded = printed[-3:]
    assert (True, True) == (plays.startswith("plays at http"), captions.startswith("captions at http"))
    assert f"downloaded {size} bytes" == downloaded
    assert clip.read_bytes() == (tmp_path / "copy.mp4").read_bytes()
    assert not (tmp_path / "copy.mp4.json").exists()


def test_handle_errors(run: Run) -> None:
    missing, refused, outcome, unreached = run("handle_errors.py")

    assert missing.startswith("not there: ")
    assert "400 ttl ['ttl']" == refused
    assert "it was not processed" == outcome
    assert unreached.startswith("not reached: ")


def test_retry_calls(run: Run) -> None:
    printed = run("retry_calls.py")

    assert printed[0] == printed[1]
    assert printed[-2] in {"created in time", "not in time, and unknown", "not in time, and not processed"}
    assert "ended in time: True" == printed[-1]


def test_raw_response(client: ApiVideo, run: Run) -> None:
    client.videos.create(title="Talk")

    printed = run("raw_response.py")

    assert printed[0].startswith("200 application/json")
    assert ["page 1 has 1 items", "200"] == printed[2:]


def test_pydantic_models(run: Run) -> None:
    assert [
        "read back unchanged: True",
        "['Metadata', 'Video', 'VideoAssets']",
        "Value error, /videoId: expected a string, got 5",
    ] == run("pydantic_models.py")


def test_fastapi_app(client: ApiVideo) -> None:
    app = runpy.run_path(str(EXAMPLES / "fastapi_app.py"))["app"]

    with TestClient(app) as web:
        made = web.post("/videos", json={"title": "Talk", "tags": ["web"]})
        found = web.get("/videos", params={"tag": "web"}).json()
        missing = web.get("/videos/vi0")
        refused = web.post("/videos", json={"title": 5})

    assert (201, [made.json()], 404, 422) == (made.status_code, found, missing.status_code, refused.status_code)
    assert "Talk" == client.videos.get(made.json()["videoId"]).title


def test_async_calls(run: Run) -> None:
    printed = run("async_calls.py")

    assert "created ['Part 1', 'Part 2', 'Part 3']" == printed[0]
    assert "3 found, 2 on the first page" == printed[1]
    assert ["Part 1", "Part 2", "Part 3"] == sorted(printed[2:])


@pytest.mark.usefixtures("client")
def test_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    notebook = json.loads((EXAMPLES / "notebook.ipynb").read_text(encoding="utf-8"))
    names: dict[str, Any] = {"__name__": "__main__"}

    async def run_cells() -> None:
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                code = compile("".join(cell["source"]), cell["id"], "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, True)
                outcome = eval(code, names)  # noqa: S307 - the cells are ours
                if inspect.isawaitable(outcome):
                    await outcome

    asyncio.run(run_cells())
    names["client"].close()

    shown = capsys.readouterr().out.splitlines()
    assert "['From a notebook']" == shown[0]
    assert "stream_key='***'" in shown[-1]
