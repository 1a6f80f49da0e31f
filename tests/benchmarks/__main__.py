"""`python -m tests.benchmarks [PART ...]`: all parts, or those that are named."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.benchmarks import calls, clients, emulator, generation, growth, uploads
from tests.benchmarks.environment import prepare
from tests.benchmarks.server import running
from tests.benchmarks.timing import Row


def main(names: list[str]) -> int:
    """Measure, and print one table."""
    wanted = names or WHOLE
    if unknown := [name for name in wanted if name not in MEASURES]:
        sys.stderr.write(f"no rows are called {', '.join(unknown)}; give some of {', '.join(MEASURES)}\n")
        return 2
    if set(wanted) != {"emulator"}:
        prepare()
    table = Table("what", "ours", "theirs", "ratio", "target", "")
    before = os.getloadavg()[0]
    for row in (row for name in wanted for row in MEASURES[name]()):
        verdict = "holds" if row.holds else "missed"
        sys.stderr.write(f"{row.what}: {row.ratio:.2f}\n")
        table.add_row(row.what, row.ours, row.theirs, f"{row.ratio:.2f}", row.target, verdict)
    console = Console(width=120)
    console.print(table)
    console.print(f"load of {os.cpu_count()} cores: {before:.1f} before, {os.getloadavg()[0]:.1f} after")
    return 0


def _client_rows() -> Iterator[Row]:
    with running() as base_url:
        yield from clients.rows(base_url)


WHOLE: Final = ["generation", "growth", "clients", "calls", "uploads", "emulator"]
MEASURES: Final[Mapping[str, Callable[[], Iterator[Row]]]] = {
    "generation": generation.rows,
    "growth": growth.rows,
    "clients": _client_rows,
    "calls": calls.rows,
    "uploads": uploads.rows,
    **{f"uploads.{name}": partial(uploads.rows, [name]) for name in uploads.GROUPS},
    "emulator": emulator.rows,
}

sys.exit(main(sys.argv[1:]))
