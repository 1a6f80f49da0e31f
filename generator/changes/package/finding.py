"""Making changes of the package. Names do not travel; fields and aliases are given, read, or both."""

from __future__ import annotations

from collections.abc import Iterable

from generator.changes.change import Change, Symbol, Value
from generator.changes.levels import Direction, worst
from generator.changes.rules import PACKAGE
from generator.changes.where import Where
from generator.ir.schemas import MISSING

_EITHER = (Direction.NONE,)


def make(
    rule: str,
    symbol: Symbol,
    pointers: tuple[str, str] = ("", ""),
    before: Value = MISSING,
    after: Value = MISSING,
    *,
    uses: Iterable[Direction] = _EITHER,
) -> Change:
    """Make a change. pointers: base and revision. uses: which ways the value travels; the worst one counts."""
    found = PACKAGE[rule]
    where = Where(kind="package", base=pointers[0], revision=pointers[1])
    level = worst(found.verdict.at(direction) for direction in uses)
    return Change(rule=found, level=level, where=where, before=before, after=after, symbol=symbol)
