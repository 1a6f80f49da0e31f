from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.schemas import AnySchema, ObjectSchema, Schema, SchemaRef
from tests.generator.parse.reported import reasons, reported

MakeApi = Callable[..., Api]
Lose = Callable[..., tuple[str, ...]]


def response(schema: object) -> dict[str, Any]:
    return {"responses": {"200": {"description": "", "content": {"application/json": {"schema": schema}}}}}


def test_schema_reference_names_its_target(make_schema: Callable[..., Schema]) -> None:
    schema = make_schema({"$ref": "#/components/schemas/a~1b%20c"}, **{"a/b c": {"type": "string"}})

    assert isinstance(schema, SchemaRef)
    assert schema.target == "#/components/schemas/a~1b c"


def test_deeper_target_is_named_by_its_place(make_api: MakeApi) -> None:
    deep = "#/paths/~1net~1status/get/responses/200/content/application~1json/schema"
    inner = "#/components/schemas/It/properties/part"

    api = make_api(
        {"/net/status": {"get": response({"type": "object"})}, "/b": {"get": response({"$ref": deep})}},
        {"It": {"properties": {"part": {"properties": {"again": {"$ref": inner}}}}}},
    )

    named = [(api.schemas[pointer].name, api.schemas[pointer].is_component) for pointer in (deep, inner)]
    assert [("net_status_get_200", False), ("It_part", False)] == named
    assert () == reported(api)


@pytest.mark.parametrize(
    ("way", "name"),
    [
        (("parameters", "0", "schema"), "a_get_0"),
        (("responses", "200", "content", "text/csv", "schema"), "a_get_200"),
        (("responses", "200", "content", "image/svg+xml", "schema"), "a_get_200"),
        (("responses", "200", "content", "*/*", "schema"), "a_get_200"),
        (("responses", "200", "headers", "X-Left", "schema"), "a_get_200_X_Left"),
        (("requestBody", "content", "multipart/form-data", "schema"), "a_get_body"),
        (("requestBody", "content", "application/json", "schema", "items"), "a_get_body_item"),
        (("requestBody", "content", "application/json", "schema", "additionalProperties"), "a_get_body_value"),
        (("requestBody", "content", "application/json", "schema", "properties", "c", "allOf", "1"), "a_get_body_c_1"),
    ],
)
def test_deeper_target_is_named_by_what_people_would_say_of_its_place(
    make_api: MakeApi, way: tuple[str, ...], name: str
) -> None:
    pointer = "/".join(["#/paths/~1a/get", *(token.replace("/", "~1") for token in way)])
    item: Any = {"type": "object"}
    for token in reversed(way):
        item = [{}] * int(token) + [item] if token in {"0", "1"} else {token: item}

    api = make_api({"/a": {"get": {"responses": {}, **item}}, "/b": {"get": response({"$ref": pointer})}})

    assert [name] == [one.name for one in api.schemas.values()]


def test_names_of_deeper_targets_differ_from_each_other(make_api: MakeApi) -> None:
    targets = ["#/components/schemas/It/properties/a-b", "#/components/schemas/It/properties/a_b"]
    parts = {"a-b": {"type": "object"}, "a_b": {"type": "array", "items": {}}}

    api = make_api(schemas={"It": {"properties": parts}, "Both": {"oneOf": [{"$ref": one} for one in targets]}})

    assert ["It_a_b", "It_a_b_2"] == [api.schemas[target].name for target in targets]


def test_names_of_deeper_targets_differ_from_components(make_api: MakeApi) -> None:
    inner = "#/components/schemas/It/properties/part"

    api = make_api(
        schemas={"It": {"properties": {"part": {"type": "object"}, "b": {"$ref": inner}}}, "It_part": {}},
    )

    assert api.schemas[inner].name == "It_part_2"


def test_alias_stays_a_reference(make_api: MakeApi) -> None:
    api = make_api(schemas={"A": {"$ref": "#/components/schemas/B"}, "B": {"type": "object"}})

    assert isinstance(api.schemas["#/components/schemas/A"].schema, SchemaRef)


@pytest.mark.parametrize(
    "schemas",
    [
        {"It": {"$ref": "#/components/schemas/B"}, "B": {"$ref": "#/components/schemas/It"}},
        {"It": {"$ref": "#/components/schemas/It"}},
        {"It": {"oneOf": [{"$ref": "#/components/schemas/It"}, {"type": "string"}]}},
        {"It": {"nullable": True, "allOf": [{"$ref": "#/components/schemas/It"}]}},
    ],
)
def test_alias_that_leads_back_to_itself_is_any_value(make_api: MakeApi, schemas: dict[str, Any]) -> None:
    api = make_api(schemas=schemas)

    reason = "schema 'It' is only a reference that leads back to itself; taken as any value"
    assert reason == api.warnings[0].reason
    assert isinstance(api.schemas["#/components/schemas/It"].schema, AnySchema)


def test_definitions_of_a_schema_are_found_from_inside_it(make_api: MakeApi) -> None:
    part = {"type": "object", "properties": {"a": {}}}
    schemas = {"It": {"$defs": {"Part": part}, "properties": {"part": {"$ref": "#/$defs/Part"}}}}

    api = make_api(schemas=schemas)

    target = "#/components/schemas/It/$defs/Part"
    assert isinstance(api.schemas[target].schema, ObjectSchema)
    assert () == reported(api)


@pytest.mark.parametrize(
    ("reference", "reason"),
    [
        (5, "/$ref: '$ref' is not a string"),
        ("Pet.yaml", ": reference 'Pet.yaml' does not point into this document with '#/'"),
        ("#anchor", ": reference '#anchor' does not point into this document with '#/'"),
        ("#/components/schemas/No", ": reference '#/components/schemas/No' cannot be followed"),
        ("#/info/title", ": reference '#/info/title' does not point to an object"),
        ("#/components/schemas/", ": reference '#/components/schemas/' cannot be followed"),
        ("#/components/responses/R", ": reference '#/components/responses/R' does not point to a schema"),
    ],
)
def test_reference_that_cannot_be_followed_is_a_loss(make_api: MakeApi, reference: object, reason: str) -> None:
    api = make_api(schemas={"It": {"$ref": reference}}, components={"responses": {"R": {"description": ""}}})

    assert [reason] == list(reported(api, "#/components/schemas/It"))


def test_reference_to_a_reference_is_followed(make_api: MakeApi) -> None:
    parameters = {
        "A": {"$ref": "#/components/parameters/B"},
        "B": {"name": "b", "in": "query", "schema": {"type": "string"}},
    }

    api = make_api(
        {"/": {"get": {"parameters": [{"$ref": "#/components/parameters/A"}]}}}, components={"parameters": parameters}
    )

    assert ["#/components/parameters/B"] == [one.pointer for one in api.operations[0].parameters]


def test_cycle_of_references_is_a_loss(make_api: MakeApi) -> None:
    parameters = {"A": {"$ref": "#/components/parameters/B"}, "B": {"$ref": "#/components/parameters/A"}}

    api = make_api(
        {"/": {"get": {"parameters": [{"$ref": "#/components/parameters/A"}]}}}, components={"parameters": parameters}
    )

    assert ["reference '#/components/parameters/A' leads back to itself"] == reasons(api)
    assert () == api.operations[0].parameters


@pytest.mark.parametrize(("version", "description"), [("3.0.3", "Theirs."), ("3.1.0", "Mine.")])
def test_description_beside_a_reference_counts_from_3_1_on(make_api: MakeApi, version: str, description: str) -> None:
    responses = {"200": {"$ref": "#/components/responses/R", "description": "Mine."}}

    api = make_api(
        {"/": {"get": {"responses": responses}}},
        version=version,
        components={"responses": {"R": {"description": "Theirs."}}},
    )

    assert description == api.operations[0].responses[0].description
