"""What the commands of `release` do: plan the next version, build its distributions, publish them."""

from __future__ import annotations

import sys
from collections.abc import Callable

from generator.release.programs import ReleaseError


def attempt(step: str, run: Callable[[], int]) -> int:
    """Run one step. Returns 1 or 3, with one line that gives the reason, if there can be no release."""
    try:
        return run()
    except ReleaseError as error:
        sys.stdout.write(f"{error.said}\n" if error.said else "")
        sys.stderr.write(f"release {step}: {error}\n")
        return error.exit_code
