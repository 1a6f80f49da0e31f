"""Ten seconds of `make chaos`, and how it measures that its own process was held up."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.chaos.vitals import Vitals

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_calls_end_in_time_and_nothing_is_created_twice() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generated" / "python")}

    storm = subprocess.run(
        [sys.executable, "-m", "tests.chaos", "10"],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert storm.stdout.endswith("\n0 faults\n"), storm.stdout + storm.stderr


@pytest.mark.parametrize(
    ("start", "end", "seconds"), [(10.2, 10.9, 1.5), (11.0, 11.2, 2.0), (12.9, 13.6, 1.5), (10.0, 13.0, 3.0)]
)
def test_late_beat_counts_in_each_second_that_it_covers(start: float, end: float, seconds: float) -> None:
    vitals = Vitals()
    vitals.note(5.00, 5.04)

    vitals.note(10.5, 13.5)

    assert seconds == vitals.held_up_between(start, end)
    assert 0 == vitals.held_up_between(4.0, 6.0)
