from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.schemas import (
    ArraySchema,
    IntegerSchema,
    MapSchema,
    Nullable,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from tests.generator.parse.reported import reasons

MakeSchema = Callable[..., Schema]
Lose = Callable[..., tuple[str, ...]]

CAT = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {}}}
DOG = {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "tricks": {}}}
EITHER = [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}]


def names_of(schema: Schema) -> list[str]:
    assert isinstance(schema, ObjectSchema)
    return [one.name for one in schema.properties]


@pytest.mark.parametrize("keyword", ["oneOf", "anyOf"])
def test_variants_keep_their_order_and_keyword(make_schema: MakeSchema, keyword: str) -> None:
    schema = make_schema({keyword: [*EITHER, {"type": "string"}], "description": "A pet."}, Cat=CAT, Dog=DOG)

    assert isinstance(schema, OneOfSchema)
    assert [SchemaRef, SchemaRef, StringSchema] == [type(one) for one in schema.variants]
    assert (keyword, "A pet.") == (schema.keyword, schema.description)


def test_only_variant_stands_for_itself_under_the_outer_words(make_schema: MakeSchema) -> None:
    schema = make_schema({"oneOf": [{"type": "string", "title": "Inner"}], "description": "Outer."})

    assert isinstance(schema, StringSchema)
    assert ("Inner", "Outer.") == (schema.title, schema.description)


def test_nullable_variant_makes_the_whole_nullable(make_schema: MakeSchema) -> None:
    schema = make_schema({"anyOf": [{"type": ["string", "null"]}, {"type": "array", "items": {}}]})

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, OneOfSchema)
    assert [StringSchema, ArraySchema] == [type(one) for one in schema.of.variants]


def test_variants_that_only_narrow_leave_the_object(make_schema: MakeSchema) -> None:
    document = {
        "type": "object",
        "properties": {"a": {}, "b": {}},
        "anyOf": [{"required": ["a"]}, {"type": "object", "required": ["b"]}],
    }

    schema = make_schema(document)

    assert ["a", "b"] == names_of(schema)


def test_variants_that_only_narrow_leave_the_map(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "object", "oneOf": [{"required": ["a"]}, {"required": ["b"]}]})

    assert isinstance(schema, MapSchema)


def test_properties_beside_one_of_belong_to_each_variant(make_schema: MakeSchema) -> None:
    document = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}},
        "oneOf": [{"properties": {"own": {}}}, EITHER[0]],
    }

    schema = make_schema(document, Cat=CAT)

    assert isinstance(schema, OneOfSchema)
    assert [["id", "own"], ["id", "kind", "lives"]] == [names_of(one) for one in schema.variants]
    assert schema.variants[1].pointer == "#/components/schemas/It/oneOf/1"


def test_variant_that_has_all_properties_stays_a_reference(make_schema: MakeSchema) -> None:
    document = {"type": "object", "required": ["kind"], "properties": {"kind": {}}, "oneOf": EITHER}

    schema = make_schema(document, Cat=CAT, Dog=DOG)

    assert isinstance(schema, OneOfSchema)
    assert [SchemaRef, SchemaRef] == [type(one) for one in schema.variants]


def test_type_beside_one_of_is_that_of_each_variant(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "string", "oneOf": [{"title": "A", "pattern": "a"}, {"format": "date"}]})

    assert isinstance(schema, OneOfSchema)
    assert [StringSchema, StringSchema] == [type(one) for one in schema.variants]


def test_inherited_variants_are_distributed(make_schema: MakeSchema) -> None:
    pet = {"oneOf": EITHER}

    schema = make_schema(
        {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"owner": {}}}]}, Pet=pet, Cat=CAT, Dog=DOG
    )

    assert isinstance(schema, OneOfSchema)
    assert [["owner", "kind", "lives"], ["owner", "kind", "tricks"]] == [names_of(one) for one in schema.variants]


def test_base_that_lists_its_heirs_does_not_make_an_heir_all_of_them(make_schema: MakeSchema) -> None:
    base = {"properties": {"kind": {}}, "oneOf": [{"$ref": "#/components/schemas/It"}]}

    schema = make_schema({"allOf": [{"$ref": "#/components/schemas/Base"}, {"properties": {"own": {}}}]}, Base=base)

    assert ["kind", "own"] == names_of(schema)


def test_choices_from_two_lists_that_contradict_each_other_are_left_out(make_schema: MakeSchema) -> None:
    either: list[Any] = [{"type": "string"}, {"type": "integer"}]

    schema = make_schema({"oneOf": either, "anyOf": either})

    assert isinstance(schema, OneOfSchema)
    assert [StringSchema, IntegerSchema] == [type(one) for one in schema.variants]


def test_more_choices_than_anybody_lists_are_a_loss(lose: Lose) -> None:
    many: list[Any] = [{"properties": {f"one{number}": {}}} for number in range(9)]

    losses = lose({"oneOf": many, "anyOf": many})

    assert ("/anyOf: 'anyOf' stands beside 'oneOf', with more than 64 choices",) == losses


@pytest.mark.parametrize(
    ("document", "loss"),
    [
        (
            {"oneOf": {"type": "string"}},
            "/oneOf: 'oneOf' is an object, not a list; read as its only entry [wrong-type]",
        ),
        ({"oneOf": [None, {"type": "string"}]}, "/oneOf/0: this is null, not a schema; ignored [wrong-type]"),
    ],
)
def test_variant_that_is_no_schema_is_reported(lose: Lose, document: object, loss: str) -> None:
    assert (loss,) == lose(document)


def test_variants_of_variants_do_not_multiply_without_end(make_api: Callable[..., Api]) -> None:
    schemas = {
        f"S{number}": {
            "properties": {f"p{number}": {}},
            "oneOf": [{"$ref": f"#/components/schemas/S{later}"} for later in range(number + 1, 12)] or [{}],
        }
        for number in range(12)
    }

    api = make_api(schemas=schemas)

    assert ["what stands beside 'oneOf' or 'anyOf' is not carried this deep into variants of variants"] == list(
        dict.fromkeys(reasons(api))
    )
