"""What is reported of many pairs of documents, a line for each rule and level: how bad it is, where, in which words.

With the variable UPDATE_EXPECTED set, the expected lines are written anew, for a look at `git diff`.
"""

from __future__ import annotations

import os
from pathlib import Path

from generator.changes.change import Change
from generator.changes.words import migration, sentence
from generator.release.versions import bump_of
from tests.generator.changes.rules.pairs import reported_of_members

EXPECTED = Path(__file__).parent / "reported.txt"


def described(change: Change) -> str:
    end = ", which ends" if change.rule.is_deprecation else ""
    words = f"{sentence(change)}. {migration(change)}".rstrip()
    return f"{change.id}: {change.level}, {bump_of([change]).name.lower()}{end}: {change.subject}: {words}"


def test_each_rule_is_reported_as_was_agreed() -> None:
    first = {(one.rule.name, one.level): one for one in reversed([*reported_of_members()])}
    lines = sorted(map(described, first.values()))
    if "UPDATE_EXPECTED" in os.environ:
        EXPECTED.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")

    assert EXPECTED.read_text(encoding="utf-8").splitlines() == lines
