"""Reports as files for other programs."""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol, TypeAlias

import msgspec

Cell: TypeAlias = str | int | float | bool | None

_FORMULA_BEGINNINGS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


class TextSink(Protocol):
    """Anything that takes text: an open text file, `sys.stdout`, `io.StringIO`."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""
        ...


def write_csv(
    target: str | os.PathLike[str] | TextSink, columns: Sequence[str], rows: Sequence[dict[str, Cell]]
) -> None:
    """Write a header line and the rows."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows([_harmless(row[column]) for column in columns] for row in rows)
    write_text(target, text.getvalue())


def write_jsonl(target: str | os.PathLike[str] | TextSink, rows: Sequence[dict[str, Cell]]) -> None:
    """Write each row as an object on a line of its own: https://jsonlines.org."""
    write_text(target, "".join(f"{msgspec.json.encode(row).decode()}\n" for row in rows))


def write_sqlite(path: str | os.PathLike[str], tables: Sequence[SqliteTable]) -> None:
    """Put rows into tables, made if they are missing, in the place of rows with the same key. All of them, or none."""
    import sqlite3  # noqa: PLC0415 - loaded when something is exported there

    connection = sqlite3.connect(path)
    try:
        with connection:
            for table in tables:
                connection.execute(table.schema)
                connection.executemany(table.insert, [tuple(row[name] for name in table.columns) for row in table.rows])
    finally:
        connection.close()


class SqliteTable(msgspec.Struct, frozen=True, kw_only=True):
    """Rows for a table. key: of which columns no two rows have the same values."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    rows: Sequence[Mapping[str, Cell]]

    @property
    def schema(self) -> str:
        """The statement that makes it; without types, numbers stay what they are."""
        columns = ", ".join(f'"{name}"' for name in self.columns)
        return f'CREATE TABLE IF NOT EXISTS "{self.name}" ({columns}, PRIMARY KEY ({", ".join(self.key)}))'

    @property
    def insert(self) -> str:
        """The statement that adds a row."""
        places = ", ".join("?" for _ in self.columns)
        return f'INSERT OR REPLACE INTO "{self.name}" VALUES ({places})'  # noqa: S608 - the names are this package's own


def write_text(target: str | os.PathLike[str] | TextSink, text: str) -> None:
    """Write to a path, whose file appears whole or not at all, or to an open file."""
    if isinstance(target, str | os.PathLike):
        _write_whole(Path(target), text)
    else:
        target.write(text)


def _harmless(cell: Cell) -> Cell:
    """Titles come from users and errors from the server: https://owasp.org/www-community/attacks/CSV_Injection."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_BEGINNINGS) else cell


def _write_whole(path: Path, text: str) -> None:
    """Write beside the file, then put it in its place. A link keeps pointing where it does."""
    place = path.resolve()
    draft = place.with_name(f".{place.name}.{secrets.token_hex(4)}.part")
    try:
        with draft.open("x", encoding="utf-8", newline="") as file:
            file.write(text)
        draft.replace(place)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
