from __future__ import annotations

import pytest

from generator.changes.schemas.conditions import _one_changed
from generator.document.tree import Json

A, B, C, D = ({"minimum": number} for number in range(4))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([A, B], [A, C], (B, C)),
        ([B, A], [A, C], (B, C)),
        ([A], [B], (A, B)),
        ([A, B], [A, B], None),
        ([A], [A, B], None),
        ([A, B], [C, D], None),
        ([A, B], [C], None),
    ],
)
def test_alternative_that_alone_became_another_one(
    old: list[Json], new: list[Json], expected: tuple[Json, Json] | None
) -> None:
    assert expected == _one_changed(old, new)
