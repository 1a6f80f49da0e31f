"""Servers in processes of their own, so that they share no interpreter with what is measured."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from tests.benchmarks.environment import ROOT


@contextmanager
def started(module: str, *arguments: str) -> Iterator[int]:
    """Run a module that prints its port once it listens; gives the port, and ends the process afterwards."""
    command = [sys.executable, "-m", module, *arguments]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait()
