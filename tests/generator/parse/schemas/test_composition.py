from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.schemas import (
    AnySchema,
    EnumSchema,
    IntegerSchema,
    Nullable,
    ObjectSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from tests.generator.parse.reported import reasons, reported

MakeSchema = Callable[..., Schema]
Lose = Callable[..., tuple[str, ...]]

REF = {"$ref": "#/components/schemas/Base"}
BASE = {
    "type": "object",
    "title": "Base",
    "example": {"id": "1"},
    "required": ["id"],
    "properties": {"id": {"type": "string"}, "size": {"type": "integer", "minimum": 1}},
}


def test_all_of_makes_one_object_of_all_properties(make_schema: MakeSchema) -> None:
    own = {"required": ["name"], "properties": {"name": {"type": "string"}}}

    schema = make_schema({"allOf": [REF, own]}, Base=BASE)

    assert isinstance(schema, ObjectSchema)
    members = [(one.name, one.required, one.pointer.split("/")[3]) for one in schema.properties]
    assert [("id", True, "Base"), ("size", False, "Base"), ("name", True, "It")] == members


def test_references_to_several_schemas_make_one_object(make_schema: MakeSchema) -> None:
    both = [REF, {"$ref": "#/components/schemas/Other"}]

    schema = make_schema({"allOf": both}, Base=BASE, Other={"properties": {"other": {}}})

    assert isinstance(schema, ObjectSchema)
    assert ["id", "size", "other"] == [one.name for one in schema.properties]


def test_keywords_beside_all_of_come_last(make_schema: MakeSchema) -> None:
    schema = make_schema({"properties": {"own": {}}, "required": ["size"], "allOf": [REF]}, Base=BASE)

    assert isinstance(schema, ObjectSchema)
    assert [("id", True), ("size", True), ("own", False)] == [(one.name, one.required) for one in schema.properties]


def test_later_property_refines_the_earlier(make_schema: MakeSchema) -> None:
    own = {"properties": {"size": {"maximum": 9, "description": "How big."}}}

    schema = make_schema({"allOf": [REF, own]}, Base=BASE)

    assert isinstance(schema, ObjectSchema)
    size = schema.properties[1].schema
    assert isinstance(size, IntegerSchema)
    assert (1, 9, "How big.") == (size.minimum, size.maximum, size.description)
    assert size.pointer == "#/components/schemas/It/allOf/1/properties/size"


def test_nested_objects_of_one_property_are_merged(make_schema: MakeSchema) -> None:
    def level(name: str) -> dict[str, Any]:
        return {"properties": {"inner": {"type": "object", "properties": {name: {}}, "required": [name]}}}

    schema = make_schema({"allOf": [level("a"), level("b")]})

    assert isinstance(schema, ObjectSchema)
    inner = schema.properties[0].schema
    assert isinstance(inner, ObjectSchema)
    assert [("a", True), ("b", True)] == [(one.name, one.required) for one in inner.properties]


def test_title_and_examples_are_not_inherited(make_schema: MakeSchema) -> None:
    schema = make_schema({"allOf": [REF, {"properties": {"own": {}}}]}, Base=BASE)

    assert ("", ()) == (schema.title, schema.examples)


@pytest.mark.parametrize(
    "document",
    [
        {"allOf": [REF]},
        {"allOf": [REF], "description": "Mine.", "type": "object"},
        {"allOf": [REF, {"description": "Mine."}]},
        {"allOf": [REF], "required": [], "x-mine": 1},
        {**REF, "description": "Mine."},
    ],
)
def test_one_reference_among_annotations_stays_a_reference(make_schema: MakeSchema, document: dict[str, Any]) -> None:
    schema = make_schema(document, Base=BASE)

    assert isinstance(schema, SchemaRef)
    assert schema.target == "#/components/schemas/Base"
    assert ("Mine." if "Mine." in str(document) else "") == schema.description


@pytest.mark.parametrize(
    "document",
    [
        {"allOf": [REF], "nullable": True},
        {"allOf": [REF, {"nullable": True}]},
        {**REF, "nullable": True},
        {**REF, "type": ["object", "null"]},
        {"oneOf": [REF, {"type": "null"}]},
    ],
)
def test_nullable_reference_stays_a_reference(make_schema: MakeSchema, document: object) -> None:
    schema = make_schema(document, Base=BASE)

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, SchemaRef)


def test_schema_beside_a_reference_is_merged_from_3_1_on(make_schema: MakeSchema) -> None:
    schema = make_schema({**REF, "properties": {"own": {}}}, Base=BASE)

    assert isinstance(schema, ObjectSchema)
    assert ["id", "size", "own"] == [one.name for one in schema.properties]


@pytest.mark.parametrize("beside", [{"description": "Mine."}, {"title": "T", "default": {}, "type": "object"}])
def test_annotation_beside_a_reference_is_dropped_in_3_0(make_schema: MakeSchema, beside: dict[str, Any]) -> None:
    schema = make_schema({**REF, **beside}, version="3.0.3", Base=BASE)

    assert SchemaRef(pointer="#/components/schemas/It", target="#/components/schemas/Base") == schema


@pytest.mark.parametrize(
    "beside", [{"nullable": True}, {"required": ["a"]}, {"type": "string"}, {"allOf": [{"type": "string"}]}]
)
def test_schema_beside_a_reference_is_ignored_in_3_0(make_schema: MakeSchema, beside: dict[str, Any]) -> None:
    schema = make_schema({**REF, **beside}, version="3.0.3", Base=BASE)

    assert isinstance(schema, SchemaRef)


def test_facets_of_scalars_are_merged(make_schema: MakeSchema) -> None:
    base = {"type": "string", "maxLength": 9, "format": "uri"}

    schema = make_schema({"allOf": [REF, {"minLength": 2}]}, Base=base)

    assert isinstance(schema, StringSchema)
    assert ("uri", 2, 9) == (schema.format, schema.min_length, schema.max_length)


def test_values_allowed_by_both_are_left(make_schema: MakeSchema) -> None:
    schema = make_schema({"allOf": [REF, {"enum": ["c", "d", "a"]}]}, Base={"type": "string", "enum": ["a", "b", "c"]})

    assert isinstance(schema, EnumSchema)
    assert schema.values == ("c", "a")


def test_integer_refines_number(make_schema: MakeSchema) -> None:
    schema = make_schema({"allOf": [REF, {"type": "integer"}]}, Base={"type": "number", "minimum": 0})

    assert isinstance(schema, IntegerSchema)
    assert schema.minimum == 0


def test_last_of_types_that_contradict_counts(lose: Lose) -> None:
    losses = lose({"allOf": [{"type": "string"}, {"type": "object"}]})

    assert (
        "/allOf/1/type: type 'object' contradicts type 'string' of the schema it refines; the later one counts [contradiction]",  # noqa: E501 # a message as a whole
    ) == losses


@pytest.mark.parametrize(
    ("schemas", "reason"),
    [
        (
            {"It": {"allOf": [{"$ref": "#/components/schemas/It"}, {"properties": {"a": {}}}]}},
            "'allOf' leads back to '#/components/schemas/It', or does not end; left out [endless-schema]",
        ),
        (
            {
                "It": {"allOf": [REF, {"properties": {"a": {}}}]},
                "Base": {"allOf": [{"$ref": "#/components/schemas/It"}, {"properties": {"b": {}}}]},
            },
            "'allOf' leads back to '#/components/schemas/It', or does not end; left out [endless-schema]",
        ),
    ],
)
def test_all_of_that_leads_back_leaves_out_that_branch_alone(
    make_api: Callable[..., Api], schemas: dict[str, Any], reason: str
) -> None:
    api = make_api(schemas=schemas)

    assert reason in reasons(api)
    assert isinstance(api.schemas["#/components/schemas/It"].schema, ObjectSchema)


def test_heir_inside_its_own_base_is_referred_to(make_api: Callable[..., Api]) -> None:
    child = {"allOf": [{"$ref": "#/components/schemas/It"}, {"properties": {"extra": {}}}]}

    api = make_api(schemas={"It": {"properties": {"child": child}}})

    schema = api.schemas["#/components/schemas/It"].schema
    assert isinstance(schema, ObjectSchema)
    inner = schema.properties[0].schema
    assert isinstance(inner, ObjectSchema)
    assert ["child", "extra"] == [one.name for one in inner.properties]
    again = inner.properties[0].schema
    assert isinstance(again, SchemaRef)
    assert again.target == "#/components/schemas/It/properties/child"
    assert inner == api.schemas[again.target].schema
    assert () == reported(api)


def test_property_redeclared_with_an_heir_refers_to_the_heir(make_schema: MakeSchema) -> None:
    base = {"properties": {"next": REF, "id": {"type": "string"}}}
    own = {"properties": {"next": {"$ref": "#/components/schemas/It"}}}

    schema = make_schema({"allOf": [REF, own]}, Base=base)

    assert isinstance(schema, ObjectSchema)
    assert isinstance(schema.properties[0].schema, SchemaRef)
    assert schema.properties[0].schema.target == "#/components/schemas/It"


@pytest.mark.parametrize(
    ("all_of", "loss"),
    [
        ("a", "/allOf: 'allOf' is not a list"),
        ({"type": "string"}, "/allOf: 'allOf' is an object, not a list; read as its only entry [wrong-type]"),
        ([None, {"type": "string"}], "/allOf/0: this is null, not a schema; ignored [wrong-type]"),
        (
            [{"$ref": "#/components/schemas/No"}, {"type": "string"}],
            "/allOf/0: reference '#/components/schemas/No' cannot be followed",
        ),
    ],
)
def test_branch_that_is_no_schema_is_reported(lose: Lose, all_of: object, loss: str) -> None:
    assert (loss,) == lose({"allOf": all_of})


def test_bases_that_share_a_base_do_not_multiply(make_schema: MakeSchema) -> None:
    layers: dict[str, Any] = {"L0": {"properties": {"a": {}}}}
    for number in range(40):
        below = {"$ref": f"#/components/schemas/L{number}"}
        layers[f"L{number + 1}"] = {"allOf": [below, below, {"properties": {f"p{number}": {}}}]}

    schema = make_schema({"allOf": [{"$ref": "#/components/schemas/L40"}, {"properties": {"z": {}}}]}, **layers)

    assert isinstance(schema, ObjectSchema)
    assert len(schema.properties) == 42


def test_reference_to_nowhere_leaves_any_value(make_api: Callable[..., Api]) -> None:
    api = make_api(schemas={"It": {"$ref": "#/components/schemas/No"}})

    assert isinstance(api.schemas["#/components/schemas/It"].schema, AnySchema)
    assert len(api.losses) == 1


def test_what_was_merged_is_kept_for_comparing(make_schema: MakeSchema) -> None:
    schema = make_schema({"allOf": [REF, {"title": "It"}, {"properties": {"own": {}}}]}, Base=BASE)

    told = [(branch.target, branch.only_annotates) for branch in schema.all_of]
    assert [(REF["$ref"], False), ("", True), ("", False)] == told


def test_reference_alone_was_not_merged(make_schema: MakeSchema) -> None:
    assert () == make_schema({"allOf": [REF], "description": "It."}, Base=BASE).all_of
