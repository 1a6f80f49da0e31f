"""`python -m tests.benchmarks [generation|clients|uploads]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table

from tests.benchmarks import clients, generation, uploads
from tests.benchmarks.environment import prepare
from tests.benchmarks.server import running
from tests.benchmarks.timing import Row


def main(parts: list[str]) -> None:
    """Measure, and print one table."""
    prepare()
    table = Table("what", "ours", "theirs", "ratio", "target", "")
    for row in _rows(set(parts) or {"generation", "clients", "uploads"}):
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


main(sys.argv[1:])
