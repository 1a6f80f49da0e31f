"""The official clients against the emulator: one flow in two languages, unchanged but for the host."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.interop.emulator import emulator
from tests.interop.environment import NODE_CLIENT, PYTHON_CLIENT, folder_with_node_client, python_with

_HERE: Final = Path(__file__).resolve().parent
_PYTHON: Final = _HERE / "scripts" / "official.py"
_NODE: Final = _HERE / "scripts" / "official.mjs"
_FILES: Final = (str(_HERE.parent / "emulator" / "clip.mp4"), str(_HERE / "picture.jpg"))
_TIMEOUT: Final = 120

Steps = dict[str, str]
"""What went wrong in each step, "" where nothing did."""


def check_clients() -> bool:
    """Run both flows, print a table, and tell whether all went well."""
    python = _run([str(python_with(PYTHON_CLIENT)), str(_PYTHON)], _HERE)
    node = _run(["node", str(_NODE)], folder_with_node_client())
    table = Table("step", PYTHON_CLIENT, NODE_CLIENT)
    for step in [*python, *(name for name in node if name not in python)]:
        table.add_row(step, *(_verdict(steps.get(step)) for steps in (python, node)))
    Console(width=160).print(table)
    return bool(python and node) and not any([*python.values(), *node.values()]) and python.keys() == node.keys()


def _run(command: Sequence[str], folder: Path) -> Steps:
    """Run one flow against an emulator of its own, on a clock that encodes at once."""
    with tempfile.TemporaryDirectory() as temporary, emulator("--speed", "60") as running:
        done = subprocess.run(
            [*command, running.base_url, *_FILES],
            cwd=folder,
            env={**os.environ, "TMPDIR": temporary},
            stdout=subprocess.PIPE,
            text=True,
            timeout=_TIMEOUT,
            check=False,
        )
    steps = {line["step"]: line["problem"] for line in map(json.loads, done.stdout.splitlines())}
    return steps if done.returncode == 0 else {**steps, "end": f"exit code {done.returncode}"}


def _verdict(problem: str | None) -> str:
    if problem is None:
        return "did not run"
    return problem or "ok"
