"""How schemas are written in the catalog for agents."""

from __future__ import annotations

from typing import Any

import pytest

from generator.parse import parse_api
from generator.targets.python.agent.schemas import SchemaWriter


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string"}, {"type": "string"}),
        ({"type": ["string", "null"]}, {"type": "string", "nullable": True}),
        ({"type": "integer", "minimum": 1}, {"type": "integer", "minimum": 1}),
        (
            {"type": "array", "items": {"type": ["integer", "null"]}},
            {"type": "array", "items": {"type": "integer", "nullable": True}},
        ),
    ],
)
def test_schema_is_written_as_it_is_said(schema: dict[str, Any], expected: dict[str, Any]) -> None:
    api = parse_api({"openapi": "3.1.0", "info": {}, "paths": {}, "components": {"schemas": {"A": schema}}})

    assert expected == SchemaWriter(api=api).write(api.schemas["#/components/schemas/A"].schema)
