"""The check that a generator has time for leaves out notes alone, whatever rules are chosen."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document, check_document_fast
from generator.document.rules import ADVICE
from generator.document.validate import check_document
from generator.levels import RuleLevels, RuleSet
from generator.problems import Severity
from tests.generator.document.rule_samples import HEAD, SAMPLES

FAULT, ADVISED = (next(one for one in SAMPLES if (one[0] in ADVICE) is is_advice) for is_advice in (False, True))


@pytest.mark.parametrize("rule_set", RuleSet)
@pytest.mark.parametrize("sample", [FAULT, ADVISED], ids=["fault", "advice"])
def test_fast_check_leaves_out_notes_alone(
    load: Callable[..., Document], rule_set: RuleSet, sample: tuple[str, str, int]
) -> None:
    levels = RuleLevels(rule_set=rule_set)
    document = load(HEAD.format(version="3.1.1") + sample[1])

    fast = check_document_fast(document, levels)

    assert {one for one in check_document(document, levels) if one.severity is not Severity.NOTE} == set(fast)
    is_reported = sample is FAULT or rule_set is RuleSet.HOUSE
    assert is_reported == (sample[0] in {one.rule for one in fast})
