"""A browser without a window: Chromium, where there is one."""

from __future__ import annotations

import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

from tests.tools import BROWSER

T = TypeVar("T")

PATIENCE: Final = 60.0
"""Real seconds within which a browser has done what it is asked for."""

_PAUSE: Final = 0.05
_OPTIONS: Final = (
    "--headless",
    "--no-sandbox",  # there is none for root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--mute-audio",
    "--autoplay-policy=no-user-gesture-required",
    "--remote-debugging-port=0",  # stays open until it is ended
)


@contextmanager
def browsing(address: str, folder: Path) -> Iterator[None]:
    """Show a page until the end of the block. folder: an empty one, for what the browser keeps."""
    assert BROWSER is not None
    command = [BROWSER, *_OPTIONS, f"--user-data-dir={folder}", address]
    browser = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        browser.terminate()
        try:
            browser.wait(10)
        except subprocess.TimeoutExpired:
            browser.kill()
            browser.wait()


def wait_for(ask: Callable[[], T | None]) -> T:
    """Ask until there is a response. Raises AssertionError when there is none within `PATIENCE`."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        response = ask()
        if response is not None:
            return response
        threading.Event().wait(_PAUSE)  # another process is at work; nothing here could tell when it is done
    raise AssertionError(f"nothing happened within {PATIENCE:g} seconds")


def dump_page(page: Path, folder: Path) -> str:
    """Give a page of this machine as HTML once its scripts have run. folder: for what the browser keeps."""
    assert BROWSER is not None
    options = [one for one in _OPTIONS if not one.startswith("--remote-debugging-port")]
    once = (f"--user-data-dir={folder}", "--virtual-time-budget=2000", "--dump-dom", page.as_uri())
    command = [BROWSER, *options, *once]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=PATIENCE).stdout
