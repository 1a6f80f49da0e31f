"""The emulator in a process of its own, as `make interop` and `make bench` use it."""

from __future__ import annotations

import pytest

from tests.interop.emulator import emulator


def kill_during_the_calls() -> None:
    with emulator() as running:
        running.process.kill()
        running.process.wait()


@pytest.mark.slow
def test_emulator_that_ends_during_the_calls_is_reported() -> None:
    with pytest.raises(RuntimeError, match="ended during the calls, with exit code -9"):
        kill_during_the_calls()
