from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.operations import Encoding, Operation
from generator.ir.schemas import AnySchema, IntegerSchema, StringSchema
from tests.generator.parse.reported import reported

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]


def body(content: Any, **members: Any) -> dict[str, Any]:
    return {"requestBody": {"content": content, **members}}


def test_media_types_keep_their_order_and_spelling(make_operation: MakeOperation) -> None:
    content = {"application/JSON; charset=utf-8": {"schema": {}}, "*/*": {}, "image/*": {"schema": {"type": "string"}}}

    operation = make_operation(body(content, required=True, description="The thing."))

    assert operation.request_body is not None
    assert (True, "The thing.") == (operation.request_body.required, operation.request_body.description)
    assert list(content) == [one.content_type for one in operation.request_body.content]
    assert [AnySchema, type(None), StringSchema] == [type(one.schema) for one in operation.request_body.content]


def test_body_may_be_a_reference(make_operation: MakeOperation) -> None:
    bodies: dict[str, Any] = {"B": {"content": {"text/plain": {}}}}

    operation = make_operation(
        {"requestBody": {"$ref": "#/components/requestBodies/B"}}, components={"requestBodies": bodies}
    )

    assert operation.request_body is not None
    assert operation.request_body.pointer == "#/components/requestBodies/B"
    assert operation.request_body.required is False


def test_encoding_of_parts_is_kept(make_operation: MakeOperation) -> None:
    encoding = {"a": {"contentType": "image/png"}, "b": {"style": "deepObject", "explode": False}}

    operation = make_operation(body({"multipart/form-data": {"encoding": encoding}}))

    assert operation.request_body is not None
    assert (
        Encoding(property_name="a", content_type="image/png"),
        Encoding(property_name="b", style="deepObject", explode=False),
    ) == operation.request_body.content[0].encoding


@pytest.mark.parametrize(
    ("content", "pointer", "reason"),
    [
        ({"json": {}}, "/content/json", "'json' is not a media type; read as application/json [media-type]"),
        ({"": {}}, "/content/", "'' is not a media type; read as */* [media-type]"),
        ({"text/plain": 1}, "/content/text~1plain", "'text/plain' is a number, not an object"),
        ({"text/plain": {"schema": 1}}, "/content/text~1plain/schema", "'schema' is a number, not an object"),
        ({}, "", "the request body has no content; taken as no body [structure]"),
        (
            {"a/b": {}, "examples": {}},
            "/content/examples",
            "'examples' is a member of a media type, not a media type [media-type]",
        ),
        (
            {"schema": {"type": "string"}},
            "/content/schema",
            "'schema' is a member of a media type, not a media type [media-type]",
        ),
        (
            {"a/b": {"encoding": {"c": {"headers": {"X": {}}}}}},
            "/content/a~1b/encoding/c/headers",
            "headers of part 'c' have no fixed value (X); give them with the file [part-headers]",
        ),
    ],
)
def test_content_that_is_unusual_is_reported_and_the_body_kept(
    make_api: MakeApi, content: object, pointer: str, reason: str
) -> None:
    api = make_api({"/": {"post": body(content)}})

    assert (f"{pointer}: {reason}",) == reported(api, "#/paths/~1/post/requestBody")
    assert api.operations[0].request_body is not None


@pytest.mark.parametrize(
    ("content", "types"),
    [
        ({"a/b": {}, "example": 1, "encoding": {}}, ["a/b"]),
        ({"schema": {"type": "integer"}, "example": 1}, ["application/json"]),
    ],
)
def test_members_of_a_media_type_are_none_themselves(
    make_api: MakeApi, content: dict[str, object], types: list[str]
) -> None:
    request_body = make_api({"/": {"post": body(content)}}).operations[0].request_body

    assert request_body is not None
    assert types == [one.content_type for one in request_body.content]


def test_schema_that_stands_a_level_too_high_is_that_of_json(make_api: MakeApi) -> None:
    request_body = make_api({"/": {"post": body({"schema": {"type": "integer"}})}}).operations[0].request_body

    assert request_body is not None
    assert isinstance(request_body.content[0].schema, IntegerSchema)
