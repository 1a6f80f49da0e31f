"""Hooks that the first process of a run must know from the beginning, and what holds for all tests."""

from __future__ import annotations

import gc

from hypothesis import settings

from tests.emulator.coverage import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown

__all__ = ["pytest_collection_finish", "pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]

settings.register_profile("repeatable", derandomize=True, deadline=None)  # --hypothesis-profile=default looks further
settings.load_profile("repeatable")


def pytest_collection_finish() -> None:
    """Let the garbage collector pass over the modules and tests, which last as long as the run.

    They are most of what lies in memory, and several tests collect garbage to find what was left open.
    """
    gc.collect()
    gc.freeze()
