from __future__ import annotations

from typing import Any

import pytest

from tests.generator.changes.documents import Judge

LIST: dict[str, Any] = {"type": "array", "items": {"type": "string"}}
UNIQUE = {**LIST, "uniqueItems": True}


@pytest.mark.parametrize("same", [LIST, UNIQUE], ids=["any items", "unique items"])
def test_what_stays_is_not_reported_beside_another_change(judge: Judge, same: dict[str, Any]) -> None:
    requests, responses = judge({**same, "minItems": 1}, {**same, "minItems": 2})

    assert requests
    assert all("min-items" in one for one in (*requests, *responses))


@pytest.mark.parametrize(("old", "new"), [(LIST, UNIQUE), (UNIQUE, LIST), ({**LIST, "uniqueItems": False}, UNIQUE)])
def test_items_that_must_differ_now_or_no_longer_are_reported(
    judge: Judge, old: dict[str, Any], new: dict[str, Any]
) -> None:
    requests, responses = judge(old, new)

    assert requests
    assert all("unique" in one for one in (*requests, *responses))
    assert ("breaking" in requests[0]) is (new is UNIQUE)
