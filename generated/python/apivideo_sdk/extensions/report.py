"""A report on videos as rows, ready for pandas and CSV."""

from __future__ import annotations

import csv
import io
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol, TypeAlias, overload

import msgspec

from ..runtime.errors import SdkError

Cell: TypeAlias = str | int | float | None


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of one video; a number is None where the API did not give it.

    Each is one number of `GET /data/metrics/...`, for the timeframe of the report.

    plays: how often it was played (`play/count`). watch_time: seconds that it was watched, all viewers together
    (`watch-time/sum`). impressions: how often it was loaded, ready to be played (`impression/count`). play_rate: plays
    divided by impressions (`play/rate`), as the API gives it. Counts are int where they are whole, as counts should be.
    error: what went wrong, None where nothing did; the numbers that were known by then are kept.
    """

    video_id: str
    plays: int | float | None = None
    watch_time: float | None = None
    impressions: int | float | None = None
    play_rate: float | None = None
    error: SdkError | None = None

    def to_dict(self) -> dict[str, Cell]:
        """Give the row by column; the error as text."""
        return {**msgspec.structs.asdict(self), "error": None if self.error is None else str(self.error)}


class ReportTotals(msgspec.Struct, frozen=True, kw_only=True):
    """Sums of the numbers that are known; None where not one row knows the number. Rates cannot be summed."""

    plays: int | float | None
    watch_time: float | None
    impressions: int | float | None


class TextSink(Protocol):
    """Anything that takes text: an open text file, `sys.stdout`, `io.StringIO`."""

    def write(self, text: str, /) -> object:
        """Take a piece of text."""
        ...


@dataclass(frozen=True, kw_only=True, slots=True, repr=False)
class Report(Sequence[ReportRow]):
    """One row per video, in the order asked.

    from_, to: the timeframe that was asked for, to the second; None where it was left to the API.
    """

    rows: tuple[ReportRow, ...]
    from_: datetime | None = None
    to: datetime | None = None

    @overload
    def __getitem__(self, index: int) -> ReportRow: ...

    @overload
    def __getitem__(self, index: slice) -> Report: ...

    def __getitem__(self, index: int | slice) -> ReportRow | Report:
        if isinstance(index, slice):
            return replace(self, rows=self.rows[index])
        return self.rows[index]

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"<Report: {len(self.rows)} videos, {len(self.errors)} failed>"

    @property
    def totals(self) -> ReportTotals:
        """Each number summed over the rows that know it."""
        return ReportTotals(
            plays=_sum([row.plays for row in self.rows]),
            watch_time=_sum([row.watch_time for row in self.rows]),
            impressions=_sum([row.impressions for row in self.rows]),
        )

    @property
    def errors(self) -> tuple[ReportRow, ...]:
        """The rows of videos that failed."""
        return tuple(row for row in self.rows if row.error is not None)

    def to_dicts(self) -> list[dict[str, Cell]]:
        """Give the rows by column, errors as text: `pandas.DataFrame(report.to_dicts())`."""
        return [row.to_dict() for row in self.rows]

    def to_csv(self, target: str | os.PathLike[str] | TextSink) -> None:
        r"""Write a header line and the rows as CSV: https://www.rfc-editor.org/rfc/rfc4180.

        target: a path, whose file appears whole or not at all, in UTF-8; or a text file opened with `newline=""`.
        What is None is left empty. Text that a spreadsheet would run as a formula is written with a `'` before it.
        Raises OSError when the file cannot be written; then one that was there before is as it was.
        """
        text = _csv_text(self.to_dicts())
        if isinstance(target, str | os.PathLike):
            _write_whole(Path(target), text)
        else:
            target.write(text)


_COLUMNS: Final = ReportRow.__struct_fields__
_FORMULA_BEGINNINGS: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def _sum(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def _csv_text(rows: Sequence[dict[str, Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    writer.writerows([_harmless(row[column]) for column in _COLUMNS] for row in rows)
    return text.getvalue()


def _harmless(cell: Cell) -> Cell:
    """Identifiers come from the caller and error texts from the server: https://owasp.org/www-community/attacks/CSV_Injection."""
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
