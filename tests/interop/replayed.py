"""The official Node client against `python -m generator replay`: stories recorded with one client, told by another."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.interop.environment import NODE_CLIENT, ROOT, folder_with_node_client

_SCRIPT: Final = Path(__file__).resolve().parent / "scripts" / "replayed.mjs"
_FILM: Final = ROOT / "tests" / "emulator" / "clip.mp4"
_TIMEOUT: Final = 60


def check_replay() -> bool:
    """Tell the stories, print a table, and tell whether all went well."""
    with _replay() as base_url:
        done = subprocess.run(
            ["node", str(_SCRIPT), base_url, str(_FILM)],  # noqa: S607 # whichever node is installed
            cwd=folder_with_node_client(),
            stdout=subprocess.PIPE,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    steps = {line["step"]: line["problem"] for line in map(json.loads, done.stdout.splitlines())}
    table = Table("story from recordings", NODE_CLIENT)
    for step, problem in steps.items():
        table.add_row(step, problem or "ok")
    Console(width=160).print(table)
    return done.returncode == 0 and bool(steps) and not any(steps.values())


@contextmanager
def _replay() -> Iterator[str]:
    """Serve all recordings in a process of its own, and give the address."""
    command = [sys.executable, "-m", "generator", "replay", "--port", "0"]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=nowhere, text=True)
    try:
        line = process.stdout.readline() if process.stdout else ""
        yield line.split()[1].rstrip(",")
    finally:
        process.kill()
        process.communicate()
