"""What a path of names leads to in a response."""

from __future__ import annotations

import pytest
from package.runtime.values.members import member


@pytest.mark.parametrize(
    ("name", "expected"),
    [("-1", {"X1": 6}), ("0", {"X1": 5}), ("2", None), ("-3", None), ("--1", [None, None]), ("X1", [5, 6])],
)
def test_name_in_a_list_is_a_position_or_a_member_of_each_item(name: str, expected: object) -> None:
    assert expected == member([{"X1": 5}, {"X1": 6}], name)
