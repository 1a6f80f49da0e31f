from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from generator.ir.schemas import (
    MISSING,
    AnySchema,
    ArraySchema,
    BooleanSchema,
    IntegerSchema,
    MapSchema,
    Nullable,
    NullSchema,
    NumberSchema,
    ObjectSchema,
    OneOfSchema,
    Schema,
    SchemaRef,
    StringSchema,
)
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]
MakeSchema = Callable[..., Schema]
Lose = Callable[..., tuple[str, ...]]


def test_properties_keep_order_presence_and_pointer(make_schema: MakeSchema) -> None:
    document = {"type": "object", "required": ["b"], "properties": {"b": {"type": "string"}, "a/c": {}}}

    schema = make_schema(document)

    assert isinstance(schema, ObjectSchema)
    assert [("b", True), ("a/c", False)] == [(one.name, one.required) for one in schema.properties]
    assert schema.properties[1].pointer == "#/components/schemas/It/properties/a~1c"


def test_required_beside_the_member_itself_is_ignored_and_reported(make_schema: MakeSchema, make_api: MakeApi) -> None:
    document = {"required": ["a"], "properties": {"a": {"type": "string", "required": True}, "b": {"required": "b"}}}
    both = {"allOf": [{"required": ["a"], "properties": {"a": {}}}, {"type": "object", "required": True}]}

    schema, merged = make_schema(document), make_schema(both)

    assert isinstance(schema, ObjectSchema)
    assert isinstance(merged, ObjectSchema)
    assert [True, False, True] == [one.required for one in (*schema.properties, *merged.properties)]
    reason = "'required' is a boolean, not a list; ignored [wrong-type]"
    assert [reason] == reasons(make_api(schemas={"It": {"properties": {"a": {}}, "required": True}}))


def test_property_named_like_a_keyword_is_a_property(make_schema: MakeSchema) -> None:
    schema = make_schema({"properties": {"$ref": {"type": "string"}, "allOf": {}, "x-custom": {}}})

    assert isinstance(schema, ObjectSchema)
    assert ["$ref", "allOf", "x-custom"] == [one.name for one in schema.properties]


@pytest.mark.parametrize(
    ("document", "kind"),
    [
        ({"properties": {"a": {}}}, ObjectSchema),
        ({"items": {}}, ArraySchema),
        ({"additionalProperties": {"type": "string"}}, MapSchema),
        ({"minLength": 1}, StringSchema),
        ({"pattern": "a"}, StringSchema),
        ({"description": "Anything."}, AnySchema),
        ({}, AnySchema),
        (True, AnySchema),
        (False, AnySchema),
    ],
)
def test_schema_without_type_is_known_by_its_keywords(make_schema: MakeSchema, document: object, kind: type) -> None:
    schema = make_schema(document)

    assert kind is type(schema)


@pytest.mark.parametrize("document", [{"type": "object"}, {"type": "object", "additionalProperties": True}])
def test_object_without_properties_is_a_map_of_anything(make_schema: MakeSchema, document: object) -> None:
    schema = make_schema(document)

    assert isinstance(schema, MapSchema)
    assert isinstance(schema.values, AnySchema)


def test_object_that_allows_no_member_is_no_map(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "object", "additionalProperties": False})

    assert isinstance(schema, ObjectSchema)
    assert () == schema.properties
    assert schema.additional is False


@pytest.mark.parametrize(
    ("extra", "kind"),
    [
        ({}, bool),
        ({"additionalProperties": {}}, bool),
        ({"additionalProperties": {"type": "integer"}}, IntegerSchema),
        ({"patternProperties": {"^n": {}}}, AnySchema),
        ({"patternProperties": {"^n": {"type": "integer"}}}, OneOfSchema),
        ({"patternProperties": {"^n": {"type": "integer"}}, "additionalProperties": True}, OneOfSchema),
        ({"patternProperties": {"^n": {"type": "integer"}}, "additionalProperties": {"type": "string"}}, OneOfSchema),
        ({"patternProperties": {"^n": {"type": "integer"}}, "additionalProperties": False}, IntegerSchema),
        ({"patternProperties": {"^n": {"type": "integer"}}, "unevaluatedProperties": False}, IntegerSchema),
    ],
)
def test_members_that_are_not_named_have_their_schema(
    make_schema: MakeSchema, extra: dict[str, object], kind: type
) -> None:
    schema = make_schema({"type": "object", "properties": {"a": {}}, **extra})

    assert isinstance(schema, ObjectSchema)
    assert isinstance(schema.additional, kind)


def test_pattern_properties_alone_make_a_map_whose_other_names_are_free(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "object", "patternProperties": {"^n": {"type": "integer"}}})

    assert isinstance(schema, MapSchema)
    assert isinstance(schema.values, OneOfSchema)
    assert [IntegerSchema, AnySchema] == [type(one) for one in schema.values.variants]


@pytest.mark.parametrize(
    ("extra", "others"),
    [
        ({}, [AnySchema]),
        ({"maxItems": 3}, [AnySchema]),
        ({"maxItems": 2}, []),
        ({"unevaluatedItems": False}, []),
        ({"additionalItems": False}, []),
    ],
)
@pytest.mark.parametrize("key", ["prefixItems", "items"])
def test_tuple_is_an_array_of_any_of_its_items_and_free_beyond_them(
    make_schema: MakeSchema, key: str, extra: dict[str, object], others: list[type]
) -> None:
    schema = make_schema({"type": "array", key: [{"type": "string"}, {"type": "integer"}], "minItems": 2, **extra})

    assert isinstance(schema, ArraySchema)
    assert isinstance(schema.items, OneOfSchema)
    assert [StringSchema, IntegerSchema, *others] == [type(one) for one in schema.items.variants]
    assert schema.min_items == 2


def test_items_that_are_not_described_may_be_anything(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "array", "maxItems": 3, "uniqueItems": True})

    assert isinstance(schema, ArraySchema)
    assert isinstance(schema.items, AnySchema)
    assert (None, 3, True) == (schema.min_items, schema.max_items, schema.unique)


@pytest.mark.parametrize(
    "document",
    [
        {"type": "string", "nullable": True},
        {"type": ["string", "null"]},
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        {"anyOf": [{"type": "null"}, {"type": "string"}]},
        {"anyOf": [{"type": ["null", "string"]}]},
    ],
)
def test_every_spelling_of_null_is_nullable(make_schema: MakeSchema, document: object) -> None:
    schema = make_schema(document)

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, StringSchema)


def test_nullable_and_what_it_wraps_both_carry_the_facts(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "string", "nullable": True, "description": "A name."})

    assert isinstance(schema, Nullable)
    assert ("A name.", "A name.") == (schema.description, schema.of.description)


def test_null_alone_is_null(make_schema: MakeSchema) -> None:
    assert isinstance(make_schema({"type": "null"}), NullSchema)
    assert isinstance(make_schema({"type": ["null"]}), NullSchema)


def test_list_of_types_is_one_of_them(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": ["string", "integer", "null"], "maxLength": 3, "maximum": 9})

    assert isinstance(schema, Nullable)
    assert isinstance(schema.of, OneOfSchema)
    assert schema.of.keyword == "type"
    text, number = schema.of.variants
    assert isinstance(text, StringSchema)
    assert text.max_length == 3
    assert isinstance(number, IntegerSchema)
    assert number.maximum == 9


def test_facts_are_kept(make_schema: MakeSchema) -> None:
    schema = make_schema(
        {
            "type": "integer",
            "title": "Count",
            "description": "How many.",
            "default": None,
            "example": 1,
            "examples": [2, 3],
            "deprecated": True,
            "readOnly": True,
            "writeOnly": True,
            "x-unit": "items",
        }
    )

    assert ("Count", "How many.", None) == (schema.title, schema.description, schema.default)
    assert (1, 2, 3) == schema.examples
    assert (True, True, True) == (schema.deprecated, schema.read_only, schema.write_only)
    assert {"x-unit": "items"} == schema.extensions


def test_absent_default_is_not_null(make_schema: MakeSchema) -> None:
    assert make_schema({"type": "string"}).default is MISSING


def test_extensions_of_a_property_are_kept_on_it(make_schema: MakeSchema) -> None:
    schema = make_schema({"properties": {"a": {"type": "string", "x-client-ignore": True}}})

    assert isinstance(schema, ObjectSchema)
    assert {"x-client-ignore": True} == schema.properties[0].extensions


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (("int", "int32", "int64", "long", "Integer"), IntegerSchema),
        (("float", "double", "decimal", "NUMBER"), NumberSchema),
        (("file", "str", "text", "date", "datetime", "date-time", "uuid", "uri", "url", "String"), StringSchema),
        (("bool", "Boolean"), BooleanSchema),
        (("list", "Array"), ArraySchema),
        (("dict", "map"), MapSchema),
    ],
)
def test_type_of_another_name_is_the_one_that_is_meant(
    make_api: Callable[..., Api], names: tuple[str, ...], kind: type[Schema]
) -> None:
    api = make_api(schemas={name: {"type": name, "additionalProperties": {}, "items": {}} for name in names})

    assert dict.fromkeys(names, kind) == {one.name: type(one.schema) for one in api.schemas.values()}
    assert {"unknown-type"} <= {one.rule for one in api.warnings}


@pytest.mark.parametrize(
    ("formats", "kind"),
    [
        (("int32", "int64"), IntegerSchema),
        (("float", "double"), NumberSchema),
        (("byte", "date", "date-time", "email", "ipv4", "ipv6", "password", "uri", "uuid"), StringSchema),
        (("unheard-of",), AnySchema),
    ],
)
def test_format_without_a_type_tells_the_type(
    make_api: Callable[..., Api], formats: tuple[str, ...], kind: type[Schema]
) -> None:
    api = make_api(schemas={form: {"format": form} for form in formats})

    assert dict.fromkeys(formats, kind) == {one.name: type(one.schema) for one in api.schemas.values()}


@pytest.mark.parametrize(
    ("keyword", "value", "kind"),
    [
        ("properties", {"a": {}}, ObjectSchema),
        ("additionalProperties", {"type": "string"}, MapSchema),
        ("unevaluatedProperties", {"type": "string"}, MapSchema),
        ("items", {}, ArraySchema),
        ("prefixItems", [{}], ArraySchema),
        ("pattern", "a", StringSchema),
        ("minLength", 1, StringSchema),
        ("maxLength", 1, StringSchema),
        ("minimum", 1, NumberSchema),
        ("maximum", 1, NumberSchema),
        ("exclusiveMinimum", 1, NumberSchema),
        ("exclusiveMaximum", 1, NumberSchema),
        ("multipleOf", 1, NumberSchema),
        ("title", "a", AnySchema),
    ],
)
def test_keyword_without_a_type_tells_the_type(
    make_api: Callable[..., Api], keyword: str, value: object, kind: type[Schema]
) -> None:
    (found,) = make_api(schemas={"It": {keyword: value}}).schemas.values()

    assert isinstance(found.schema, kind)


@pytest.mark.parametrize(
    ("document", "loss"),
    [
        ({"type": "file"}, "/type: type 'file' is none of OpenAPI's; read as 'string' [unknown-type]"),
        ({"type": 5}, "/type: type 5 is none of OpenAPI's; taken as any value [unknown-type]"),
        (
            {"properties": []},
            "/properties: 'properties' is a list without content, not an object; ignored [wrong-type]",
        ),
        ({"properties": {"a": None}}, "/properties/a: 'a' is null, not an object; ignored [wrong-type]"),
        ({"type": "object", "required": "a"}, None),
        (
            {"properties": {"a": {}}, "required": "a"},
            "/required: 'required' is a string, not a list; read as its only entry [wrong-type]",
        ),
        (
            {"properties": {"1": {}}, "required": [1]},
            "/required/0: this is a number, not a string; read as '1' [wrong-type]",
        ),
        ({"items": "a"}, "/items: 'items' is a string, not an object"),
        ({"items": {}, "minItems": 1.5}, "/minItems: 'minItems' is a number, not a whole number; ignored [wrong-type]"),
        (
            {"type": "string", "nullable": "true"},
            "/nullable: 'nullable' is a string, not a boolean; read as true [wrong-type]",
        ),
        (
            {"type": "string", "description": []},
            "/description: 'description' is a list, not a string; ignored [wrong-type]",
        ),
        (
            {"examples": {"a": 1}},
            "/examples: 'examples' of a schema is an object, not a list; its values are read [structure]",
        ),
        ({"$dynamicRef": "#a"}, "/$dynamicRef: '$dynamicRef' is not followed"),
        (["type"], ": 'It' is a list, not an object"),
    ],
)
def test_what_is_unusual_is_reported_at_its_place(lose: Lose, document: object, loss: str | None) -> None:
    losses = lose(document)

    assert ((loss,) if loss else ()) == losses


@pytest.mark.parametrize("keyword", ["not", "if", "then", "contains", "propertyNames", "dependentSchemas"])
def test_keyword_that_only_narrows_is_no_loss(make_schema: MakeSchema, keyword: str) -> None:
    schema = make_schema({"type": "string", keyword: {"pattern": "a"}})

    assert isinstance(schema, StringSchema)


def test_recursive_schema_refers_to_itself(make_schema: MakeSchema) -> None:
    schema = make_schema({"properties": {"next": {"$ref": "#/components/schemas/It"}}})

    assert isinstance(schema, ObjectSchema)
    assert isinstance(schema.properties[0].schema, SchemaRef)
    assert schema.properties[0].schema.target == "#/components/schemas/It"


def test_nesting_without_end_in_sight_is_a_loss(lose: Lose) -> None:
    document: dict[str, object] = {}
    for _ in range(2000):
        document = {"type": "array", "items": document}

    losses = lose(document)

    assert ["schemas are nested deeper than 64 levels here; give one of them a name"] == [
        loss.partition(": ")[2] for loss in losses
    ]


def test_schema_that_many_places_share_is_parsed_once(make_api: Callable[..., Api]) -> None:
    response = {"description": "", "content": {"application/json": {"schema": {"type": "string"}}}}
    paths = {f"/{number}": {"get": {"responses": {"200": {"$ref": "#/components/responses/R"}}}} for number in range(2)}

    api = make_api(paths, components={"responses": {"R": response}})

    first, second = (operation.responses[0].content[0].schema for operation in api.operations)
    assert first is second


def test_keywords_that_narrow_are_kept_as_they_are_spelled(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "array", "minItems": 2, "contains": {"const": 1}, "description": "It."})

    assert (("minItems", 2), ("contains", {"const": 1})) == schema.keywords


def test_member_that_is_only_required_is_of_any_type_and_optional(make_api: Callable[..., Api]) -> None:
    api = make_api(schemas={"It": {"required": ["b", "a"], "properties": {"a": {"type": "string"}}}})
    schema = api.schemas["#/components/schemas/It"].schema

    assert isinstance(schema, ObjectSchema)
    assert [("a", True), ("b", False)] == [(one.name, one.required) for one in schema.properties]
    assert isinstance(schema.properties[1].schema, AnySchema)


@pytest.mark.parametrize("closed", [{"additionalProperties": False}, {"additionalProperties": {"type": "string"}}])
def test_member_that_is_only_required_stays_out_where_others_have_a_type(
    make_schema: MakeSchema, closed: dict[str, object]
) -> None:
    schema = make_schema({"required": ["b"], "properties": {"a": {}}, **closed})

    assert isinstance(schema, ObjectSchema)
    assert ["a"] == [one.name for one in schema.properties]
