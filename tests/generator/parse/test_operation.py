from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.ir.api import Api
from generator.ir.operations import Operation, SecurityRequirement
from tests.generator.parse.reported import reasons, reported

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]


def test_operations_keep_the_order_of_the_document(make_api: MakeApi) -> None:
    api = make_api({"/b": {"post": {}, "get": {}}, "/a": {"trace": {}, "head": {}}})

    called = [(one.method, one.path) for one in api.operations]
    assert [("POST", "/b"), ("GET", "/b"), ("TRACE", "/a"), ("HEAD", "/a")] == called


def test_missing_id_is_made_of_method_and_path(make_operation: MakeOperation) -> None:
    operation = make_operation({}, path="/videos/{videoId}/source")

    assert ("get_videos_videoId_source", False) == (operation.operation_id, operation.has_own_id)


def test_first_of_one_id_keeps_it_and_the_others_say_their_method_and_path(make_api: MakeApi) -> None:
    item = {"get": {"operationId": "list"}, "put": {"operationId": "list"}, "post": {"operationId": "list_2"}}

    api = make_api({"/a": item})

    ids = [(one.operation_id, one.has_own_id) for one in api.operations]
    assert [("list", True), ("list_put_a", False), ("list_2", True)] == ids
    assert () == reported(api)


def test_made_up_id_gives_way_to_a_declared_one(make_api: MakeApi) -> None:
    api = make_api({"/a": {"get": {}}, "/b": {"get": {"operationId": "get_a"}}})

    assert ["get_a_2", "get_a"] == [one.operation_id for one in api.operations]


def test_words_and_servers_of_the_path_item_hold_where_the_operation_has_none(make_operation: MakeOperation) -> None:
    item = {"summary": "Item", "description": "Of the item.", "servers": [{"url": "/item"}]}

    operation = make_operation({"summary": "Own", "tags": ["a", "a", "b"], "deprecated": True}, item=item)

    assert ("Own", "Of the item.") == (operation.summary, operation.description)
    assert ["/item"] == [server.url for server in operation.servers]
    assert (("a", "b"), True) == (operation.tags, operation.deprecated)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, (SecurityRequirement(schemes=(("key", ()),)),)),
        ({"security": []}, ()),
        ({"security": [{}]}, (SecurityRequirement(schemes=()),)),
    ],
)
def test_own_security_replaces_that_of_the_document(
    make_operation: MakeOperation, own: dict[str, object], expected: tuple[SecurityRequirement, ...]
) -> None:
    schemes = {"key": {"type": "http", "scheme": "basic"}}

    operation = make_operation(own, security=[{"key": []}], components={"securitySchemes": schemes})

    assert expected == operation.security


def test_operation_that_is_no_object_is_reported_and_a_method(make_api: MakeApi) -> None:
    api = make_api({"/a": {"get": None}})

    assert ["'get' is null, not an object; ignored [wrong-type]"] == reasons(api)
    assert ["get_a"] == [one.operation_id for one in api.operations]
