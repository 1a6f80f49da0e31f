from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generator.targets.python.agent.skill import _row


@pytest.mark.parametrize(
    ("required", "expected"),
    [
        (True, r"| `file` (required) | path of a file | One\|two. |"),
        (False, r"| `file` | path of a file | One\|two. |"),
    ],
)
def test_bar_in_a_text_divides_no_cell(required: bool, expected: str) -> None:  # noqa: FBT001 - a parameter
    argument: Any = SimpleNamespace(name="file", required=required, about="One|two.", file=True, schema={})

    assert expected == _row(argument)
