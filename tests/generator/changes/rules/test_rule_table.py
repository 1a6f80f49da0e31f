"""Every rule of the public table, told with the level the table gives, or listed with the reason why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.changes.change import Change
from generator.document import load_document
from tests.generator.changes.documents import Object
from tests.generator.changes.rules.pairs import both_ways, reported
from tests.reference import reference

TABLE = reference("drift/rules.md")
EXCEPTIONS: Mapping[str, Mapping[str, str]] = yaml.safe_load((Path(__file__).parent / "rule_table.yaml").read_text())
LEVELS = {"ERR": "breaking", "WARN": "warning", "INFO": "info"}

pytestmark = [
    pytest.mark.slow,  # `reported.txt` holds levels too; this compares them with a table of others
    pytest.mark.skipif(not TABLE.exists(), reason="no rule table beside the checkout"),
]


@cache
def table() -> Mapping[str, str]:
    lines = re.findall(r"^- (ERR|WARN|INFO): (.*)$", TABLE.read_text(), re.MULTILINE)
    return {rule: LEVELS[level] for level, rules in lines for rule in re.findall(r"`([^`]+)`", rules)}


@cache
def told() -> tuple[Change, ...]:
    return (*reported(), *(change for base, revision in _labelled_documents() for change in both_ways(base, revision)))


def _labelled_documents() -> Iterator[tuple[Object, Object]]:
    cases = json.loads((TABLE.parent / "cases.json").read_text())
    for name in dict.fromkeys((case["base"], case["revision"]) for case in cases):
        base, revision = (load_document(TABLE.parent / side, keep_going=True).root for side in name)
        yield dict(base), dict(revision)


def test_level_is_that_of_the_table() -> None:
    levels = table()

    wrong = {one.id: one.level for one in told() if levels.get(one.id, one.level) != one.level}

    assert set(EXCEPTIONS["of another level"]) == set(wrong)


def test_rules_that_are_not_told_are_listed_with_the_reason() -> None:
    untold = set(table()) - {one.id for one in told()}

    assert set(EXCEPTIONS["not told"]) == untold
