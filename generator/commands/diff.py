"""`diff BASE REVISION`: what changed between two documents, and whom it breaks."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from generator.comparison import Form, Found, Side, compare_sides, read_side, render
from generator.comparison.acknowledged import acknowledge
from generator.diff.change import Level
from generator.reporting import render_problems

_NEVER: Final = "never"
_FAILING: Final = {
    "breaking": frozenset({Level.BREAKING}),
    "warning": frozenset({Level.BREAKING, Level.WARNING}),
    _NEVER: frozenset[Level](),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the options of the verb."""
    form = "a file, an address, or REVISION:PATH of the git repository here, such as v1.2.0:spec/openapi.yaml"
    parser.add_argument("base", metavar="BASE", help=form)
    parser.add_argument("revision", metavar="REVISION", help="the same")
    parser.add_argument("--format", choices=[str(one) for one in Form], default="text", help="default: text")
    parser.add_argument("--fail-on", choices=_FAILING, default="breaking", help="exit 1 on these; default: breaking")
    parser.add_argument(
        "--acknowledged",
        type=Path,
        metavar="FILE",
        help="changes that are agreed to: a YAML list of `fingerprint` and `reason`; entries that fit none fail",
    )
    parser.add_argument("--api-only", action="store_true", help="leave out what changes for users of the package alone")


def run(arguments: argparse.Namespace) -> int:
    """Print every change; exit 1 when one of them fails the run, or an entry fits no change."""
    base, revision = read_side(arguments.base), read_side(arguments.revision)
    _tell_losses(base)
    _tell_losses(revision)
    today = datetime.now(tz=UTC).date()
    found = compare_sides(base, revision, with_surface=not arguments.api_only, today=today)
    agreement = acknowledge(found, arguments.acknowledged)
    sys.stdout.write(render(agreement.found, Form(arguments.format), (base.name, revision.name)))
    if agreement.unused:
        sys.stderr.write(render_problems(agreement.unused))
    return 1 if agreement.unused or _is_failure(agreement.found, arguments.fail_on) else 0


def _tell_losses(side: Side) -> None:
    if side.api.losses:
        parts = f"{len(side.api.losses)} parts of it cannot be read, and are not compared"
        sys.stderr.write(f"{side.name}: {parts}; validate tells which\n")


def _is_failure(found: tuple[Found, ...], fail_on: str) -> bool:
    return any(one.change.level in _FAILING[fail_on] and not one.reason for one in found)
