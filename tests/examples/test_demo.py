"""The demo: a real file goes up through the SDK, and a browser plays it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from functools import partial
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
_ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if "DISPLAY" not in name},
    "PYTHONPATH": os.pathsep.join(_PACKAGES),
}

PATIENCE = 900
"""Seconds after which a demo hangs, on however busy a machine."""


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
def test_each_step_says_what_it_did_and_what_to_try_next(demos: Mapping[str, subprocess.Popen[str]]) -> None:
    shown, _ = demos["once"].communicate(timeout=PATIENCE)

    assert 0 == demos["once"].returncode
    assert re.search(r"demo\.mp4 .*70\.8/70\.8 kB", shown), shown
    assert ["1/5", "2/5", "3/5", "4/5", "5/5"] == re.findall(
        r"^\d/5(?=  \S.*\.\n     Next: \S)", shown, re.MULTILINE
    ), shown
    assert "verified: video.encoding.quality.completed, 240p." in shown
    assert re.search(r"Next: watch it: http://127\.0\.0\.1:\d+/vod/vi\w+$", shown, re.MULTILINE), shown
    page = re.search(r"Next: see who watched: file://(\S+)$", shown, re.MULTILINE)
    assert page is not None, shown
    assert "Launch keynote" in Path(page[1]).read_text(encoding="utf-8")


@pytest.mark.slow
@needs_browser
def test_time_of_the_video_advances_in_a_browser(demos: Mapping[str, subprocess.Popen[str]], tmp_path: Path) -> None:
    address = read_until(demos["watched"], r"watch it: (\S+)")
    base_url, _, video_id = address.partition("/vod/")
    plays = partial(httpx2.get, f"{base_url}/_emulator/plays", timeout=PATIENCE)

    with browsing(f"{address}#autoplay;muted", tmp_path):
        reached = wait_for(lambda: seconds_watched(plays().json()["data"], video_id))

    assert reached > 1


@pytest.mark.slow
def test_demo_ends_with_an_interrupt(demos: Mapping[str, subprocess.Popen[str]]) -> None:
    read_until(demos["interrupted"], r"(End) with")

    demos["interrupted"].send_signal(signal.SIGINT)

    assert 0 == demos["interrupted"].wait(timeout=PATIENCE)


def read_until(demo: subprocess.Popen[str], pattern: str) -> str:
    """Read what the demo says until a line has a pattern, and give what its group holds."""
    assert demo.stdout is not None
    for line in demo.stdout:
        if found := re.search(pattern, line):
            return found[1]
    raise AssertionError(f"the demo ended without {pattern!r}")


def seconds_watched(sessions: list[dict[str, Any]], video_id: str) -> float | None:
    """Give the seconds that a video was watched, once they are more than one."""
    watched = sum(session["watchTime"] for session in sessions if session["mediaId"] == video_id)
    return watched if watched > 1 else None
