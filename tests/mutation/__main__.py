"""`python -m tests.mutation [N] [SEED] [--only FILE:INDEX ...]`: change generator and runtime at N places, one by one.

Prints every change that no test notices, and the share of those that one does.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.mutation.files import ROOT, sources
from tests.mutation.reach import Reach, read_reach
from tests.mutation.sites import Change, changes

EQUIVALENT = Path(__file__).parent / "equivalent.yaml"
WALL = 600
"""Seconds after which a run that waits for something is ended."""


class Mutant(NamedTuple):
    """One change of one file."""

    file: str
    number: int
    change: Change

    def __str__(self) -> str:
        return f"{self.file}:{self.change.line} [{self.number}] {self.change}"

    @property
    def key(self) -> str:
        """What names it as long as its line stays as it is."""
        line = sources()[self.file].decode().splitlines()[self.change.line - 1].strip()
        return f"{self.file}: {line}: {self.change}"


def main() -> int:
    """Run, and print; 0 whatever survives."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutation")
    parser.add_argument("number", type=int, nargs="?", default=300)
    parser.add_argument("seed", type=int, nargs="?", default=1)
    parser.add_argument(
        "--only", metavar="FILE:INDEX", action="append", help="only these changes, as a run printed them"
    )
    options = parser.parse_args()
    mutants = all_mutants()
    if options.only:
        chosen = [mutant for mutant in mutants if f"{mutant.file}:{mutant.number}" in options.only]
    else:
        chosen = random.Random(options.seed).sample(mutants, min(options.number, len(mutants)))  # noqa: S311
    reach = read_reach()
    _say(f"{len(chosen)} of {len(mutants)} possible changes, seed {options.seed}")
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        results = list(workers.map(partial(_tried, reach=reach), chosen))
    return _report(results)


def all_mutants() -> list[Mutant]:
    """Give all changes of all files, in a fixed order."""
    return [
        Mutant(file, index, change)
        for file, text in sources().items()
        for index, change in enumerate(changes(ast.parse(text)))
    ]


def _tried(mutant: Mutant, reach: Reach) -> str:
    """Give what became of one change: `killed`, `timed out`, `equivalent`, `not run` or `survived`."""
    result = _outcome(mutant, reach.concerned(mutant.file, mutant.change.block), reach)
    if result in {"survived", "not run"} and mutant.key in equivalents():
        result = "equivalent"
    if result != "killed":
        _say(f"{result}: {mutant}")
    return result


def _outcome(mutant: Mutant, tests: list[str], reach: Reach) -> str:
    if not tests:
        return "not run"
    seconds = 20 + 4 * int(sum(reach.seconds[test] for test in tests))
    with tempfile.TemporaryDirectory() as folder:
        plan = Path(folder) / "plan.json"
        wanted = {"file": mutant.file, "index": mutant.number, "tests": tests, "seconds": seconds}
        plan.write_text(json.dumps(wanted), encoding="utf-8")
        files = sorted({test.partition("::")[0] for test in tests})
        command = [sys.executable, "-m", "pytest", "-x", "-p", "tests.mutation.plugin", "-p", "no:cacheprovider"]
        environment = {**os.environ, "MUTATION": str(plan)}
        try:
            done = subprocess.run([*command, *files], cwd=ROOT, env=environment, capture_output=True, timeout=WALL)  # noqa: PLW1510
        except subprocess.TimeoutExpired:
            return "timed out"
    if done.returncode < 0:
        return "timed out"
    return "survived" if done.returncode == 0 else "killed"


def equivalents() -> dict[str, str]:
    """Give the changes that change nothing that anybody could notice, each with the reason."""
    return yaml.safe_load(EQUIVALENT.read_bytes()) or {}


def _report(results: list[str]) -> int:
    counts = Counter(results)
    judged = len(results) - counts["equivalent"]
    killed = counts["killed"] + counts["timed out"]
    _say(", ".join(f"{number} {name}" for name, number in sorted(counts.items())))
    _say(f"{killed} of {judged} noticed: {killed / max(judged, 1):.1%}")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


sys.exit(main())
