from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.ir.api import Api
from generator.ir.operations import Example, Parameter
from tests.generator.parse.reported import reasons, reported

MakeApi = Callable[..., Api]

EXAMPLES = {"shared": {"value": {"$ref": "data"}, "summary": "Shared"}}


def parameter(**members: Any) -> dict[str, Any]:
    return {"name": "q", "in": "query", "schema": {}, **members}


def test_one_example_has_no_name(make_parameter: Callable[..., Parameter]) -> None:
    assert [("", None)] == [(one.name, one.value) for one in make_parameter(example=None).examples]


def test_examples_keep_name_value_and_place(make_api: MakeApi) -> None:
    examples = {"own": {"value": 1}, "shared": {"$ref": "#/components/examples/shared"}}

    api = make_api({"/": {"get": {"parameters": [parameter(examples=examples)]}}}, components={"examples": EXAMPLES})

    pointer = "#/paths/~1/get/parameters/0/examples/own"
    shared = "#/components/examples/shared"
    assert (
        Example(name="own", value=1, pointer=pointer),
        Example(name="shared", value={"$ref": "data"}, pointer=shared, summary="Shared"),
    ) == api.operations[0].parameters[0].examples
    assert () == reported(api)


def test_external_value_is_left_where_it_is(make_parameter: Callable[..., Parameter]) -> None:
    assert () == make_parameter(examples={"a": {"externalValue": "https://example.org/a.json"}}).examples


def test_example_without_value_is_left_out(make_api: MakeApi) -> None:
    api = make_api({"/": {"get": {"parameters": [parameter(examples={"a": {"id": 1}, "b": 2})]}}})

    assert ["'b' is a number, not an object", "example 'a' has no 'value'; left out [structure]"] == reasons(api)
