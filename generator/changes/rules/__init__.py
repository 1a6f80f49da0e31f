"""The one table of rules: name -> id, level by direction, gain, sentence and migration. Nothing else knows a sentence.

A new rule is a row here and one `yield` where it is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Final

from generator.changes.change import Change, Rule, Value
from generator.changes.levels import Level
from generator.changes.rules.api import API
from generator.changes.rules.package import PACKAGE
from generator.changes.rules.schemas import SCHEMAS
from generator.changes.where import MEMBERS, Where
from generator.ir.schemas import MISSING

__all__ = ["PACKAGE", "RULES", "known_ids", "make"]

RULES: Final[Mapping[str, Rule]] = {**API, **SCHEMAS}


@cache
def known_ids() -> Mapping[str, Rule]:
    """Give every id that a change can have, with its rule."""
    return {
        rule.id.format_map(where.fields): rule for rule in (*RULES.values(), *PACKAGE.values()) for where in _places()
    }


def make(rule: str, where: Where, before: Value = MISSING, after: Value = MISSING) -> Change:
    """Make a change of the API by the name of its rule. What nobody sends breaks nobody."""
    found = RULES[rule]
    level = Level.INFO if where.is_unsent else found.verdict.at(where.direction)
    return Change(rule=found, level=level, where=where, before=before, after=after)


def _places() -> Iterator[Where]:
    """Give a place for each way that an id can be spelled."""
    for kind in MEMBERS:
        for path, is_unsent, is_required, location in product(
            ((), ("it",)), (True, False), (True, False), ("", "header")
        ):
            yield Where(kind=kind, path=path, is_unsent=is_unsent, is_required=is_required, location=location)
