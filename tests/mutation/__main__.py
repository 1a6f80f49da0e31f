"""`python -m tests.mutation [N] [SEED] [--only FILE:INDEX ...]`: change generator and runtime at N places, one by one.

Prints every change that no test notices, and the share of those that one does.
"""

from __future__ import annotations

import ast
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import click
import yaml

from tests.mutation.files import sources
from tests.mutation.reach import CACHE, Reach, read_reach
from tests.mutation.sites import Change, changes
from tests.mutation.trial import Outcome, Trial, failing, tried, tried_at_once
from tests.mutation.waiting import LONGEST

EQUIVALENT = Path(__file__).parent / "equivalent.yaml"


class Mutant(NamedTuple):
    """One change of one file. code: its line there. number: which of the changes of the file it is."""

    file: str
    number: int
    change: Change
    code: str

    def __str__(self) -> str:
        return f"{self.file}:{self.change.line} [{self.number}] {self.change.what}"

    @property
    def key(self) -> str:
        """What names it as long as its line stays as it is, wherever that line goes."""
        return f"{self.code}: {self.change}"

    @property
    def diff(self) -> str:
        """The lines that are changed, and what they become."""
        before, after = self.change.texts(sources()[self.file].decode())
        return "\n".join([*(f"    - {line}" for line in before), *(f"    + {line}" for line in after)])


@click.command()
@click.argument("number", type=int, default=300)
@click.argument("seed", type=int, default=1)
@click.option("--only", metavar="FILE:INDEX", multiple=True, help="Only these changes, as a run printed them.")
@click.option("--jobs", type=int, default=os.cpu_count() or 1, show_default=True, help="How many are tried at once.")
def main(number: int, seed: int, only: tuple[str, ...], jobs: int) -> None:
    """Change generator and runtime at NUMBER places chosen by SEED, and print what no test notices."""
    mutants = list(all_mutants())
    if only:
        chosen = [mutant for mutant in mutants if f"{mutant.file}:{mutant.number}" in only]
    else:
        chosen = choose(mutants, number, seed)
    reach = read_reach(jobs)
    click.echo(f"{len(chosen)} of {len(mutants)} possible changes, seed {seed}")
    trials = [_trial(mutant, reach) for mutant in chosen]
    first = _tried_at_once(trials, jobs)
    with ThreadPoolExecutor(jobs) as workers:
        outcomes = list(workers.map(partial(_judged, first=first), chosen, trials))
    _report(chosen, outcomes, reach)


def _trial(mutant: Mutant, reach: Reach) -> Trial:
    tests = reach.concerned(mutant.file, mutant.change)
    return Trial(mutant.file, mutant.number, tests, min(LONGEST, sum(reach.seconds[test] for test in tests)))


def _tried_at_once(trials: list[Trial], jobs: int) -> dict[tuple[str, int], Outcome]:
    """Try all changes the fast way, as many at once as there are jobs."""
    shares = [[trial for trial in trials[job::jobs] if trial.tests] for job in range(jobs)]
    with ThreadPoolExecutor(jobs) as workers:
        files = [CACHE / f"results-{os.getpid()}-{job}.jsonl" for job in range(jobs)]
        return {key: one for found in workers.map(tried_at_once, shares, files) for key, one in found.items()}


def all_mutants() -> Iterator[Mutant]:
    """Give all changes of all files, in a fixed order."""
    for file, text in sources().items():
        lines = text.decode().splitlines()
        for index, change in enumerate(changes(ast.parse(text))):
            yield Mutant(file, index, change, lines[change.line - 1].strip())


def choose(mutants: list[Mutant], number: int, seed: int) -> list[Mutant]:
    """Choose some at random. What is chosen depends on its own line alone, so most stay when other lines change."""
    seen: Counter[str] = Counter()

    def rank(mutant: Mutant) -> str:
        seen[mutant.key] += 1
        return sha256(f"{seed} {seen[mutant.key]} {mutant.key}".encode()).hexdigest()

    return sorted(mutants, key=rank)[:number]


def _judged(mutant: Mutant, trial: Trial, first: Mapping[tuple[str, int], Outcome]) -> Outcome:
    """Give what became of one change, and print it where no test noticed.

    What survived the fast way is tried in a process of its own, where nothing was computed before the change.
    """
    outcome = Outcome("not run")
    if trial.tests:
        outcome = first.get((mutant.file, mutant.number), Outcome("survived"))
        if outcome.name == "survived":
            outcome = tried(trial)
    if outcome.name in {"survived", "not run"} and mutant.key in equivalents().get(mutant.file, {}):
        outcome = Outcome("equivalent")
    if outcome.name == "killed":
        click.echo(f"killed: {mutant}: {outcome.test or 'cannot be imported'}", err=True)
    else:
        click.echo(f"{outcome.name}: {mutant}\n    {mutant.key}\n{mutant.diff}")
    return outcome


def equivalents() -> dict[str, dict[str, str]]:
    """Give by file the changes that change nothing that anybody could notice, each with the reason."""
    return yaml.safe_load(EQUIVALENT.read_bytes()) or {}


def _report(chosen: list[Mutant], outcomes: list[Outcome], reach: Reach) -> None:
    """Print the figures. A change is noticed only by a test that passes where nothing is changed."""
    noticed_by = sorted({outcome.test for outcome in outcomes if outcome.test in reach.seconds})
    untrue = failing(noticed_by, sum(reach.seconds[test] for test in noticed_by))
    for test in sorted(untrue):
        click.echo(f"fails where nothing is changed: {test}")
    names = ["survived" if outcome.test in untrue else outcome.name for outcome in outcomes]
    counts = Counter(names)
    judged = len(chosen) - counts["equivalent"]
    killed = counts["killed"] + counts["timed out"]
    click.echo(", ".join(f"{number} {name}" for name, number in sorted(counts.items())))
    click.echo(f"{killed} of {judged} noticed: {killed / max(judged, 1):.1%}")


main()
