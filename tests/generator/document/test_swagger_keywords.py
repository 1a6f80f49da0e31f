"""What Swagger 2.0 says of a value beside its name is said in a schema from OpenAPI 3 on: all of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.document import Document

KEYWORDS: list[tuple[dict[str, Any], dict[str, Any]]] = [
    (same, same)
    for same in (
        {"type": "string", "format": "date"},
        {"type": "string", "default": "a"},
        {"type": "string", "enum": ["a", "b"]},
        {"type": "string", "pattern": "^a"},
        {"type": "string", "minLength": 1},
        {"type": "string", "maxLength": 2},
        {"type": "number", "multipleOf": 0.5},
        {"type": "number", "minimum": 1},
        {"type": "number", "maximum": 2},
        {"type": "array", "items": {"type": "string", "enum": ["a"]}},
        {"type": "array", "items": {"type": "string"}, "minItems": 1},
        {"type": "array", "items": {"type": "string"}, "maxItems": 2},
        {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    )
] + [
    ({"type": "number", "minimum": 1, "exclusiveMinimum": True}, {"type": "number", "exclusiveMinimum": 1}),
    ({"type": "number", "maximum": 2, "exclusiveMaximum": True}, {"type": "number", "exclusiveMaximum": 2}),
    ({"type": "number", "maximum": 2, "exclusiveMaximum": False}, {"type": "number", "maximum": 2}),
    ({"type": "string", "x-nullable": True}, {"type": ["string", "null"]}),
]


def swagger(said: dict[str, Any]) -> str:
    responses = f"{{'200': {{description: d, headers: {{X-A: {said}}}}}}}"
    return (
        (
            "swagger: '2.0'\ninfo: {title: T, version: '1'}\npaths:\n  /a:\n    get:\n"
            f"      parameters: [{{name: q, in: query, description: D., **}}]\n      responses: {responses}\n"
        )
        .replace("**", str(said)[1:-1])
        .replace("True", "true")
        .replace("False", "false")
    )


@pytest.mark.parametrize(("said", "schema"), KEYWORDS, ids=str)
def test_keyword_of_a_parameter_or_a_header_is_one_of_its_schema(
    load: Callable[..., Document], said: dict[str, Any], schema: dict[str, Any]
) -> None:
    root: Any = load(swagger(said)).root

    operation = root["paths"]["/a"]["get"]
    assert [{"name": "q", "in": "query", "description": "D."}] == [
        {key: value for key, value in one.items() if key in {"name", "in", "description"}}
        for one in operation["parameters"]
    ]
    assert schema == operation["parameters"][0]["schema"]
    assert schema == operation["responses"]["200"]["headers"]["X-A"]["schema"]
