"""State in SQLite: things by kind and identifier, the parts of uploads, and what is due later.

Whoever uses a store holds the lock of its world; a store itself knows no threads. What a transaction has changed is on
disk once it has ended, so that nothing that was answered is lost when the process is killed.
"""

from __future__ import annotations

import random
import sqlite3
import string
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

import msgspec

Thing: TypeAlias = dict[str, Any]
"""One stored object: JSON values by name. Each read gives a copy; what lies deeper in those of `every` is shared."""

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS things (
    position INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL,
    UNIQUE (kind, id)
);
CREATE TABLE IF NOT EXISTS parts (
    video TEXT NOT NULL, number INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    total INTEGER, size INTEGER NOT NULL, file TEXT NOT NULL, PRIMARY KEY (video, number)
);
CREATE TABLE IF NOT EXISTS tasks (
    position INTEGER PRIMARY KEY AUTOINCREMENT, due REAL NOT NULL, name TEXT NOT NULL, payload BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS tasks_by_time ON tasks (due, position);
"""
_OPENING: Final = """
PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
BEGIN EXCLUSIVE; COMMIT;
"""
_PATIENCE: Final = 1.0
"""Real seconds to wait for a file that is being closed."""

_NAMES: Final = ("things", "parts", "tasks")


@dataclass(frozen=True, kw_only=True, slots=True)
class StoredPart:
    """One accepted part of an upload. `file` is its name in the folder of uploads.

    number: from 1, in order of parts or of arrival. first and last: its bytes, both included, for uploads by bytes.
    total: parts or bytes in all, None while unknown.
    """

    video: str
    number: int
    size: int
    file: str
    first: int = 0
    last: int = 0
    total: int | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Task:
    """Something to do at `due`, in seconds since 1970 by the emulator's clock."""

    position: int
    due: float
    name: str
    payload: Thing


class Store:
    """What an emulator knows. In memory without a file.

    Raises sqlite3.OperationalError for a file that cannot be opened, or that another emulator has open.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._connection = sqlite3.connect(
            file or ":memory:", timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        self._connection.executescript(_OPENING + _TABLES)
        self._listed: dict[str, dict[str, Thing]] = {}

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all changes made inside, or none of them when it ends with an exception."""
        self._connection.execute("BEGIN")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            self._listed.clear()
            if self._connection.in_transaction:  # SQLite ends it by itself when the disk is full
                self._connection.execute("ROLLBACK")
            raise

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def clear(self) -> None:
        """Forget everything."""
        self._listed.clear()
        for name in _NAMES:
            self._connection.execute(f"DELETE FROM {name}")  # noqa: S608 # the names stand above

    def insert(self, kind: str, key: str, thing: Thing) -> None:
        """Add a thing after all others of its kind. Raises sqlite3.IntegrityError when there is one of that key."""
        body = msgspec.json.encode(thing)
        self._connection.execute("INSERT INTO things (kind, id, body) VALUES (?, ?, ?)", (kind, key, body))
        self._list(kind, key, body)

    def put(self, kind: str, key: str, thing: Thing) -> None:
        """Put a thing in the place of the one of that key, or add it."""
        body = msgspec.json.encode(thing)
        sql = (
            "INSERT INTO things (kind, id, body) VALUES (?, ?, ?)"
            " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body"
        )
        self._connection.execute(sql, (kind, key, body))
        self._list(kind, key, body)

    def get(self, kind: str, key: str) -> Thing | None:
        """Give the thing of that key, or None."""
        row = self._connection.execute("SELECT body FROM things WHERE kind = ? AND id = ?", (kind, key)).fetchone()
        return None if row is None else _decode(row[0])

    def every(self, kind: str) -> list[Thing]:
        """Give all things of a kind in the order in which they were added."""
        if kind not in self._listed:
            rows = self._connection.execute("SELECT id, body FROM things WHERE kind = ? ORDER BY position", (kind,))
            self._listed[kind] = {key: _decode(body) for key, body in rows}
        return [dict(thing) for thing in self._listed[kind].values()]

    def remove(self, kind: str, key: str) -> bool:
        """Remove a thing; return whether there was one."""
        self._listed.get(kind, {}).pop(key, None)
        return self._connection.execute("DELETE FROM things WHERE kind = ? AND id = ?", (kind, key)).rowcount > 0

    def add_part(self, part: StoredPart) -> None:
        """Add an accepted part. Raises sqlite3.IntegrityError when the video has one of that number."""
        row = (part.video, part.number, part.first, part.last, part.total, part.size, part.file)
        self._connection.execute("INSERT INTO parts VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def parts(self, video: str) -> list[StoredPart]:
        """Give the accepted parts of a video by number."""
        sql = "SELECT number, first, last, total, size, file FROM parts WHERE video = ? ORDER BY number"
        return [
            StoredPart(video=video, number=number, first=first, last=last, total=total, size=size, file=file)
            for number, first, last, total, size, file in self._connection.execute(sql, (video,))
        ]

    def remove_parts(self, video: str) -> None:
        """Forget the parts of a video; their files are not touched."""
        self._connection.execute("DELETE FROM parts WHERE video = ?", (video,))

    def names_known(self, names: Iterable[str]) -> set[str]:
        """Which of these names of files any part, thing or task speaks of."""
        parts = {row[0] for row in self._connection.execute("SELECT file FROM parts")}
        bodies = self._connection.execute("SELECT body FROM things UNION ALL SELECT payload FROM tasks")
        texts = b"\0".join(row[0] for row in bodies)
        return {name for name in names if name in parts or name.encode() in texts}

    def add_task(self, due: float, name: str, payload: Thing) -> None:
        """Remember what is to be done at `due`."""
        row = (due, name, msgspec.json.encode(payload))
        self._connection.execute("INSERT INTO tasks (due, name, payload) VALUES (?, ?, ?)", row)

    def next_task(self) -> Task | None:
        """Give the task that is due first, or None."""
        sql = "SELECT position, due, name, payload FROM tasks ORDER BY due, position LIMIT 1"
        row = self._connection.execute(sql).fetchone()
        return None if row is None else Task(position=row[0], due=row[1], name=row[2], payload=_decode(row[3]))

    def remove_task(self, task: Task) -> None:
        """Forget a task."""
        self._connection.execute("DELETE FROM tasks WHERE position = ?", (task.position,))

    def _list(self, kind: str, key: str, body: bytes) -> None:
        """Keep up the list of a kind that has been asked for: reading all of it each time would take too long."""
        if kind in self._listed:
            self._listed[kind][key] = _decode(body)


def _decode(body: bytes) -> Thing:
    return msgspec.json.decode(body, type=dict[str, Any])


_ALPHABET: Final = string.ascii_letters + string.digits
_LENGTH: Final = 22


class Ids:
    """Makes identifiers; with a seed the same ones, in the same order, in every run."""

    def __init__(self, seed: int | None = None) -> None:
        self._random = random.SystemRandom() if seed is None else random.Random(seed)  # noqa: S311 # a seed is for tests

    def new(self, prefix: str) -> str:
        """Make an identifier: `new("vi")` gives `vi` and 22 letters and digits."""
        return prefix + self.letters(_LENGTH)

    def letters(self, count: int) -> str:
        """Make a secret of letters and digits."""
        return "".join(self._random.choices(_ALPHABET, k=count))

    def chance(self) -> float:
        """Give a number from 0 up to 1, for what happens at random."""
        return self._random.random()
