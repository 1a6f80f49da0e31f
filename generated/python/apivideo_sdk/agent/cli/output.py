"""Values as JSON, JSON lines, table, CSV or YAML; colors and widths only for a terminal."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import click

from ...runtime.values.members import member_at
from ..core.results import compact, picked
from ..failures import AgentError

_NARROWEST: Final = 8
_MOST_WIDTHS: Final = 200
"""Rows that decide how wide columns are; a table of more is written as it comes."""
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def shaped(value: Any, fields: Sequence[str], query: str) -> Any:
    """Give what the user asked for of a value. query: JMESPath. Raises AgentError for one that is wrong."""
    if query:
        import jmespath  # type: ignore[import-untyped]  # noqa: PLC0415 - loaded when it is asked for
        from jmespath.exceptions import JMESPathError  # type: ignore[import-untyped]  # noqa: PLC0415 - likewise

        try:
            return jmespath.search(query, value)
        except JMESPathError as error:
            raise AgentError(f"--query: {error}", next_step="write JMESPath, as `[].title`") from error
    return picked(value, fields) if fields else value


def written(value: Any, form: str, columns: Sequence[str] = (), *, color: bool = False) -> Iterator[str]:
    """Write a value in pieces that end with a line break."""
    match form:
        case "json":
            yield json.dumps(value, indent=2, ensure_ascii=False, default=str) + "\n"
        case "jsonl":
            yield from (compact(one) + "\n" for one in rows_of(value))
        case "csv":
            yield from _csv(rows_of(value), columns)
        case "yaml":
            yield _yaml(value)
        case _:
            yield from _table(value, columns, color=color)


def rows_of(value: Any) -> Iterable[Any]:
    """Give the items of a list, or the value as its only item; nothing for null."""
    if value is None:
        return ()
    return value if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping) else (value,)


def _yaml(value: Any) -> str:
    import yaml  # noqa: PLC0415 - loaded when it is asked for

    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False))


def _csv(rows: Iterable[Any], columns: Sequence[str]) -> Iterator[str]:
    names: Sequence[str] = columns
    for number, row in enumerate(rows):
        if not number:
            names = names or (list(row) if isinstance(row, Mapping) else ["value"])
            yield _csv_line(names)
        yield _csv_line([_harmless(_text(member_at(row, name) if isinstance(row, Mapping) else row)) for name in names])


def _csv_line(cells: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _harmless(text: str) -> str:
    """Keep a spreadsheet from reading what somebody wrote as a formula."""
    is_number = text.lstrip("+-").replace(".", "", 1).isdecimal()
    return f"'{text}" if text.startswith(_FORMULA) and not is_number else text


def _table(value: Any, columns: Sequence[str], *, color: bool) -> Iterator[str]:
    if isinstance(value, Mapping):
        wide = max((len(name) for name in value), default=0)
        for name, one in value.items():
            yield f"{click.style(name.ljust(wide), bold=True) if color else name.ljust(wide)}  {_cell(one)}\n"
        return
    if not isinstance(value, Iterable) or isinstance(value, str | bytes):
        if value is not None:
            yield f"{_text(value)}\n"
        return
    rows = iter(value)
    first = list(islice(rows, _MOST_WIDTHS))
    if not first:
        return
    names = list(columns) or (list(first[0]) if isinstance(first[0], Mapping) else ["value"])
    sample = [_row(one, names) for one in first]
    widths = _widths(names, sample)
    yield _line(names, widths, bold=color)
    for one in sample:
        yield _line(one, widths)
    for one in rows:
        yield _line(_row(one, names), widths)


def _row(one: Any, names: Sequence[str]) -> list[str]:
    return [_cell(member_at(one, name) if isinstance(one, Mapping) else one) for name in names]


def _widths(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """As wide as the content, all together no wider than the terminal."""
    widths = [max(len(name), *(len(row[at]) for row in rows)) for at, name in enumerate(names)]
    limit = max(shutil.get_terminal_size((120, 24)).columns - 2 * (len(names) - 1), _NARROWEST * len(names))
    while sum(widths) > limit:
        widest = widths.index(max(widths))
        widths[widest] = max(_NARROWEST, widths[widest] - (sum(widths) - limit))
        if all(width <= _NARROWEST for width in widths):
            break
    return widths


def _line(cells: Sequence[str], widths: Sequence[int], *, bold: bool = False) -> str:
    shown = [_cut(cell, width).ljust(width) for cell, width in zip(cells, widths, strict=True)]
    text = "  ".join(shown).rstrip()
    return f"{click.style(text, bold=True) if bold else text}\n"


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _cell(value: Any) -> str:
    """One line, without what moves a terminal's cursor."""
    return "".join(one if one.isprintable() else " " for one in _text(value))


def _text(value: Any) -> str:
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case _:
            return compact(value)
