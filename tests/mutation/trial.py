"""Try changes: run the tests concerned with one of them made, and tell whether a test notices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final, NamedTuple

from tests.mutation.files import ROOT

IDLE: Final = 120.0
"""Seconds after which a run that waits for something, but not for a core, is ended."""
STEP: Final = 0.2
TEST_FAILED: Final = 1
NOT_IMPORTED: Final = {2, 4}
"""Exit codes of pytest where a module of tests, or what all of them need, cannot be imported."""


class Outcome(NamedTuple):
    """What became of a change. test: the first one that noticed, "" where none did or no module could be imported."""

    name: str
    test: str = ""


def tried(file: str, index: int, tests: list[str], seconds: float) -> Outcome:
    """Give `killed`, `timed out` or `survived`. seconds: what the tests use of a core where nothing is changed."""
    code, failed = _run(file, index, tests, 20 + 4 * int(seconds))
    if code is None or code < 0:
        return Outcome("timed out")
    if code == TEST_FAILED and failed:
        return Outcome("killed", failed[0])
    if code in NOT_IMPORTED and _run("", 0, tests[:1], 60)[0] == 0:
        return Outcome("killed")
    return Outcome("survived")


def failing(tests: list[str], seconds: float) -> set[str]:
    """Give those of some tests that fail although nothing is changed."""
    return set(_run("", 0, tests, 60 + 4 * int(seconds))[1]) if tests else set()


def _run(file: str, index: int, tests: list[str], seconds: int) -> tuple[int | None, list[str]]:
    """Give the exit code, None where the run waited without end, and the tests that failed."""
    with tempfile.TemporaryDirectory() as folder:
        plan, failed = Path(folder) / "plan.json", Path(folder) / "failed"
        wanted = {"file": file, "index": index, "tests": tests, "seconds": seconds, "failed": str(failed)}
        plan.write_text(json.dumps(wanted), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider"]
        files = sorted({test.partition("::")[0] for test in tests})
        process = subprocess.Popen(
            [*command, *(["-x"] if file else []), *files],
            cwd=ROOT,
            env={**os.environ, "MUTATION": str(plan)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = _wait(process)
        return code, failed.read_text(encoding="utf-8").split("\n")[:-1] if failed.exists() else []


def _wait(process: subprocess.Popen[bytes]) -> int | None:
    """Wait for the end. One that waits for a core, on a machine with other work, has all the time it needs."""
    used, since = 0, time.monotonic()
    while process.poll() is None:
        time.sleep(STEP)
        if (now := _used(process.pid)) != used:
            used, since = now, time.monotonic()
        elif time.monotonic() - since > IDLE:
            process.kill()
            process.wait()
            return None
    return process.returncode


def _used(session: int) -> int:
    """Give the time that the processes of a session ran or waited for a core, in the unit of the system.

    Where the system does not tell, it is always 0: a run may take IDLE seconds there.
    """
    total = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session:
                schedules = stat.parent.glob("task/*/schedstat")
                total += sum(sum(map(int, one.read_text(encoding="ascii").split()[:2])) for one in schedules)
        except OSError:  # it has ended meanwhile
            continue
    return total
