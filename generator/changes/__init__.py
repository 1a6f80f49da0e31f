"""What differs between two documents, as data: `compare_sides` gives it, `report` and `notes` write it.

`api` compares what users of the API notice, `package` what code that uses the package notices, `schemas` two schemas;
`rules` is the one table of levels, ids and sentences; `public` compares with somebody else's document. May import all
but commands, release and drift.
"""

from __future__ import annotations

from generator.changes.compare import compare_sides, surface_of
from generator.changes.groups import PlacedChange
from generator.changes.side import Side, read_side

__all__ = ["PlacedChange", "Side", "compare_sides", "read_side", "surface_of"]
