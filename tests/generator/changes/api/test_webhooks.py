from __future__ import annotations

from typing import Any

from generator.changes.levels import Direction
from tests.generator.changes.documents import Compare, Object, Told, content, document


def webhook(schema: Any, name: str = "encoded") -> Object:
    return document(webhooks={name: {"post": {"requestBody": content(schema)}}})


def test_payload_of_a_webhook_is_judged_as_what_is_received(compare: Compare) -> None:
    old, new = ({"type": "object", "properties": {"id": {"type": "string"}}, "required": need} for need in (["id"], []))

    changes = compare(webhook(old), webhook(new))

    assert [("webhook-property-became-optional", "breaking", Direction.RESPONSE, "webhook encoded id")] == [
        (one.id, one.level, one.where.direction, one.subject) for one in changes
    ]


def test_webhook_that_is_gone_breaks(told: Told) -> None:
    assert ["breaking webhook-removed", "info webhook-added"] == told(webhook({}, "old"), webhook({}, "new"))


def test_callbacks_of_one_name_are_compared_one_by_one(compare: Compare) -> None:
    def calling(first: str, second: str) -> Object:
        def call(type_: str) -> Object:
            return {"done": {"{$request.body#/url}": {"post": {"requestBody": content({"type": type_})}}}}

        whole = document({"callbacks": call(first)})
        whole["paths"]["/videos"]["post"] = {"responses": {}, "callbacks": call(second)}
        return whole

    changes = compare(calling("string", "string"), calling("number", "string"))

    assert [("webhook-body-type-changed", "webhook done")] == [(one.id, one.subject) for one in changes]


def test_body_of_a_webhook_may_come_and_go(told: Told) -> None:
    bare, text = document(webhooks={"encoded": {"post": {}}}), webhook({})
    text["webhooks"]["encoded"]["post"]["requestBody"] = content({}, "text/plain")

    assert ["info webhook-body-added"] == told(bare, webhook({}))
    assert ["breaking webhook-body-removed"] == told(webhook({}), bare)
    assert ["breaking webhook-body-media-type-removed", "info webhook-body-media-type-added"] == told(webhook({}), text)


def test_body_of_a_webhook_may_become_required_and_optional(told: Told) -> None:
    optional, required = webhook({}), webhook({})
    required["webhooks"]["encoded"]["post"]["requestBody"]["required"] = True
    optional["webhooks"]["encoded"]["post"]["requestBody"]["required"] = False

    assert ["info webhook-body-became-required"] == told(optional, required)
    assert ["breaking webhook-body-became-optional"] == told(required, optional)
