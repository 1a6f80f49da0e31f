from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.operations import Operation, Parameter
from generator.ir.schemas import IntegerSchema, ObjectSchema, StringSchema
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]
MakeParameter = Callable[..., Parameter]


def query(name: str, **members: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": {"type": "string"}, **members}


@pytest.mark.parametrize(
    ("location", "style", "explode"),
    [("query", "form", True), ("cookie", "form", True), ("header", "simple", False)],
)
def test_style_and_explode_follow_the_location(
    make_parameter: MakeParameter, location: str, style: str, explode: object
) -> None:
    parameter = make_parameter(**{"in": location})

    assert (style, explode) == (parameter.style, parameter.explode)


def test_explode_follows_the_style(make_parameter: MakeParameter) -> None:
    assert make_parameter(style="deepObject").explode is False
    assert make_parameter(style="pipeDelimited", explode=True).explode is True


def test_members_are_kept(make_parameter: MakeParameter) -> None:
    parameter = make_parameter(
        **{"required": True, "allowReserved": True, "deprecated": True, "description": "D.", "x-client-ignore": True}
    )

    assert (True, True, True) == (parameter.required, parameter.allow_reserved, parameter.deprecated)
    assert ("D.", True) == (parameter.description, parameter.is_ignored)
    assert {"x-client-ignore": True} == parameter.extensions


def test_content_gives_schema_type_and_examples(make_parameter: MakeParameter) -> None:
    media_type = {"schema": {"properties": {"a": {}}}, "example": {"a": 1}}

    parameter = make_parameter(content={"application/json": media_type})

    assert isinstance(parameter.schema, ObjectSchema)
    assert ("application/json", [{"a": 1}]) == (parameter.content_type, [one.value for one in parameter.examples])


def test_schema_keywords_right_in_the_parameter_are_its_schema(make_operation: MakeOperation) -> None:
    parameter = {"name": "q", "in": "query", "type": "integer", "minimum": 1, "required": True}

    operation = make_operation({"parameters": [parameter]})

    assert isinstance(operation.parameters[0].schema, IntegerSchema)
    assert operation.parameters[0].schema.minimum == 1


def test_own_parameter_overrides_that_of_the_path_item(make_operation: MakeOperation) -> None:
    item = {"parameters": [query("a", description="Item"), query("b")]}

    operation = make_operation({"parameters": [query("c"), query("a", description="Own")]}, item=item)

    assert [("a", "Own"), ("b", ""), ("c", "")] == [(one.name, one.description) for one in operation.parameters]


def test_parameter_of_the_path_item_says_so(make_operation: MakeOperation) -> None:
    operation = make_operation({"parameters": [query("own")]}, item={"parameters": [query("shared")]})

    assert {"shared": True, "own": False} == {one.name: one.is_of_path for one in operation.parameters}


def test_one_name_in_two_places_is_two_parameters(make_operation: MakeOperation) -> None:
    operation = make_operation({"parameters": [query("a"), query("a", **{"in": "header"})]})

    assert ["query", "header"] == [one.location for one in operation.parameters]


def test_last_of_two_counts(make_api: MakeApi) -> None:
    api = make_api({"/": {"get": {"parameters": [query("a"), query("a", description="Last")]}}})

    assert ["Last"] == [one.description for one in api.operations[0].parameters]
    assert ["query parameter 'a' is listed twice; the last counts [duplicate-parameter]"] == reasons(api)


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("/a/{b}/{c}", ["b", "c"]),
        ("/v1/{+name}:cancel", ["name"]),
        ("/a/{x}.{format}", ["x", "format"]),
        ("/a/{path*}", ["path"]),
    ],
)
def test_variable_that_is_not_declared_becomes_a_required_string(
    make_operation: MakeOperation, path: str, names: list[str]
) -> None:
    operation = make_operation({}, path=path)

    assert path == operation.path
    assert [(name, "path", True) for name in names] == [
        (one.name, one.location, one.required) for one in operation.parameters
    ]
    assert all(isinstance(one.schema, StringSchema) for one in operation.parameters)


def test_variable_in_the_query_of_a_path_may_be_a_query_parameter(make_operation: MakeOperation) -> None:
    operation = make_operation({"parameters": [query("id")]}, path="/a?id={id}")

    assert [("id", "query")] == [(one.name, one.location) for one in operation.parameters]


def test_path_parameter_is_required_whatever_it_says(make_operation: MakeOperation) -> None:
    operation = make_operation({"parameters": [query("id", **{"in": "path"})]}, path="/a/{id}")

    assert operation.parameters[0].required is True


@pytest.mark.parametrize("name", ["Accept", "content-type", "AUTHORIZATION", "Content-Length", "transfer-encoding"])
def test_header_that_is_told_elsewhere_is_left_out(make_operation: MakeOperation, name: str) -> None:
    operation = make_operation({"parameters": [query(name, **{"in": "header"})]})

    assert () == operation.parameters


@pytest.mark.parametrize(
    ("parameter", "reason"),
    [
        ({"in": "query", "schema": {}}, "the parameter has no name"),
        (
            query("a", **{"in": "body"}),
            "parameter 'a' is in 'body'; OpenAPI 3 knows path, query, header, cookie, querystring",
        ),
        (query("a", **{"in": "path"}), "path parameter 'a' has no place in /; it is left out [path-parameters]"),
        ("a", "this is a string, not an object"),
        ({"$ref": "#/components/parameters/No"}, "reference '#/components/parameters/No' cannot be followed"),
    ],
)
def test_parameter_that_cannot_be_sent_is_left_out_alone(make_api: MakeApi, parameter: object, reason: str) -> None:
    api = make_api({"/": {"get": {"parameters": [parameter, query("kept")]}}})

    assert [reason] == reasons(api)
    assert ["kept"] == [one.name for one in api.operations[0].parameters]


@pytest.mark.parametrize(
    ("spelled", "location"),
    [({}, "query"), ({"in": ""}, "query"), ({"in": None}, "query"), ({"in": "Header"}, "header")],
)
def test_location_that_is_missing_or_in_capitals_is_read(
    make_api: MakeApi, spelled: dict[str, Any], location: str
) -> None:
    api = make_api({"/": {"get": {"parameters": [{"name": "a", "schema": {}, **spelled}]}}})

    assert () == api.losses
    assert [("a", location)] == [(one.name, one.location) for one in api.operations[0].parameters]


def test_parameter_without_location_that_the_path_names_is_of_the_path(make_api: MakeApi) -> None:
    api = make_api({"/{a}": {"get": {"parameters": [{"name": "a", "schema": {"type": "integer"}}]}}})

    assert [("a", "path", IntegerSchema)] == [
        (one.name, one.location, type(one.schema)) for one in api.operations[0].parameters
    ]


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        (
            {"style": "matrix"},
            "style 'matrix' is not one of form, spaceDelimited, pipeDelimited, deepObject; the usual one is taken [structure]",  # noqa: E501 # a message as a whole
        ),
        ({"explode": "no"}, "'explode' is a string, not a boolean; ignored [wrong-type]"),
        ({"required": 1}, "'required' is a number, not a boolean; ignored [wrong-type]"),
        ({"schema": []}, "'schema' is a list without content, not an object; ignored [wrong-type]"),
    ],
)
def test_member_that_is_wrong_is_ignored_and_the_parameter_kept(
    make_api: MakeApi, member: dict[str, Any], reason: str
) -> None:
    api = make_api({"/": {"get": {"parameters": [query("a", **member)]}}})

    assert [reason] == reasons(api)
    assert [("a", "form", True)] == [(one.name, one.style, one.explode) for one in api.operations[0].parameters]


def test_parameter_without_schema_is_a_string(make_api: MakeApi) -> None:
    api = make_api({"/": {"get": {"parameters": [{"name": "a", "in": "query"}]}}})

    assert isinstance(api.operations[0].parameters[0].schema, StringSchema)
    assert ["parameter 'a' has no schema; taken as a string [structure]"] == reasons(api)


def test_first_of_two_media_types_of_a_parameter_counts(make_api: MakeApi) -> None:
    parameter = {"name": "a", "in": "query", "content": {"application/json": {}, "text/csv": {}}}

    api = make_api({"/": {"get": {"parameters": [parameter]}}})

    assert ["#/paths/~1/get/parameters/0/content/text~1csv"] == [one.pointer for one in api.warnings]
