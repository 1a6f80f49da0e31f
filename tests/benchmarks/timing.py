"""Cold processes and their medians."""

from __future__ import annotations

import io
import os
import statistics
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Bytecode is kept: installed peers have theirs, and a checkout that may not keep it would compile anew each time."""

NO_VARIABLES: Final[Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True, slots=True)
class Run:
    """One cold process, with those it waited for: wall seconds, seconds of CPU, most memory in MiB, what it printed."""

    seconds: float
    processor: float
    memory: float
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


def run_cold(
    command: Sequence[str],
    folder: Path | None = None,
    variables: Mapping[str, str] = NO_VARIABLES,
    *,
    refused: int = 0,
) -> Run:
    """Run a command in a process of its own; raises CalledProcessError, with what it printed, if it fails.

    variables: of its environment, besides those of this one. refused: another exit code that is as good as 0.
    """
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env={**ENVIRONMENT, **variables},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    with process.stdout or io.BytesIO() as output:
        printed = output.read().decode(errors="replace")
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, refused}:
        failure = subprocess.CalledProcessError(process.returncode, list(command), printed)
        failure.add_note(printed)
        raise failure
    processor = used.ru_utime + used.ru_stime
    return Run(seconds=seconds, processor=processor, memory=used.ru_maxrss / 1024, printed=printed)


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
