from __future__ import annotations

from collections.abc import Callable

from generator.ir.api import Api

MakeApi = Callable[..., Api]


def test_path_item_may_be_a_reference(make_api: MakeApi) -> None:
    items = {"shared": {"parameters": [{"name": "q", "in": "query", "schema": {}}], "get": {"operationId": "shared"}}}

    api = make_api({"/a": {"$ref": "#/components/pathItems/shared"}}, components={"pathItems": items})

    assert [("/a", "shared", 1)] == [(one.path, one.operation_id, len(one.parameters)) for one in api.operations]
    assert api.operations[0].pointer == "#/components/pathItems/shared/get"


def test_operations_beside_the_reference_of_a_path_item_are_kept(make_api: MakeApi) -> None:
    api = make_api({"/a": {"get": {}}, "/b": {"$ref": "#/paths/~1a", "put": {}}})

    assert [("GET", "/a"), ("GET", "/b"), ("PUT", "/b")] == [(one.method, one.path) for one in api.operations]
    assert () == api.losses


def test_method_that_is_unknown_is_a_loss(make_api: MakeApi) -> None:
    api = make_api({"/a": {"GET": {}, "x-own": 1, "servers": [], "get": {}}})

    assert ["#/paths/~1a/GET"] == [loss.pointer for loss in api.losses]
    assert len(api.operations) == 1


def test_extensions_among_the_paths_are_no_paths(make_api: MakeApi) -> None:
    api = make_api({"x-own": "a", "/a?action=list": {"get": {}}})

    assert ["/a?action=list"] == [one.path for one in api.operations]
    assert () == api.losses
