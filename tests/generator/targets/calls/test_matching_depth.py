"""How deep a value is compared with its schema."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.targets.python.tests.matching import Matcher

LEVELS: dict[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "items": (lambda inner: {"type": "array", "items": inner}, lambda value: [value]),
    "values": (lambda inner: {"type": "object", "additionalProperties": inner}, lambda value: {"a": value}),
    "members": (lambda inner: {"type": "object", "properties": {"a": inner}}, lambda value: {"a": value}),
}


@pytest.mark.parametrize("kind", LEVELS)
@pytest.mark.parametrize(("depth", "is_matched"), [(58, True), (62, False)])
def test_value_matches_down_to_sixty_levels(
    make_api: Callable[..., Api], kind: str, depth: int, *, is_matched: bool
) -> None:
    schema_of, value_of = LEVELS[kind]
    schema: Any = {"type": "string"}
    value: Any = "a"
    for _ in range(depth):
        schema, value = schema_of(schema), value_of(value)
    api = make_api({}, {"A": schema})

    matcher = Matcher(api=api, is_given=True)

    assert is_matched == matcher.matches(api.schemas["#/components/schemas/A"].schema, value)
