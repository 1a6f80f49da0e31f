"""Try changes: run the tests concerned with one of them made, and tell whether a test notices."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.mutation.files import ROOT
from tests.mutation.forking import UNTRUE
from tests.mutation.waiting import wait

TEST_FAILED: Final = 1
NOT_IMPORTED: Final = {2, 4}
"""Exit codes of pytest where a module of tests, or what all of them need, cannot be imported."""
MOST_LIKELY: Final = 24
ROOM: Final = 20
"""Seconds of a core that a run may use beside the fourfold of its tests."""


class Trial(NamedTuple):
    """A change: which one of a file, the tests to try it with in their order, and the seconds of a core they use."""

    file: str
    number: int
    tests: Sequence[str]
    seconds: float


class Outcome(NamedTuple):
    """What became of a change. test: the first one that noticed, "" where none did or no module could be imported."""

    name: str
    test: str = ""


def tried_at_once(trials: Sequence[Trial], results: Path) -> Mapping[tuple[str, int], Outcome]:
    """Try changes in one process that imports all modules once, and splits one off for each change.

    Gives `killed`, `timed out`, or `survived`, which may be wrong for what was computed as modules were imported;
    nothing for a change that is in what runs then, or that only a test noticed which fails here without it, too.
    results: a file that is written as the run goes on.
    """
    results.unlink(missing_ok=True)
    mutants = [
        {"file": one.file, "index": one.number, "tests": one.tests, "seconds": ROOM + 4 * int(one.seconds)}
        for one in trials
    ]
    if mutants:
        _pytest({"mutants": mutants, "results": str(results)}, [test for one in trials for test in one.tests])
    lines = results.read_text(encoding="utf-8").splitlines() if results.exists() else []
    results.unlink(missing_ok=True)
    records = [json.loads(line) for line in lines]
    untrue = {one["test"] for one in records if one["outcome"] == UNTRUE}
    return {
        (one["file"], one["index"]): Outcome(one["outcome"], one["test"])
        for one in records
        if one["outcome"] not in {"at import", UNTRUE} and one["test"] not in untrue
    }


def tried(trial: Trial) -> Outcome:
    """Try one change in processes of its own: `killed`, `timed out` or `survived`.

    The first imports the modules of the first tests alone, which is most of its time.
    """
    for tests in (trial.tests[:MOST_LIKELY], trial.tests[MOST_LIKELY:]):
        if tests and (outcome := _tried(trial, tests)).name != "survived":
            return outcome
    return Outcome("survived")


def _tried(trial: Trial, tests: Sequence[str]) -> Outcome:
    code, failed = _run(trial.file, trial.number, tests, ROOM + 4 * int(trial.seconds))
    if code is None or code < 0:
        return Outcome("timed out")
    if code == TEST_FAILED and failed:
        return Outcome("killed", failed[0])
    if code in NOT_IMPORTED and _run("", 0, tests[:1], 60)[0] == 0:
        return Outcome("killed")
    return Outcome("survived")


def failing(tests: Sequence[str], seconds: float) -> set[str]:
    """Give those of some tests that fail although nothing is changed."""
    return set(_run("", 0, tests, 60 + 4 * int(seconds))[1]) if tests else set()


def _run(file: str, index: int, tests: Sequence[str], seconds: int) -> tuple[int | None, list[str]]:
    """Give the exit code, None where the run waited without end, and the tests that failed."""
    with tempfile.TemporaryDirectory() as folder:
        failed = Path(folder) / "failed"
        plan = {"file": file, "index": index, "tests": tests, "seconds": seconds, "failed": str(failed)}
        code = _pytest(plan, tests, *(["-x"] if file else []))
        return code, failed.read_text(encoding="utf-8").splitlines() if failed.exists() else []


def _pytest(plan: Mapping[str, Any], tests: Sequence[str], *options: str) -> int | None:
    """Run pytest by a plan, on the files of some tests; its exit code."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(plan, file)
        file.flush()
        command = [sys.executable, "-m", "pytest", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider", *options]
        process = subprocess.Popen(
            [*command, *sorted({test.partition("::")[0] for test in tests})],
            cwd=ROOT,
            env={**os.environ, "MUTATION": file.name},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        code = process.wait() if "mutants" in plan else wait(process.pid)
        process.returncode = code if code is not None else -9
        return code
