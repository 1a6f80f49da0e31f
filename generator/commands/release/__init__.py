"""What the steps of `release` do: the next version and its changelog, the files of it, and their way to an index."""

from __future__ import annotations

import sys
from collections.abc import Callable

from generator.release.programs import ReleaseError


def attempt(step: str, run: Callable[[], int]) -> int:
    """Run one step; 1, with one line that says what is in the way, if there is no release."""
    try:
        return run()
    except ReleaseError as error:
        sys.stdout.write(f"{error.said}\n" if error.said else "")
        sys.stderr.write(f"release {step}: {error}\n")
        return 1
