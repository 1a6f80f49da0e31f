from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.schemas import ObjectSchema
from tests.generator.parse.reported import reported

MakeApi = Callable[..., Api]

ITEM: dict[str, Any] = {
    "post": {
        "operationId": "POST-webhooks",
        "summary": "Ended",
        "description": "It ended.",
        "requestBody": {"content": {"application/json": {"schema": {"properties": {"id": {}}}}}},
    }
}


@pytest.mark.parametrize("key", ["webhooks", "x-webhooks"])
def test_webhooks_are_read_from_either_member(make_api: MakeApi, key: str) -> None:
    api = make_api(**{key: {"live.ended": ITEM}})

    webhook = api.webhooks[0]
    assert ("live.ended", "POST", "Ended", "It ended.") == (
        webhook.name,
        webhook.method,
        webhook.summary,
        webhook.description,
    )
    assert webhook.request_body is not None
    assert isinstance(webhook.request_body.content[0].schema, ObjectSchema)
    assert webhook.pointer == f"#/{key}/live.ended/post"


def test_id_of_a_webhook_does_not_meet_those_of_operations(make_api: MakeApi) -> None:
    api = make_api({"/webhooks": {"post": {"operationId": "POST-webhooks"}}}, webhooks={"a": ITEM})

    assert [("POST-webhooks", True)] == [(one.operation_id, one.has_own_id) for one in api.operations]


def test_callback_is_a_webhook(make_api: MakeApi) -> None:
    callbacks = {"onEnd": {"{$request.body#/url}": ITEM, "x-own": 1}, "shared": {"$ref": "#/components/callbacks/C"}}

    api = make_api(
        {"/": {"post": {"callbacks": callbacks}}}, components={"callbacks": {"C": {"https://example.org": ITEM}}}
    )

    assert [("onEnd", "POST"), ("shared", "POST")] == [(one.name, one.method) for one in api.webhooks]
    assert () == reported(api)
