from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.levels import Level
from generator.document import load_document
from generator.ir.api import Api
from generator.parse import parse_api
from tests.reference import reference

PAIRS = reference("drift/cases.json")
MISSED: Mapping[str, str] = yaml.safe_load((Path(__file__).parent / "labelled_pairs_missed.yaml").read_text())

pytestmark = pytest.mark.skipif(not PAIRS.exists(), reason="no labelled pairs beside the checkout")


@dataclass(frozen=True, kw_only=True)
class Judged:
    """One labelled pair and what was found. A label judges the named rules only, unless all rules were looked at."""

    name: str
    expected: frozenset[str]
    is_breaking: bool
    is_about_all_rules: bool
    changes: tuple[Change, ...]

    @property
    def unfound(self) -> frozenset[str]:
        return self.expected - {change.id for change in self.changes}

    @property
    def is_right(self) -> bool:
        judged = [one for one in self.changes if self.is_about_all_rules or one.id in self.expected]
        return self.is_breaking == any(one.level is Level.BREAKING for one in judged)


@cache
def api_of(name: str) -> Api:
    return parse_api(load_document(PAIRS.parent / name, keep_going=True).root)


@pytest.fixture(scope="module")
def pairs() -> tuple[Judged, ...]:
    cases: list[dict[str, Any]] = json.loads(PAIRS.read_text())
    return tuple(
        Judged(
            name=case["name"],
            expected=frozenset(case["expected"]),
            is_breaking=case["breaking"],
            is_about_all_rules=case["all_checks"],
            changes=compare_apis(api_of(case["base"]), api_of(case["revision"])),
        )
        for case in cases
    )


def test_at_least_95_of_100_pairs_are_judged_right(pairs: tuple[Judged, ...]) -> None:
    right = sum(pair.is_right for pair in pairs)

    assert right / len(pairs) >= 0.95


def test_at_least_90_of_100_expected_rules_are_found(pairs: tuple[Judged, ...]) -> None:
    expected = sum(len(pair.expected) for pair in pairs)
    unfound = sum(len(pair.unfound) for pair in pairs)

    assert (expected - unfound) / expected >= 0.9


def test_misses_are_those_that_are_listed_with_their_reason(pairs: tuple[Judged, ...]) -> None:
    missed = {pair.name for pair in pairs if pair.unfound or not pair.is_right}

    assert set(MISSED) == missed
