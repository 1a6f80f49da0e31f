from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from generator.ir.api import Api, Tag
from generator.parse import parse_api
from tests.generator.parse.reported import reasons

JUNK: tuple[Any, ...] = (None, "#/", [], {"a": None}, {"$ref": 1})
MORE_JUNK: tuple[Any, ...] = (True, -1, {}, [None], ["a", {}], {"$ref": "#/paths"})

SAMPLE: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "T", "version": "1", "license": {"name": "MIT"}, "contact": {"email": "a@b.c"}},
    "servers": [{"url": "https://{host}/", "variables": {"host": {"default": "a", "enum": ["a"]}}}],
    "tags": [{"name": "Things", "description": "All of them."}],
    "security": [{"key": ["read"]}],
    "x-client-base-paths": {"production": "https://a"},
    "paths": {
        "/things/{id}": {
            "summary": "S",
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "get": {
                "operationId": "list",
                "tags": ["Things"],
                "deprecated": True,
                "security": [{}],
                "x-client-paginated": True,
                "x-client-description": {"default": "D"},
                "parameters": [
                    {"name": "page", "in": "query", "style": "form", "schema": {"type": "integer"}, "example": 1},
                    {"name": "filter", "in": "query", "content": {"application/json": {"schema": {}}}},
                ],
                "requestBody": {
                    "required": True,
                    "content": {
                        "multipart/form-data": {
                            "schema": {"$ref": "#/components/schemas/Thing"},
                            "encoding": {"file": {"contentType": "image/png", "explode": True}},
                            "examples": {"one": {"value": 1, "summary": "One"}},
                        }
                    },
                },
                "responses": {
                    "200": {
                        "description": "OK",
                        "headers": {"X-Left": {"schema": {"type": "integer"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Things"}}},
                    }
                },
                "callbacks": {"done": {"{$request.body#/url}": {"post": {"requestBody": {"content": {}}}}}},
            },
        }
    },
    "webhooks": {"made": {"post": {"summary": "Made", "requestBody": {"content": {"application/json": {}}}}}},
    "components": {
        "securitySchemes": {
            "key": {
                "type": "http",
                "scheme": "Bearer",
                "x-client-token-exchange": {
                    "exchange": {"path": "/a", "key": "apiKey"},
                    "refresh": {"path": "/b", "key": "refreshToken"},
                    "accessToken": "a",
                    "refreshToken": "r",
                    "expiresIn": "e",
                },
            },
            "other": {"type": "apiKey", "name": "k", "in": "header"},
        },
        "schemas": {
            "Thing": {
                "allOf": [
                    {"$ref": "#/components/schemas/Base"},
                    {"properties": {"size": {"type": ["integer", "null"], "minimum": 1, "exclusiveMinimum": 0}}},
                ],
                "required": ["size"],
                "description": "D",
                "x-a": 1,
            },
            "Base": {"type": "object", "properties": {"id": {"type": "string", "maxLength": 3, "examples": ["a"]}}},
            "Things": {
                "type": "object",
                "properties": {
                    "data": {"type": "array", "items": {"$ref": "#/components/schemas/Either"}, "maxItems": 3},
                    "pagination": {"properties": {"total": {"type": "integer"}}, "additionalProperties": {}},
                    "state": {"type": "string", "enum": ["on", None], "nullable": True, "default": "on"},
                },
                "patternProperties": {"^a": {"const": 1}},
            },
            "Either": {
                "type": "object",
                "properties": {"kind": {}},
                "oneOf": [{"$ref": "#/components/schemas/Thing"}, {"prefixItems": [{"type": "number"}], "not": {}}],
                "discriminator": {"propertyName": "kind", "mapping": {"thing": "Thing"}},
            },
        },
    },
}


def places_of(value: Any) -> Iterator[tuple[Any, ...]]:
    """Give the way to every member and item below a value."""
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in pairs:
        yield (key,)
        yield from ((key, *rest) for rest in places_of(child))


def replaced(value: Any, place: tuple[Any, ...], junk: Any) -> Any:
    """Give a copy with another value at one place."""
    if not place:
        return junk
    copy = list(value) if isinstance(value, list) else dict(value)
    copy[place[0]] = replaced(value[place[0]], place[1:], junk)
    return copy


def test_sample_is_carried_whole() -> None:
    api = parse_api(SAMPLE)

    assert ["the request body has no content; taken as no body [structure]"] == reasons(api)


@pytest.mark.parametrize("junk", [*JUNK, *(pytest.param(junk, marks=pytest.mark.slow) for junk in MORE_JUNK)], ids=repr)
def test_no_wrong_value_anywhere_is_an_exception_or_costs_the_method(junk: object) -> None:
    for place in places_of(SAMPLE):
        api = parse_api(replaced(SAMPLE, place, junk))

        kept = 0 if place in {("paths",), ("paths", "/things/{id}")} else 1
        assert kept == len(api.operations), place


@pytest.mark.parametrize("root", [{}, {"openapi": 3.1}, {"paths": None}, {"openapi": "3.0.0", "components": []}])
def test_document_of_nothing_is_an_api_of_nothing(root: dict[str, Any]) -> None:
    api = parse_api(root)

    assert ((), ()) == (api.operations, tuple(api.schemas))


def test_root_and_info_are_kept() -> None:
    api = parse_api(SAMPLE)

    assert ("3.1.0", "T", "1") == (api.openapi, api.title, api.version)
    assert ("MIT", "a@b.c") == (api.license_name, api.contact)
    assert {"x-client-base-paths": {"production": "https://a"}} == api.extensions


def test_number_as_version_is_read_as_spelled() -> None:
    api = parse_api({"openapi": "3.0.0", "info": {"title": 7, "version": 1.5}})

    assert ("7", "1.5", ()) == (api.title, api.version, api.losses)


def test_declared_tags_come_before_those_only_used(make_api: Callable[..., Api]) -> None:
    paths = {"/": {"get": {"tags": ["b", "c"]}, "put": {"tags": ["a"]}}}

    api = make_api(paths, tags=[{"name": "a", "description": "A."}, {"name": "b"}])

    assert (Tag(name="a", description="A."), Tag(name="b"), Tag(name="c")) == api.tags


def test_tag_declared_twice_is_reported(make_api: Callable[..., Api]) -> None:
    api = make_api(tags=[{"name": "a", "description": "A."}, {"name": "a"}, {}, {"name": "b", "description": "B."}])

    assert (Tag(name="a", description="A."), Tag(name="b", description="B.")) == api.tags
    assert ["tag 'a' is declared twice [unique-tags]", "the tag has no name; left out [unique-tags]"] == reasons(api)


def test_components_come_first_and_in_document_order(make_api: Callable[..., Api]) -> None:
    inner = "#/components/schemas/B/properties/c"
    schemas = {"B": {"properties": {"c": {"type": "object"}}}, "A": {"$ref": inner}}

    api = make_api(schemas=schemas)

    assert ["#/components/schemas/B", "#/components/schemas/A", inner] == list(api.schemas)


def test_warning_is_given_once_however_often_it_is_met(make_api: Callable[..., Api]) -> None:
    responses = {"R": {"description": [], "content": {"nonsense": {}}}}
    item = {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}}

    api = make_api({"/a": item, "/b": item}, components={"responses": responses})

    assert len(api.warnings) == 2
