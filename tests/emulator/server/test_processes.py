"""Programs that work for an emulator end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from package.base.processes import EndedError, Processes

FOREVER = 600.0
_WAITING = "import pathlib, time; pathlib.Path('begun').write_text(''); time.sleep(600)"


def begin(processes: Processes, threads: ThreadPoolExecutor, folder: Path) -> Future[bytes | None]:
    """Begin a program that does not end by itself, and wait until it runs."""
    os.mkfifo(folder / "begun")
    running = threads.submit(processes.run, [sys.executable, "-c", _WAITING], folder=folder, timeout=FOREVER)
    (folder / "begun").read_text()
    return running


def test_what_a_program_writes_is_given() -> None:
    assert b"done\n" == Processes().run([sys.executable, "-c", "print('done')"], timeout=FOREVER)


@pytest.mark.parametrize("command", [[sys.executable, "-c", "raise SystemExit(1)"], ["/nowhere/program"]])
def test_program_that_fails_gives_nothing(command: list[str]) -> None:
    assert Processes().run(command, timeout=FOREVER) is None


def test_program_that_takes_too_long_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Remembered(subprocess.Popen[bytes]):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            started.append(self)
            super().__init__(*arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", Remembered)

    assert Processes().run([sys.executable, "-c", _WAITING], folder=tmp_path, timeout=0.01) is None

    assert [-signal.SIGKILL] == [program.poll() for program in started]


def test_programs_that_run_are_ended_and_others_begin(tmp_path: Path) -> None:
    processes = Processes()
    with ThreadPoolExecutor(1) as threads:
        running = begin(processes, threads, tmp_path)

        processes.end()

        with pytest.raises(EndedError):
            running.result()
    assert b"" == processes.run([sys.executable, "-c", ""], timeout=FOREVER)


def test_nothing_begins_once_they_are_closed(tmp_path: Path) -> None:
    processes = Processes()
    with ThreadPoolExecutor(1) as threads:
        running = begin(processes, threads, tmp_path)

        processes.close()

        with pytest.raises(EndedError):
            running.result()
    with pytest.raises(EndedError):
        processes.run([sys.executable, "-c", ""], timeout=FOREVER)
