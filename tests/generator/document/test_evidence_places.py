"""Where a member of `x-verified` that is wrong is reported: at it, or where it should be."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document
from generator.document.rules.house.verified import check_evidence
from generator.document.rules.subject import Subject
from tests.generator.document.rule_samples import HEAD

GOOD = {"date": "'2024'", "evidence": "live", "source": "seen"}
NOWHERE = "#/paths/~1a/get/x-verified"


@pytest.mark.parametrize(
    ("member", "wrong"), [("date", "'x'"), ("date", "'9999'"), ("evidence", "hearsay"), ("source", "' '"), ("by", "me")]
)
def test_wrong_member_is_reported_at_itself(load: Callable[..., Document], member: str, wrong: str) -> None:
    assert [f"{NOWHERE}/{member}"] == places(load, {**GOOD, member: wrong})


@pytest.mark.parametrize("member", GOOD)
def test_member_that_is_missing_is_reported_where_it_should_be(load: Callable[..., Document], member: str) -> None:
    assert [NOWHERE] == places(load, {name: value for name, value in GOOD.items() if name != member})


def places(load: Callable[..., Document], verified: dict[str, str]) -> list[str]:
    written = ", ".join(f"{name}: {value}" for name, value in verified.items())
    document = load(f"{HEAD.format(version='3.1.1')}paths: {{/a: {{get: {{x-verified: {{{written}}}}}}}}}\n")
    return [one.pointer for one in check_evidence(Subject(document))]
