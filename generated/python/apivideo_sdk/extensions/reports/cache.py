"""Numbers of days that are over, in a SQLite file: what is there is not asked for again."""

from __future__ import annotations

import os
import sqlite3
import threading
import time
from collections.abc import Callable
from datetime import datetime
from typing import Final, cast

from .plan import Column, ReportOrder
from .table import Number, Numbers, NumberTable
from .timeframes import Timeframe

SETTLED_AFTER: Final = 3 * 3600
"""Seconds after the end of a day from which on its numbers are final: players report late."""

ONE_RUN: Final = 3600
"""Seconds for which a number counts that is not final, so that a report which broke off goes on."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS report_numbers (
    origin TEXT NOT NULL, begins INTEGER NOT NULL, ends INTEGER NOT NULL, metric TEXT NOT NULL, video_id TEXT NOT NULL,
    value REAL NOT NULL, is_estimated INTEGER NOT NULL, asked_at INTEGER NOT NULL,
    PRIMARY KEY (origin, begins, ends, metric, video_id)
) WITHOUT ROWID
"""
_PATIENCE: Final = 10.0
"""Seconds to wait for another process that writes."""


class ReportCache:
    """A file of numbers, for any number of threads; each call's numbers are on disk once it has ended.

    origin: address of the API, so that sandbox and production may share a file. now: seconds since 1970.
    Raises ValueError for a file that is not one of these.
    """

    def __init__(self, path: str | os.PathLike[str], origin: str, now: Callable[[], float] = time.time) -> None:
        self._path = os.fspath(path)
        self._origin = origin
        self._now = now
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None

    def load(self, order: ReportOrder, table: NumberTable) -> int:
        """Put what is known already into the table; return how many numbers."""
        with self._lock:
            connection = self._open()
            cells = (*order.cells, *order.cells_before)
            return sum(self._load_cell(connection, order, cell, table) for cell in cells)

    def keep(self, cell: Timeframe, column: Column, numbers: Numbers) -> None:
        """Keep what was measured; numbers that are not known are asked for again."""
        asked_at = int(self._now())
        begins, ends = _edges(cell)
        rows = [
            (self._origin, begins, ends, column, video_id, number.value, number.is_estimated, asked_at)
            for video_id, number in numbers.items()
            if number.value is not None
        ]
        with self._lock, self._open() as connection:
            connection.executemany("INSERT OR REPLACE INTO report_numbers VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _load_cell(
        self, connection: sqlite3.Connection, order: ReportOrder, cell: Timeframe, table: NumberTable
    ) -> int:
        wanted = set(order.video_ids)
        sql = (
            "SELECT metric, video_id, value, is_estimated FROM report_numbers"
            " WHERE origin = ? AND begins = ? AND ends = ?"
        )
        known: dict[Column, dict[str, Number]] = {}
        for metric, video_id, value, is_estimated in connection.execute(sql, (self._origin, *_edges(cell))):
            if video_id in wanted and not (is_estimated and order.watch_time == "each"):
                known.setdefault(cast("Column", metric), {})[video_id] = Number(value, bool(is_estimated))
        for column, numbers in known.items():
            table.keep(cell, column, numbers)
        return sum(map(len, known.values()))

    def _open(self) -> sqlite3.Connection:
        """Open the file, and drop what can never be used again."""
        if self._connection is not None:
            return self._connection
        connection = sqlite3.connect(self._path, timeout=_PATIENCE, check_same_thread=False)
        try:
            with connection:
                connection.execute("PRAGMA synchronous = NORMAL")
                connection.execute(_SCHEMA)
                connection.execute(
                    "DELETE FROM report_numbers WHERE asked_at < ends + ? AND asked_at < ?",
                    (SETTLED_AFTER, int(self._now()) - ONE_RUN),
                )
        except sqlite3.DatabaseError as error:
            connection.close()
            raise ValueError(f"cache is {self._path!r}, which cannot be used: {error}; give another file") from error
        self._connection = connection
        return connection


def _edges(cell: Timeframe) -> tuple[int, int]:
    return _seconds(cell.from_), _seconds(cell.to)


def _seconds(moment: datetime | None) -> int:
    return 0 if moment is None else int(moment.timestamp())
