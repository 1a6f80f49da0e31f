"""Reports as files for other programs."""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol, TypeAlias

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
