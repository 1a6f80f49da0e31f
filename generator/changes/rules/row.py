"""How a row of the table of rules is written."""

from __future__ import annotations

from collections.abc import Iterable

from generator.changes.change import Gain, Rule
from generator.changes.levels import WIDENED, Verdict


def row(
    name: str,
    verdict: Verdict,
    sentence: str,
    *,
    migration: str = "",
    shown: str = "",
    gain: bool = False,
    ends: bool = False,
) -> Rule:
    """Give a rule. shown: its id, where that is not its name. gain: users can do more even if the verdict is silent.

    ends: it says that something will end.
    """
    has_gain = gain or ends or verdict == WIDENED
    return Rule(
        name=name,
        id=shown or name,
        verdict=verdict,
        sentence=sentence,
        migration=migration,
        gain=Gain.MORE if has_gain else Gain.NOTHING,
        is_deprecation=ends,
    )


def table(rows: Iterable[Rule]) -> dict[str, Rule]:
    """Key rules by name."""
    return {rule.name: rule for rule in rows}
