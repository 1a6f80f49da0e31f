"""Where writing depends on the system, whichever one the tests run on."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.output import write
from generator.output.lock import hash_bytes, hash_file

GONE = "999999999"


@pytest.mark.parametrize(
    ("system", "process", "is_alive"),
    [("posix", GONE, False), ("posix", "own", True), ("posix", "x", True), ("nt", GONE, True)],
)
def test_folder_of_a_process_is_cleared_only_where_the_system_tells_that_it_ended(
    system: str, process: str, monkeypatch: pytest.MonkeyPatch, *, is_alive: bool
) -> None:
    class System:
        name = system
        kill = staticmethod(os.kill)

    monkeypatch.setattr(write, "os", System)

    assert is_alive == write._is_alive(str(os.getpid()) if process == "own" else process)


def test_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: int, _signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)

    assert write._is_alive(GONE)


def test_files_are_hashed_as_they_are_where_the_system_would_translate_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "lines").write_bytes(b"a\r\nb\x1ac")
    opened: list[int] = []
    open_file = os.open

    def remember(file: str, flags: int) -> int:
        opened.append(flags)
        return open_file(file, flags & ~(1 << 20))

    monkeypatch.setattr(os, "O_BINARY", 1 << 20, raising=False)
    monkeypatch.setattr(os, "open", remember)

    assert hash_bytes(b"a\r\nb\x1ac") == hash_file(tmp_path / "lines")
    assert [1 << 20] == [flags & (1 << 20) for flags in opened]


def test_generated_package_works_where_processes_cannot_fork() -> None:
    code = "import os; del os.fork, os.register_at_fork; import apivideo_sdk; print(apivideo_sdk.ApiVideo('k'))"
    generated = Path(__file__).resolve().parents[3] / "generated" / "python"

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(generated)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (0, "") == (done.returncode, done.stderr)
