from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from generator.ir.operations import Operation
from generator.ir.schemas import IntegerSchema, StringSchema
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]


def test_statuses_keep_order_and_spelling(make_operation: MakeOperation) -> None:
    responses = {"default": {"description": "Else."}, "4XX": {}, "200": {"description": "Fine."}, "x-own": 1}

    operation = make_operation({"responses": responses})

    told = [(one.status, one.description) for one in operation.responses]
    assert [("default", "Else."), ("4XX", ""), ("200", "Fine.")] == told


def test_range_in_lower_case_is_the_range(make_operation: MakeOperation) -> None:
    assert make_operation({"responses": {"5xx": {}}}).responses[0].status == "5XX"


@pytest.mark.parametrize(
    ("spelled", "status"), [("200 OK", "200"), (" 200", "200"), ("Default", "default"), ("4xX", "4XX")]
)
def test_status_is_read_however_it_is_spelled(make_api: MakeApi, spelled: str, status: str) -> None:
    api = make_api({"/": {"get": {"responses": {spelled: {}}}}})

    assert () == api.losses
    assert [status] == [one.status for one in api.operations[0].responses]


@pytest.mark.parametrize("status", ["20", "2000", "600", "2X0", "ok", ""])
def test_status_that_is_none_is_lost_alone(make_api: MakeApi, status: str) -> None:
    api = make_api({"/": {"get": {"responses": {status: {}, "200": {}}}}})

    assert [f"{status!r} is not a status: write 200, 4XX or default"] == reasons(api)
    assert ["200"] == [one.status for one in api.operations[0].responses]


def test_content_and_links_of_a_response(make_operation: MakeOperation) -> None:
    links = {"next": {"operationId": "list"}}

    operation = make_operation({"responses": {"200": {"content": {"text/csv": {}}, "links": links}, "204": {}}})

    assert [["text/csv"], []] == [[media.content_type for media in one.content] for one in operation.responses]


def test_headers_keep_their_schema(make_operation: MakeOperation) -> None:
    headers = {
        "x-left": {"schema": {"type": "integer"}, "required": True, "description": "Calls left."},
        "X-Old": {"type": "integer"},
        "content-type": {"schema": {"type": "string"}},
    }

    operation = make_operation({"responses": {"200": {"headers": headers}}})

    left, old = operation.responses[0].headers
    assert ("x-left", True, "Calls left.") == (left.name, left.required, left.description)
    assert [IntegerSchema, IntegerSchema] == [type(one.schema) for one in (left, old)]


def test_header_without_schema_is_a_string(make_api: MakeApi) -> None:
    api = make_api({"/": {"get": {"responses": {"200": {"headers": {"X-A": {}}}}}}})

    assert isinstance(api.operations[0].responses[0].headers[0].schema, StringSchema)
    assert ["header 'X-A' has no schema; taken as a string [structure]"] == reasons(api)
