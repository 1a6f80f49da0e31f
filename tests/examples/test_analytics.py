"""The scripts of `examples/analytics/`, each against an emulator whose plays are known."""

from __future__ import annotations

import ast
import runpy
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import httpx2
import pytest
import yaml
from apivideo_emulator import EmulatorServer, Settings
from apivideo_sdk import ApiVideo

from tests.reference import ROOT

SCRIPTS = ROOT / "examples" / "analytics"
RECIPES = ("completion.py", "drop_off.py", "plays_by_day.py", "session_events.py", "watch_time.py")
MOST_LINES = 10
YESTERDAY = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(hours=12)
Run: TypeAlias = Callable[..., list[str]]


@pytest.fixture(scope="module")
def server() -> Iterator[EmulatorServer]:
    with EmulatorServer(Settings()) as running:
        yield running


@pytest.fixture(scope="module")
def video_id(server: EmulatorServer) -> str:
    with ApiVideo("a-key", base_url=server.base_url) as client:
        talk = str(client.videos.create(title="Talk", tags=["launch"]).video_id)
        client.videos.create(title="Unseen", tags=["launch"])
        client.videos.create(title="Another", tags=["other"])
    days = (YESTERDAY - timedelta(days=ago) for ago in (0, 0, 0, 1, 2))
    plays = [
        {"mediaId": talk, "at": at.isoformat(), "watchTime": seconds, "ended": seconds == 100}
        for at, seconds in zip(days, (100, 100, 40, 20, 100), strict=True)
    ]
    httpx2.post(f"{server.base_url}/_emulator/plays", json=plays).raise_for_status()
    return talk


@pytest.fixture
def run(server: EmulatorServer, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a script; give the lines it prints."""
    monkeypatch.setenv("APIVIDEO_API_KEY", "a-key")
    monkeypatch.setenv("APIVIDEO_BASE_URL", server.base_url)

    def run_script(name: str, *arguments: object) -> list[str]:
        monkeypatch.setattr(sys, "argv", [name, *map(str, arguments)])
        runpy.run_path(str(SCRIPTS / name), run_name="__main__")
        return capsys.readouterr().out.splitlines()

    return run_script


@pytest.mark.parametrize("name", RECIPES)
def test_recipe_has_no_more_than_ten_lines(name: str) -> None:
    text = (SCRIPTS / name).read_text(encoding="utf-8")
    docstring = ast.parse(text).body[0].end_lineno or 0

    assert MOST_LINES >= sum(bool(line.strip()) for line in text.splitlines()[docstring:])


def test_every_script_has_a_test() -> None:
    assert {*RECIPES, "daily_report.py", "daily-report.yml"} == {file.name for file in SCRIPTS.glob("*.*")}


def test_plays_by_day(run: Run, video_id: str) -> None:
    printed = run("plays_by_day.py", "launch", 2)

    played = [line for line in printed if video_id in line]
    before, yesterday = (YESTERDAY - timedelta(days=1)).date(), YESTERDAY.date()
    assert [f"{before} {video_id} 1", f"{yesterday} {video_id} 3"] == played
    assert 4 == len(printed)


def test_watch_time(run: Run, video_id: str) -> None:
    assert video_id

    *rows, totals = run("watch_time.py", "launch", 1)

    assert ["Talk 240.0 seconds", "Unseen 0.0 seconds"] == sorted(rows)
    assert "all: 240.0 change: 11.0" == totals


def test_completion(run: Run, video_id: str) -> None:
    assert video_id

    assert ["Talk: 3 of 5 plays", "Unseen: 0 of 0 plays"] == run("completion.py", "launch", 3)


def test_drop_off(run: Run, video_id: str) -> None:
    first, *curve = run("drop_off.py", video_id)

    assert "5 plays in 5 sessions" == first
    assert ("0 s: 100%", "30 s: 80%", "50 s: 60%", "100 s: 60%") == (curve[0], curve[3], curve[5], curve[10])


def test_session_events(run: Run, video_id: str) -> None:
    printed = run("session_events.py", video_id)

    assert (5, 3) == (sum(" play 0" in line for line in printed), sum(" end 100" in line for line in printed))


def test_daily_report(run: Run, video_id: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert video_id
    folder = tmp_path / "report"

    printed = []
    for _ in range(2):
        with pytest.raises(SystemExit, match="0"):
            run("daily_report.py", "launch", folder)
        printed.append(capsys.readouterr().out.splitlines()[0])

    first, second = (int(line.split()[2]) for line in printed)
    assert 4 == second < first  # the breakdowns, which are not kept
    assert {"cache.sqlite", "history.sqlite", "index.html"} == {file.name for file in folder.iterdir()}
    assert "Videos tagged launch" in (folder / "index.html").read_text(encoding="utf-8")


def test_daily_workflow_is_pinned_and_may_only_read() -> None:
    workflow = yaml.safe_load((SCRIPTS / "daily-report.yml").read_text(encoding="utf-8"))

    (job,) = workflow["jobs"].values()
    used = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [40] * 4 == [len(one.partition("@")[2]) for one in used]
    assert ({}, {"contents": "read"}) == (workflow["permissions"], job["permissions"])
    assert "daily_report.py launch report" in job["steps"][-2]["run"]
