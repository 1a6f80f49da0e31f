"""The table of rules: every row can be said, in every style, and is known by its id."""

from __future__ import annotations

import pytest

from generator.changes.change import Change, Rule, Symbol
from generator.changes.levels import Level
from generator.changes.rules import PACKAGE, RULES, known_ids
from generator.changes.where import Where
from generator.changes.words import MARKDOWN, PLAIN, migration, sentence

ARGUMENT = Symbol(kind="argument", owner="videos", name="list", argument="tag")
PLACE = Where(kind="request-parameter", operation="GET /videos", name="q", location="query", path=("a", "[]"))
ROWS = [*RULES.items(), *PACKAGE.items()]


@pytest.mark.parametrize(("name", "rule"), ROWS, ids=[name for name, _ in ROWS])
def test_rule_can_be_said(name: str, rule: Rule) -> None:
    symbol = ARGUMENT if name in PACKAGE and PACKAGE[name] is rule else None
    change = Change(rule=rule, level=Level.BREAKING, where=PLACE, before="old", after=("new", 2), symbol=symbol)

    for style in (PLAIN, MARKDOWN):
        said = sentence(change, style), migration(change, style)
        assert "{" not in "".join(said)
        assert said[0]
        assert not said[0].endswith(".")
        assert said[1] == "" or said[1].endswith(".")
    assert change.id in known_ids()


def test_ids_are_words_joined_by_hyphens() -> None:
    assert [] == [one for one in known_ids() if not all(part.isalnum() and part.islower() for part in one.split("-"))]


def test_what_nobody_is_broken_by_needs_no_migration() -> None:
    change = Change(rule=PACKAGE["argument-removed"], level=Level.INFO, where=PLACE, symbol=ARGUMENT)

    assert "" == migration(change)


def test_rules_that_announce_an_end_are_those_of_deprecation_alone() -> None:
    announced = {name for name, rule in RULES.items() if rule.is_deprecation}

    assert announced == {
        *("endpoint-deprecated", "endpoint-deprecated-with-sunset"),
        *("request-parameter-deprecated", "request-parameter-deprecated-with-sunset"),
        *("deprecated", "deprecated-with-sunset"),
    }
