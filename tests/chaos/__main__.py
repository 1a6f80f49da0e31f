"""`python -m tests.chaos [SECONDS] [SEED]`: 50 threads and 200 tasks call an API in trouble through the SDK.

No call may outlive its deadline, each creation was returned or raised as unknown, none was sent again once it may have
been processed, nothing but errors of the SDK leaves a call, and memory stays flat.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final
from urllib.request import urlopen

from tests.benchmarks.child import started
from tests.chaos.callers import Notes, task_callers, thread_callers
from tests.chaos.vitals import Vitals, memory

_THREADS: Final = 50
_TASKS: Final = 200
_TOLERANCE: Final = 0.25
"""Seconds that a call may take beyond its deadline, beside what the process was held up."""
_LONG_ENOUGH: Final = 60
"""Runs of fewer seconds say nothing of memory."""
_FLAT: Final = 8.0
"""MiB by which memory may grow after the first fifth of a run."""


def main(seconds: float, seed: int) -> int:
    """Run the callers, print what came of it, and give the exit code."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file, started("tests.chaos.server", str(seed)) as port:
        notes, vitals = Notes(file), Vitals()
        asyncio.run(_let_loose(f"http://127.0.0.1:{port}", notes, vitals, seconds, seed))
        left = _threads_left()
        with urlopen(f"http://127.0.0.1:{port}/ledger") as response:
            ledger: dict[str, Any] = json.load(response)
        file.seek(0)
        creations = dict(ledger["creations"])
        faults = [*_creation_faults(file, creations), *_faults(notes, vitals, seconds, left)]
    created = sum(count for count, _ in ledger["creations"].values())
    sys.stdout.write(
        f"{_THREADS} threads and {_TASKS} tasks for {seconds:.0f} s, seed {seed}\n"
        f"  calls     {_counted(notes.counts)}\n"
        f"  requests  {_counted(Counter(ledger['fates']))}\n"
        f"  creations {len(ledger['creations'])} asked for, {created} made\n"
        f"  deadlines {_latest(notes, vitals)}\n"
        f"  memory    {memory():.0f} MiB, {vitals.growth():+.1f} MiB since the first fifth\n"
    )
    sys.stdout.writelines(f"  FAULT     {fault}\n" for fault in faults[:20])
    sys.stdout.write(f"{len(faults)} faults\n")
    return 1 if faults else 0


async def _let_loose(base_url: str, notes: Notes, vitals: Vitals, seconds: float, seed: int) -> None:
    ends_at = time.monotonic() + seconds
    watch = vitals.start()
    beats = asyncio.create_task(vitals.watch_loop())
    with thread_callers(base_url, _THREADS, notes, ends_at, seed):
        await task_callers(base_url, _TASKS, notes, ends_at, seed)
    vitals.end()
    await beats
    watch.join()


def _threads_left(patience: float = 10.0) -> int:
    """Count threads of calls that nobody waits for any more, once they had time to end."""
    ends_at = time.monotonic() + patience
    while (left := sum(thread.name == "send" for thread in threading.enumerate())) and time.monotonic() < ends_at:
        time.sleep(0.1)
    return left


def _creation_faults(outcomes: Iterator[str], creations: dict[str, list[int]]) -> Iterator[str]:
    for line in outcomes:
        title, outcome = line.rstrip("\n").split("\t")
        created, repeated = creations.pop(title, [0, 0])
        if repeated or created > 1:
            yield f"{title} was sent again when it may have been processed, and created {created} times"
        if outcome in {"returned", "processed"} and created != 1:
            yield f"{title} was {outcome}, and created {created} times"
        if outcome == "not processed" and created:
            yield f"{title} was created, and its error said that it was not"
    yield from (f"{title} was created, and no caller heard of it" for title in creations)


def _faults(notes: Notes, vitals: Vitals, seconds: float, left: int) -> Iterator[str]:
    yield from notes.strangers
    for began, due, over in notes.lateness:
        if over > _TOLERANCE + vitals.held_up_between(began, due + over):
            yield f"a call ended {over:.2f} s after its deadline; the process was held up less"
    if seconds >= _LONG_ENOUGH and vitals.growth() > _FLAT:
        yield f"memory grew by {vitals.growth():.1f} MiB"
    if left:
        yield f"{left} threads of given up calls go on"


def _latest(notes: Notes, vitals: Vitals) -> str:
    overs = sorted(over for *_, over in notes.lateness) or [0.0]
    held_up = max(vitals.lags.values(), default=0.0)
    return (
        f"{len(notes.lateness)} calls ended after theirs, half of them by less than {overs[len(overs) // 2]:.3f} s, "
        f"the last by {overs[-1]:.3f} s; the process was held up for {held_up:.3f} s in the worst second"
    )


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts.most_common())


sys.exit(main(float((sys.argv[1:] or ["600"])[0]), int((sys.argv[2:] or ["1"])[0])))
