"""Ten seconds of `make chaos`."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]


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
