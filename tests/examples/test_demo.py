"""The demo: a real file goes up through the SDK, and a browser plays it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest

from tests.emulator.browsing import browsing, wait_for
from tests.tools import needs_browser

_REPOSITORY = Path(__file__).resolve().parents[2]
_DEMO = _REPOSITORY / "examples" / "demo.py"
_DEMOS = {"once": ("--once",), "watched": (), "interrupted": ()}
_PACKAGES = [str(_REPOSITORY / "generated" / name) for name in ("python", "emulator")]
_ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(_PACKAGES)}


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, subprocess.Popen[str]]]:
    """One demo a test, started together: each waits for seconds until its video is encoded."""
    folder = tmp_path_factory.mktemp("demos")
    with ExitStack() as stack:
        yield {name: stack.enter_context(running(folder, *arguments)) for name, arguments in _DEMOS.items()}


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run the demo until the end of the block at the latest. folder: where its emulator keeps what is uploaded."""
    command = [sys.executable, str(_DEMO), *arguments]
    environment = {**_ENVIRONMENT, "TMPDIR": str(folder)}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.slow
def test_demo_shows_its_progress_and_where_the_video_plays(demos: Mapping[str, subprocess.Popen[str]]) -> None:
    shown, _ = demos["once"].communicate(timeout=150)

    assert 0 == demos["once"].returncode
    assert re.search(r"demo\.mp4 .*70\.8/70\.8 kB", shown), shown
    page = re.search(r"^See who watched .*: file://(\S+)$", shown, re.MULTILINE)
    assert page is not None, shown
    assert "Launch keynote" in Path(page[1]).read_text(encoding="utf-8")
    assert re.search(r"^Watch the video: http://127\.0\.0\.1:\d+/vod/vi\w+$", shown, re.MULTILINE), shown


@pytest.mark.slow
@needs_browser
def test_time_of_the_video_advances_in_a_browser(demos: Mapping[str, subprocess.Popen[str]], tmp_path: Path) -> None:
    address = read_address(demos["watched"])
    plays = f"{address.partition('/vod/')[0]}/_emulator/plays"

    with browsing(f"{address}#autoplay;muted", tmp_path):
        reached = wait_for(lambda: seconds_watched(httpx2.get(plays).json()["data"]))

    assert reached > 1


@pytest.mark.slow
def test_demo_ends_with_an_interrupt(demos: Mapping[str, subprocess.Popen[str]]) -> None:
    read_address(demos["interrupted"])

    demos["interrupted"].send_signal(signal.SIGINT)

    assert 0 == demos["interrupted"].wait(timeout=30)


def read_address(demo: subprocess.Popen[str]) -> str:
    """Read what the demo says until it names the address of the video, and one line more."""
    assert demo.stdout is not None
    for line in demo.stdout:
        if found := re.match(r"Watch the video: (\S+)", line):
            demo.stdout.readline()
            return found[1]
    raise AssertionError("the demo ended without an address")


def seconds_watched(sessions: list[dict[str, Any]]) -> float | None:
    """Give the seconds that were watched, once they are more than one."""
    watched = sum(session["watchTime"] for session in sessions)
    return watched if watched > 1 else None
