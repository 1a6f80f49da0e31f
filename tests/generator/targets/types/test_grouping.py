from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.targets.python.names.names import Names

MakeNames = Callable[..., Names]

SCHEMAS: dict[str, Any] = {
    "Video": {"type": "object", "properties": {"source": {"$ref": "#/components/schemas/Source"}}},
    "Source": {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
    "Owner": {"type": "object", "properties": {"id": {"type": "string"}}},
    "Player": {"type": "object", "properties": {"owner": {"$ref": "#/components/schemas/Owner"}}},
    "Event": {"type": "object", "properties": {"id": {"type": "string"}}},
    "Forgotten": {"type": "object", "properties": {"video": {"$ref": "#/components/schemas/Video"}}},
}


def answering(tag: str, schema: str) -> dict[str, Any]:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {"get": {"tags": [tag], "responses": {"200": {"description": "", "content": content}}}}


PATHS = {"/videos": answering("Videos", "Video"), "/players": answering("Players", "Player")}
WEBHOOK = {
    "post": {"requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Event"}}}}}
}


def test_a_type_is_in_the_module_of_the_one_resource_that_uses_it(make_names: MakeNames) -> None:
    names = make_names(SCHEMAS, PATHS)

    assert "videos" == names.module("#/components/schemas/Video")
    assert "videos" == names.module("#/components/schemas/Source")


def test_a_type_that_two_resources_reach_is_shared(make_names: MakeNames) -> None:
    assert "shared" == make_names(SCHEMAS, PATHS).module("#/components/schemas/Owner")


def test_a_type_that_nothing_uses_is_other(make_names: MakeNames) -> None:
    assert "other" == make_names(SCHEMAS, PATHS).module("#/components/schemas/Forgotten")


def test_a_type_that_only_a_webhook_sends_is_in_webhooks(make_names: MakeNames) -> None:
    names = make_names(SCHEMAS, PATHS, webhooks={"happened": WEBHOOK})

    assert "webhooks" == names.module("#/components/schemas/Event")
