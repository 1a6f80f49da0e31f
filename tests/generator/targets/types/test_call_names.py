from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.targets.python.names.names import Names, name_api

MakeApi = Callable[..., Api]

OK: dict[str, Any] = {"responses": {"200": {"description": "Done."}}}


def operation(operation_id: str, tag: str = "Videos", **rest: Any) -> dict[str, Any]:
    return {"operationId": operation_id, "tags": [tag] if tag else [], **OK, **rest}


def named(api: Api) -> tuple[Names, list[str]]:
    names = name_api(api)
    return names, [names.method(operation) for operation in api.operations]


def test_a_method_is_named_by_the_action_the_document_gives(make_api: MakeApi) -> None:
    paths = {"/videos": {"get": operation("LIST-videos", **{"x-client-action": "listAll"})}}

    assert ["list_all"] == named(make_api(paths=paths))[1]


@pytest.mark.parametrize(
    ("operation_id", "expected"),
    [
        ("listVideos", "list"),
        ("videos/list-for-user", "list_for_user"),
        ("getVideo", "get"),
        ("createCaption", "create_caption"),
        ("import", "import_"),
        ("Videos", "videos"),
        ("archive", "archive"),
        ("videosVideos", "videos"),
    ],
)
def test_without_an_action_the_tag_is_taken_off_the_operation_id(
    make_api: MakeApi, operation_id: str, expected: str
) -> None:
    paths = {"/videos": {"get": operation(operation_id)}}

    assert [expected] == named(make_api(paths=paths))[1]


def test_two_operations_of_one_action_keep_both_methods(make_api: MakeApi) -> None:
    action = {"x-client-action": "get"}
    paths = {"/a": {"get": operation("getOne", **action)}, "/b": {"get": operation("getOther", **action)}}

    assert ["get", "get_other"] == named(make_api(paths=paths))[1]


def test_no_method_hides_with_response(make_api: MakeApi) -> None:
    paths = {"/a": {"get": operation("a", **{"x-client-action": "withResponse"})}}

    assert ["a"] == named(make_api(paths=paths))[1]


def test_an_operation_without_tags_belongs_to_operations(make_api: MakeApi) -> None:
    resource = named(make_api(paths={"/a": {"get": operation("a", tag="")}}))[0].resource("")

    assert ("operations", "Operations") == (resource.attribute, resource.class_name)


def test_tags_that_differ_in_case_share_a_resource(make_api: MakeApi) -> None:
    paths = {"/a": {"get": operation("a", tag="Live streams")}, "/b": {"get": operation("b", tag="live-streams")}}

    names = named(make_api(paths=paths))[0]

    assert names.resource("Live streams") is names.resource("live-streams")


def test_a_tag_named_as_a_member_of_the_client_is_renamed(make_api: MakeApi) -> None:
    resource = named(make_api(paths={"/a": {"get": operation("a", tag="Request")}}))[0].resource("Request")

    assert "request_api" == resource.attribute


def test_a_tag_named_as_a_class_of_the_runtime_is_renamed(make_api: MakeApi) -> None:
    resource = named(make_api(paths={"/a": {"get": operation("a", tag="Page")}}))[0].resource("Page")

    assert "PageResource" == resource.class_name


def test_arguments_that_collide_are_told_apart_by_their_location(make_api: MakeApi) -> None:
    body = {"properties": {"id": {"type": "string"}, "from": {"type": "string"}}, "type": "object"}
    parameters = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}},
        {"name": "id", "in": "query", "schema": {"type": "string"}},
        {"name": "tags[]", "in": "query", "schema": {"type": "string"}},
        {"name": "options", "in": "query", "schema": {"type": "string"}},
    ]
    content = {"application/json": {"schema": body}}
    api = make_api(paths={"/a/{id}": {"put": operation("a", parameters=parameters, requestBody={"content": content})}})

    names = name_api(api)

    wanted = [("path", "id"), ("query", "id"), ("query", "tags[]"), ("query", "options"), ("body", "id")]
    wanted += [("body", "from"), ("body", "")]
    arguments = [names.argument(api.operations[0], *key) for key in wanted]
    assert ["id", "id_query", "tags", "options_query", "id_body", "from_", "body"] == arguments
