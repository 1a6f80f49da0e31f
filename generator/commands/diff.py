"""What `diff` does: report the changes between two documents, and which of them break clients."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from generator.comparison import Form, Found, Side, compare_sides, read_side, render
from generator.comparison.acknowledged import acknowledge
from generator.diff.change import Level
from generator.reporting import render_problems

_FAILING: Final = {
    "breaking": frozenset({Level.BREAKING}),
    "warning": frozenset({Level.BREAKING, Level.WARNING}),
    "never": frozenset[Level](),
}


def run(base: str, revision: str, form: str, fail_on: str, acknowledged: Path | None, *, api_only: bool) -> int:
    """Print every change. Returns 1 if a change fails the run, or an acknowledgment has no change."""
    before, after = read_side(base), read_side(revision)
    _tell_losses(before)
    _tell_losses(after)
    today = datetime.now(tz=UTC).date()
    found = compare_sides(before, after, with_surface=not api_only, today=today)
    agreement = acknowledge(found, acknowledged)
    sys.stdout.write(render(agreement.found, Form(form), (before.name, after.name)))
    if agreement.unused:
        sys.stderr.write(render_problems(agreement.unused))
    return 1 if agreement.unused or _is_failure(agreement.found, fail_on) else 0


def _tell_losses(side: Side) -> None:
    if side.api.losses:
        parts = f"{len(side.api.losses)} parts cannot be read and are not compared"
        sys.stderr.write(f"{side.name}: {parts}; run validate to list them\n")


def _is_failure(found: tuple[Found, ...], fail_on: str) -> bool:
    return any(one.change.level in _FAILING[fail_on] and not one.reason for one in found)
