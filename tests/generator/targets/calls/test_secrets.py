"""What a document declares as a credential, and by which header it knows a repeated call."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.targets.python.client.secrets import declared_secrets, idempotency_header

MakeApi = Callable[..., Api]
PASSWORD = {"type": "string", "format": "password"}
TEXT = {"type": "string"}


def parameter(name: str, place: str = "header", schema: dict[str, Any] = TEXT, **rest: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, **rest}


def test_keys_passwords_of_parameters_bodies_and_answers_are_secrets(make_api: MakeApi) -> None:
    body = {
        "type": "object",
        "properties": {"pin": PASSWORD, "title": TEXT, "inner": {"$ref": "#/components/schemas/A"}},
    }
    listed = {"type": "array", "items": {"type": "object", "properties": {"code": PASSWORD}}}
    api = make_api(
        {
            "/a": {
                "post": {
                    "parameters": [parameter("door", "query", PASSWORD), parameter("room", "query")],
                    "requestBody": {"content": {"application/json": {"schema": body}}},
                    "responses": {"200": {"description": "", "content": {"application/json": {"schema": listed}}}},
                }
            }
        },
        {"A": {"type": "object", "properties": {"answer": {"$ref": "#/components/schemas/Word"}}}, "Word": PASSWORD},
        components={
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Team"},
                "login": {"type": "http", "scheme": "basic"},
            }
        },
    )

    assert ("X-Team", "answer", "code", "door", "pin") == declared_secrets(api)


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ([parameter("Idempotency-Key")], "Idempotency-Key"),
        ([parameter("X-Other"), parameter("x-idempotency-key")], "x-idempotency-key"),
        ([parameter("Idempotency-Token")], "Idempotency-Token"),
        ([parameter("Idempotency-Key", "query")], ""),
        ([{**parameter("Idempotency-Key"), "x-client-ignore": True}], ""),
        ([parameter("Idempotency")], ""),
        ([], ""),
    ],
)
def test_header_that_tells_repetitions_is_the_declared_one(
    make_api: MakeApi, given: list[dict[str, Any]], name: str
) -> None:
    api = make_api({"/a": {"post": {"parameters": given, "responses": {}}}})

    assert name == idempotency_header(api.operations[0])
