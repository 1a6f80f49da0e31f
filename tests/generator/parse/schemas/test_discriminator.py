from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.schemas import Discriminator, ObjectSchema, OneOfSchema, Schema

MakeSchema = Callable[..., Schema]
Lose = Callable[..., tuple[str, ...]]

CAT = "#/components/schemas/Cat"
DOG = "#/components/schemas/Dog"
PETS: dict[str, Any] = {"Cat": {"properties": {"lives": {}}}, "Dog": {"properties": {"tricks": {}}}}


def pet(discriminator: object, **rest: Any) -> dict[str, Any]:
    return {"oneOf": [{"$ref": CAT}, {"$ref": DOG}], "discriminator": discriminator, **rest}


def mapping_of(schema: Schema) -> tuple[tuple[str, str], ...]:
    assert isinstance(schema, OneOfSchema)
    assert schema.discriminator is not None
    return schema.discriminator.mapping


def test_mapping_takes_names_and_references(make_schema: MakeSchema) -> None:
    schema = make_schema(pet({"propertyName": "kind", "mapping": {"cat": "Cat", "dog": DOG}}), **PETS)

    assert isinstance(schema, OneOfSchema)
    assert schema.discriminator == Discriminator(property_name="kind", mapping=(("cat", CAT), ("dog", DOG)))


def test_variant_without_mapping_is_told_by_its_name(make_schema: MakeSchema) -> None:
    schema = make_schema(pet({"propertyName": "kind", "mapping": {"cat": "Cat"}}), **PETS)

    assert (("cat", CAT), ("Dog", DOG)) == mapping_of(schema)


def test_mapping_follows_a_variant_that_took_on_properties(make_schema: MakeSchema) -> None:
    schema = make_schema(pet({"propertyName": "kind"}, properties={"kind": {"type": "string"}}), **PETS)

    assert isinstance(schema, OneOfSchema)
    pointers = [one.pointer for one in schema.variants]
    assert ["#/components/schemas/It/oneOf/0", "#/components/schemas/It/oneOf/1"] == pointers
    assert (("Cat", pointers[0]), ("Dog", pointers[1])) == mapping_of(schema)


def test_discriminator_of_a_base_leaves_its_properties(make_schema: MakeSchema) -> None:
    schema = make_schema({"discriminator": {"propertyName": "kind"}, "properties": {"kind": {}}})

    assert isinstance(schema, ObjectSchema)


LEADS_NOWHERE = (
    "/discriminator/mapping/cat: 'cat' maps to 'cat.json', which is not in the document; it is "
    "read as an unknown variant [discriminator-mapping]"
)


@pytest.mark.parametrize(
    ("discriminator", "loss"),
    [
        ("kind", "/discriminator: 'discriminator' is a string, not an object"),
        ({}, "/discriminator: the discriminator names no property; ignored [structure]"),
        (
            {"propertyName": "kind", "mapping": {"cat": "cat.json"}},
            LEADS_NOWHERE,
        ),
    ],
)
def test_discriminator_that_cannot_be_followed_is_reported(lose: Lose, discriminator: object, loss: str) -> None:
    assert (loss,) == lose(pet(discriminator), **PETS)
