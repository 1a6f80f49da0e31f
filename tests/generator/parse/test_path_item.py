from __future__ import annotations

from collections.abc import Callable

from generator.ir.api import Api
from tests.generator.parse.reported import reasons, reported

MakeApi = Callable[..., Api]


def test_path_item_may_be_a_reference(make_api: MakeApi) -> None:
    items = {"shared": {"parameters": [{"name": "q", "in": "query", "schema": {}}], "get": {"operationId": "shared"}}}

    api = make_api({"/a": {"$ref": "#/components/pathItems/shared"}}, components={"pathItems": items})

    assert [("/a", "shared", 1)] == [(one.path, one.operation_id, len(one.parameters)) for one in api.operations]
    assert api.operations[0].pointer == "#/components/pathItems/shared/get"


def test_operations_beside_the_reference_of_a_path_item_are_kept(make_api: MakeApi) -> None:
    api = make_api({"/a": {"get": {}}, "/b": {"$ref": "#/paths/~1a", "put": {}}})

    assert [("GET", "/a"), ("GET", "/b"), ("PUT", "/b")] == [(one.method, one.path) for one in api.operations]
    assert () == reported(api)


def test_method_that_is_unknown_is_a_loss(make_api: MakeApi) -> None:
    api = make_api({"/a": {"LINK": {"responses": {}}, "x-own": 1, "servers": [], "get": {}}})

    assert ["#/paths/~1a/LINK"] == [loss.pointer for loss in api.losses]
    assert len(api.operations) == 1


def test_method_in_capitals_is_that_method(make_api: MakeApi) -> None:
    api = make_api({"/a": {"GET": {}}})

    assert ["GET"] == [one.method for one in api.operations]
    assert ["'GET' is not a method; read as 'get' [structure]"] == reasons(api)


def test_member_without_meaning_is_ignored(make_api: MakeApi) -> None:
    api = make_api({"/a": {"name": "A", "get": {}}})

    assert () == api.losses
    assert ["#/paths/~1a/name"] == [one.pointer for one in api.warnings]


def test_members_that_a_path_item_may_have_are_taken_without_a_word(make_api: MakeApi) -> None:
    item = {
        "summary": "A",
        "description": "About it.",
        "servers": [{"url": "https://a.test"}],
        "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
        "x-own": 1,
        "get": {"responses": {"204": {"description": "Done."}}},
    }

    assert () == reported(make_api({"/a": item}))


def test_extensions_among_the_paths_are_no_paths(make_api: MakeApi) -> None:
    api = make_api({"x-own": "a", "/a?action=list": {"get": {}}})

    assert ["/a?action=list"] == [one.path for one in api.operations]
    assert () == reported(api)
