"""What is said where a schema is used wins over what it refers to."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generator.changes.documents import Judge

REFERENCE = {"$ref": "#/components/schemas/A"}


@pytest.mark.parametrize(
    ("inner", "old", "new"),
    [
        ({"type": "number", "multipleOf": 2}, {"multipleOf": 3}, {"multipleOf": 4}),
        ({"type": "string", "pattern": "^a"}, {"pattern": "^b"}, {"pattern": "^c"}),
        ({"type": "string", "default": "a"}, {"default": "b"}, {"default": "c"}),
    ],
)
def test_change_beside_a_reference_is_reported(
    judge: Judge, inner: dict[str, Any], old: dict[str, Any], new: dict[str, Any]
) -> None:
    requests, responses = judge({**REFERENCE, **old}, {**REFERENCE, **new}, A=inner)

    assert requests
    assert ([], []) == judge({**REFERENCE, **old}, {**REFERENCE, **old}, A=inner)
    assert len(requests) == len(responses) or not responses
