from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema_rs
import pytest

from generator.ir.api import Api
from generator.ir.schemas import MISSING, Json, Schema, SchemaRef
from generator.targets.python.tests.matching import Matcher
from generator.targets.python.tests.sample_literals import sample_literal
from generator.targets.python.tests.samples import Sampler

MakeApi = Callable[..., Api]


def schema_of(api: Api) -> Schema:
    return api.schemas["#/components/schemas/Thing"].schema


def reference(name: str) -> SchemaRef:
    return SchemaRef(pointer="#/somewhere", target=f"#/components/schemas/{name}")


def parsed(make_api: MakeApi, schema: dict[str, Any]) -> tuple[Schema, Api]:
    api = make_api({}, {"Thing": schema})
    return schema_of(api), api


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "string", "example": "shown", "default": "usual"}, "shown"),
        ({"type": "string", "default": "usual"}, "usual"),
        ({"type": "string", "example": 5}, "text"),
        ({"type": "string", "enum": ["x", "y"]}, "x"),
        ({"type": "string", "pattern": "^[A-Z]{2}$"}, "EN"),
        ({"type": "string", "minLength": 6}, "abc123"),
        ({"type": "integer", "minimum": 10, "multipleOf": 4}, 12),
        ({"type": "integer", "maximum": 0}, 0),
        ({"type": "number", "multipleOf": 1e-320}, 1.5),
        ({"type": "integer", "multipleOf": 1e-320, "minimum": 1e300}, int(1e300)),
        ({"type": "array", "items": {"type": "boolean"}}, [True]),
        ({"type": "object", "additionalProperties": {"type": "integer"}}, {"key": 1}),
    ],
)
def test_sample_is_what_the_document_tells_else_the_plainest_value(
    make_api: MakeApi, schema: dict[str, Any], expected: Json
) -> None:
    found, api = parsed(make_api, schema)

    sample = Sampler(api=api, is_given=True).sample(found)

    assert expected == sample


@pytest.mark.parametrize(
    "form",
    ["date-time", "date", "time", "duration", "uuid", "email", "uri", "hostname", "ipv4", "ipv6"],
)
def test_sample_of_a_format_is_one(make_api: MakeApi, form: str) -> None:
    found, api = parsed(make_api, {"type": "string", "format": form})

    sample = Sampler(api=api, is_given=True).sample(found)

    assert jsonschema_rs.Draft202012Validator({"format": form}, validate_formats=True).is_valid(sample)
    assert not jsonschema_rs.Draft202012Validator({"format": form}, validate_formats=True).is_valid("text of none")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("^[a-z]+$", "text"),
        ("^a1$", "a1"),
        ("^A1$", "A1"),
        ("^1$", "1"),
        ("^[a-z]+[0-9]{3}$", "abc123"),
        ("^[a-z]{2}$", "en"),
        ("^[A-Z]{2}$", "EN"),
        ("^[a-z]{2}-[A-Z]{2}$", "en-US"),
        (r"^\d{4}-\d\d-\d\d$", "2024-05-17"),
        (r"^\d+\.\d+\.\d+$", "1.0.0"),
        ("^#[0-9a-f]{6}$", "#ff0000"),
    ],
)
def test_sample_of_a_pattern_is_the_plainest_that_fits(make_api: MakeApi, pattern: str, expected: str) -> None:
    found, api = parsed(make_api, {"type": "string", "pattern": pattern})

    assert expected == Sampler(api=api, is_given=True).sample(found)


def test_schema_that_holds_itself_is_sampled_to_its_first_turn(make_api: MakeApi) -> None:
    again = {"$ref": "#/components/schemas/Thing"}
    members = {"name": {"type": "string"}, "child": again, "children": {"type": "array", "items": again}}
    _, api = parsed(make_api, {"type": "object", "properties": members})

    sample = Sampler(api=api, is_given=True).sample(reference("Thing"))

    assert {"name": "text", "children": []} == sample


def test_schema_that_must_hold_itself_has_no_sample(make_api: MakeApi) -> None:
    again = {"$ref": "#/components/schemas/Thing"}
    _, api = parsed(make_api, {"type": "object", "required": ["child"], "properties": {"child": again}})

    assert MISSING is Sampler(api=api, is_given=True).sample(reference("Thing"))


def test_read_only_member_is_sampled_in_answers_alone(make_api: MakeApi) -> None:
    members = {"id": {"type": "string", "readOnly": True}, "key": {"type": "string", "writeOnly": True}}
    schema, api = parsed(make_api, {"type": "object", "properties": members})

    samples = [Sampler(api=api, is_given=is_given).sample(schema) for is_given in (True, False)]

    assert [{"key": "text"}, {"id": "text"}] == samples


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "string", "format": "date-time"}, "2019-06-24T11:45:01.109+00"),
        ({"type": "string", "format": "uuid"}, "ABC"),
        ({"type": "integer"}, True),
        ({"type": "integer"}, 1.0),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, {"b": "undeclared"}),
        ({"type": "object", "required": ["a"], "properties": {"a": {"type": "string"}}}, {}),
        ({"type": "object", "properties": {"a": {"type": "string"}}}, []),
        ({"type": "string"}, None),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, 1.5),
    ],
)
def test_slip_of_an_example_does_not_fit(make_api: MakeApi, schema: dict[str, Any], value: Json) -> None:
    found, api = parsed(make_api, schema)

    assert not Matcher(api=api, is_given=False).matches(found, value)


def test_unknown_enum_value_fits_a_response_and_no_argument(make_api: MakeApi) -> None:
    schema, api = parsed(make_api, {"type": "string", "enum": ["a"]})

    fitting = [Matcher(api=api, is_given=is_given).matches(schema, "z") for is_given in (False, True)]

    assert [True, False] == fitting


def test_moment_is_written_as_a_datetime_and_sent_in_utc_form(make_api: MakeApi) -> None:
    schema, api = parsed(make_api, {"type": "array", "items": {"type": "string", "format": "date-time"}})

    written = sample_literal(schema, ["2024-01-02T03:04:05+00:00"], Matcher(api=api, is_given=True))

    assert '[datetime.fromisoformat("2024-01-02T03:04:05+00:00")]' == written.source
    assert ["2024-01-02T03:04:05Z"] == written.wire
