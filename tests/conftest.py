"""Hooks that the first process of a run must know from the beginning, and what holds for all tests."""

from __future__ import annotations

import gc
import os
import signal
import sys

from hypothesis import settings

from tests import tools
from tests.emulator.coverage import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown

__all__ = [
    "pytest_collection_finish",
    "pytest_sessionfinish",
    "pytest_terminal_summary",
    "pytest_testnodedown",
    "tools",  # before any test looks for ffmpeg
]

sys.dont_write_bytecode = False  # dozens of tests start Python, which would compile the same modules again each time
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:  # so in a job in the background of a shell, and in what it starts
    signal.signal(signal.SIGINT, signal.default_int_handler)

settings.register_profile("repeatable", derandomize=True, deadline=None, max_examples=25)
settings.register_profile("thorough", derandomize=True, deadline=None)  # by make test-all; `default` looks further
settings.load_profile("repeatable")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the modules and tests, which last as long as the run.

    They are most of what lies in memory, and several tests collect garbage to find what was left open.
    """
    gc.collect()
    gc.freeze()
