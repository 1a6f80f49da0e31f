"""Every rule, a line each: how bad it is, by which id and in which words it is reported.

The ids stand in the settings of users. With the variable UPDATE_EXPECTED set, the lines are written anew, for a look at
`git diff`.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.changes.change import Gain, Rule
from generator.changes.rules import PACKAGE, RULES

EXPECTED = Path(__file__).parent / "rules.txt"


def line(name: str, rule: Rule) -> str:
    facts = [
        f"sent {rule.verdict.request}, received {rule.verdict.response}",
        *(["gain"] if rule.gain is Gain.MORE else []),
        *(["deprecation"] if rule.is_deprecation else []),
        *([f"as {rule.id}"] if rule.id != name else []),
    ]
    return f"{name}: {', '.join(facts)}: {rule.sentence}. {rule.migration}".rstrip()


def test_rules_are_those_that_were_agreed() -> None:
    lines = [line(name, rule) for table in (RULES, PACKAGE) for name, rule in table.items()]
    if "UPDATE_EXPECTED" in os.environ:
        EXPECTED.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")

    assert EXPECTED.read_text(encoding="utf-8").splitlines() == lines
