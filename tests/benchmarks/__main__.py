"""`python -m tests.benchmarks [generation|clients|uploads|emulator]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from tests.benchmarks import clients, emulator, generation, uploads
from tests.benchmarks.environment import prepare
from tests.benchmarks.server import running
from tests.benchmarks.timing import Row


def main(parts: list[str]) -> None:
    """Measure, and print one table."""
    wanted = set(parts) or {"generation", "clients", "uploads", "emulator"}
    if wanted != {"emulator"}:
        prepare()
    table = Table("what", "ours", "theirs", "ratio", "target", "")
    for row in _rows(wanted):
        verdict = "holds" if row.holds else "missed"
        sys.stderr.write(f"{row.what}: {row.ratio:.2f}\n")
        table.add_row(row.what, row.ours, row.theirs, f"{row.ratio:.2f}", row.target, verdict)
    Console(width=120).print(table)


def _rows(parts: set[str]) -> Iterator[Row]:
    if "generation" in parts:
        yield from generation.rows()
    if "clients" in parts:
        with running() as base_url:
            yield from clients.rows(base_url)
    if "uploads" in parts:
        yield from uploads.rows()
    if "emulator" in parts:
        yield from emulator.rows()


main(sys.argv[1:])
