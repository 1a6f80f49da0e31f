from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.schemas import BinarySchema, BooleanSchema, IntegerSchema, NumberSchema, Schema, StringSchema

MakeSchema = Callable[..., Schema]


def test_string_keeps_its_facets(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "string", "format": "uuid", "pattern": "^a", "minLength": 1, "maxLength": 2.0})

    assert isinstance(schema, StringSchema)
    assert ("uuid", "^a", 1, 2) == (schema.format, schema.pattern, schema.min_length, schema.max_length)


def test_number_keeps_its_bounds(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "number", "format": "float", "minimum": 0, "maximum": 1.5, "multipleOf": 0.5})

    assert isinstance(schema, NumberSchema)
    assert ("float", 0, 1.5, 0.5) == (schema.format, schema.minimum, schema.maximum, schema.multiple_of)


def test_exclusive_flag_of_3_0_becomes_the_bound(make_schema: MakeSchema) -> None:
    schema = make_schema(
        {"type": "integer", "minimum": 1, "exclusiveMinimum": True, "maximum": 9, "exclusiveMaximum": False},
        version="3.0.3",
    )

    assert isinstance(schema, IntegerSchema)
    assert (None, 1, 9, None) == (
        schema.minimum,
        schema.exclusive_minimum,
        schema.maximum,
        schema.exclusive_maximum,
    )


def test_exclusive_bound_of_3_1_stands_for_itself(make_schema: MakeSchema) -> None:
    schema = make_schema({"type": "integer", "minimum": 1, "exclusiveMinimum": 0})

    assert isinstance(schema, IntegerSchema)
    assert (1, 0) == (schema.minimum, schema.exclusive_minimum)


def test_boolean_is_a_boolean(make_schema: MakeSchema) -> None:
    assert isinstance(make_schema({"type": "boolean"}), BooleanSchema)


@pytest.mark.parametrize(
    ("document", "content_type"),
    [
        ({"type": "string", "format": "binary"}, ""),
        ({"format": "binary"}, ""),
        ({"contentMediaType": "image/png"}, "image/png"),
        ({"contentMediaType": "text/vtt"}, "text/vtt"),
        ({"type": "string", "contentMediaType": "application/octet-stream"}, "application/octet-stream"),
    ],
)
def test_raw_bytes_are_binary(make_schema: MakeSchema, document: object, content_type: str) -> None:
    schema = make_schema(document)

    assert isinstance(schema, BinarySchema)
    assert content_type == schema.content_type


@pytest.mark.parametrize(
    ("document", "form"),
    [
        ({"type": "string", "format": "byte"}, "byte"),
        ({"type": "string", "contentEncoding": "base64"}, "byte"),
        ({"contentEncoding": "base64", "contentMediaType": "image/png"}, "byte"),
        ({"type": "string", "contentMediaType": "application/json"}, ""),
        ({"type": "string", "contentMediaType": "text/html"}, ""),
    ],
)
def test_bytes_written_as_text_are_a_string(make_schema: MakeSchema, document: object, form: str) -> None:
    schema = make_schema(document)

    assert isinstance(schema, StringSchema)
    assert form == schema.format


def test_form_in_xml_is_kept_as_it_is_written(make_schema: MakeSchema) -> None:
    told = {"name": "a", "wrapped": True, "x-own": 1}

    assert tuple(told.items()) == make_schema({"type": "string", "xml": told}).xml
    assert () == make_schema({"type": "string"}).xml
