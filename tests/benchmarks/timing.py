"""Cold processes and their medians."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is kept: installed peers have theirs, and a checkout that may not keep it would compile anew each time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One cold process: wall seconds, and what it printed."""

    seconds: float
    printed: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One line of the table. `ratio` is ours over theirs; `holds` compares it with the target."""

    what: str
    ours: str
    theirs: str
    ratio: float
    target: str
    holds: bool


def run_cold(command: Sequence[str], folder: Path | None = None) -> Run:
    """Run a command in a process of its own; raises CalledProcessError, with what it printed, if it fails."""
    started = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    seconds = time.perf_counter() - started
    printed = done.stdout.decode(errors="replace")
    if done.returncode:
        failure = subprocess.CalledProcessError(done.returncode, list(command), printed)
        failure.add_note(printed)
        raise failure
    return Run(seconds=seconds, printed=printed)


def interleave(commands: Mapping[str, Sequence[str]], times: int, folder: Path | None = None) -> dict[str, list[Run]]:
    """Run every command `times` times, in turn."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            runs[name].append(run_cold(command, folder))
    return runs


def median_seconds(runs: Sequence[Run]) -> float:
    """The median of wall seconds."""
    return statistics.median(run.seconds for run in runs)


def median_printed(runs: Sequence[Run]) -> float:
    """The median of the number that each process printed last."""
    return statistics.median(float(run.printed.split()[-1]) for run in runs)


def row(what: str, ours: float, theirs: float, unit: str, limit: float) -> Row:
    """Compare two times; less is better."""
    ratio = ours / theirs
    return Row(
        what=what,
        ours=f"{ours:.3g} {unit}",
        theirs=f"{theirs:.3g} {unit}",
        ratio=ratio,
        target=f"<= {limit}",
        holds=ratio <= limit,
    )
