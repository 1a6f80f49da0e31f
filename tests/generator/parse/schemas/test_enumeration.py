from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from generator.ir.schemas import ArraySchema, EnumSchema, Nullable, NullSchema, Schema, StringSchema

MakeSchema = Callable[..., Schema]
Lose = Callable[..., tuple[str, ...]]

CONTAINERS = "/enum: objects and lists among the values cannot be named; any value is taken [enum-of-containers]"


@pytest.mark.parametrize(
    ("document", "values", "kind"),
    [
        ({"type": "string", "enum": ["a", "b", "a"]}, ("a", "b"), "string"),
        ({"enum": ["a", "b"]}, ("a", "b"), "string"),
        ({"enum": [1, 2]}, (1, 2), "integer"),
        ({"type": "number", "enum": [1, 2]}, (1, 2), "number"),
        ({"enum": [1, 2.5]}, (1, 2.5), "number"),
        ({"type": "boolean", "enum": [True]}, (True,), "boolean"),
        ({"enum": ["a", 1, True]}, ("a", 1, True), "mixed"),
        ({"const": "a"}, ("a",), "string"),
        ({"const": False}, (False,), "boolean"),
    ],
)
def test_values_are_listed_with_their_kind(
    make_schema: MakeSchema, document: object, values: tuple[object, ...], kind: str
) -> None:
    schema = make_schema(document)

    assert isinstance(schema, EnumSchema)
    assert values == schema.values
    assert kind == schema.kind


def test_one_and_true_are_two_values(make_schema: MakeSchema) -> None:
    schema = make_schema({"enum": [1, True]})

    assert isinstance(schema, EnumSchema)
    assert [int, bool] == [type(value) for value in schema.values]


@pytest.mark.parametrize(
    ("document", "values"),
    [
        ({"type": "string", "enum": [480, 7.5, False]}, ("480", "7.5", "false")),
        ({"type": "integer", "enum": ["1", 2.0, "-3"]}, (1, 2, -3)),
    ],
)
def test_value_spelled_otherwise_is_read_as_the_declared_type(
    make_schema: MakeSchema, document: object, values: tuple[object, ...]
) -> None:
    schema = make_schema(document)

    assert isinstance(schema, EnumSchema)
    assert [(type(value), value) for value in values] == [(type(value), value) for value in schema.values]


def test_null_among_the_values_is_nullable(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": ["string", "null"], "enum": ["a", None]})

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, EnumSchema)
    assert schema.of.values == ("a",)


@pytest.mark.parametrize("document", [{"enum": [None]}, {"const": None}])
def test_null_alone_is_null(make_schema: MakeSchema, document: object) -> None:
    assert isinstance(make_schema(document), NullSchema)


def test_nullable_enum_need_not_list_null(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "string", "nullable": True, "enum": ["a"]}, version="3.0.3")

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, EnumSchema)


@pytest.mark.parametrize(
    ("document", "loss"),
    [
        ({"enum": "a"}, "/enum: 'enum' is not a list of values; the type alone counts [structure]"),
        ({"enum": []}, "/enum: 'enum' is not a list of values; the type alone counts [structure]"),
        ({"enum": [{"a": 1}, "b"]}, CONTAINERS),
        ({"type": "array", "items": {}, "enum": [["a"]]}, CONTAINERS),
        (
            {"type": "array", "enum": ["a"]},
            "/enum: none of these values is of type 'array'; the type alone counts [value-fits-schema]",
        ),
    ],
)
def test_type_counts_for_values_that_cannot_be_named(lose: Lose, document: object, loss: str) -> None:
    assert (loss,) == lose(document)


def test_type_counts_where_no_value_can_be_named(make_api: Callable[..., Api]) -> None:
    document = {"List": {"type": "array", "enum": ["a"]}, "Text": {"type": "string", "enum": []}}

    api = make_api(schemas=document)

    schemas = [named.schema for named in api.schemas.values()]
    assert [ArraySchema, StringSchema] == [type(schema) for schema in schemas]
