"""The document that is served: what is found in it."""

from __future__ import annotations

from typing import Any

import pytest
from package.base.document import ServedDocument


def item(operation_id: str, **members: Any) -> dict[str, Any]:
    return {"get": {"operationId": operation_id, "tags": ["Things"], "responses": {"200": {}}, **members}}


def document(paths: dict[str, Any]) -> ServedDocument:
    return ServedDocument({"paths": paths, "components": {"schemas": {}}, "security": [{"basic": []}]})


def test_path_without_values_comes_before_one_with() -> None:
    read = document({"/things/{thingId}": item("getThing"), "/things/all": item("listThings")})

    found = [read.match("GET", path) for path in ("/things/all", "/things/one")]

    assert ["listThings", "getThing"] == [match.operation.operation_id for match in found if match is not None]
    assert found[1] is not None
    assert {"thingId": "one"} == found[1].values


@pytest.mark.parametrize(("method", "path"), [("POST", "/things"), ("GET", "/things/"), ("GET", "/things/one/two")])
def test_other_addresses_are_no_operation(method: str, path: str) -> None:
    assert document({"/things": item("listThings"), "/things/{a}": item("getThing")}).match(method, path) is None


def test_methods_of_an_address_are_known() -> None:
    read = document({"/things": {**item("listThings"), "post": item("addThing")["get"]}})

    assert {"GET", "POST"} == set(read.methods("/things"))
    assert () == read.methods("/nothing")


def test_operation_without_security_of_its_own_is_not_public() -> None:
    read = document({"/a": item("closed"), "/b": item("open", security=[])})

    assert [False, True] == [operation.is_public for operation in read.operations]


def test_parameters_of_the_path_and_references_are_read() -> None:
    shared = {"name": "a", "in": "query", "schema": {"type": "integer"}}
    paths = {"/things": {**item("listThings", parameters=[{"$ref": "#/x/b~1c"}]), "parameters": [shared]}}
    read = ServedDocument({"paths": paths, "x": {"b/c": {"name": "b", "in": "query", "schema": {}, "required": True}}})

    (operation,) = read.operations

    assert [("a", False), ("b", True)] == [(one.name, one.is_required) for one in operation.parameters]
