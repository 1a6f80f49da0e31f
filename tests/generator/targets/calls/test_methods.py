from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.targets.python.operations.media import preferred_body, preferred_response
from generator.targets.python.operations.methods import MethodDraft

MakeMethod = Callable[..., MethodDraft]

STRING = {"type": "string"}
VIDEO = {"type": "object", "properties": {"id": STRING}}


def query(name: str, *, required: bool = False, **rest: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": required, "schema": STRING, **rest}


def in_path(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": STRING}


def body(schema: dict[str, Any], content_type: str = "application/json", *, required: bool = True) -> dict[str, Any]:
    return {"requestBody": {"required": required, "content": {content_type: {"schema": schema}}}}


def test_path_parameters_are_positional_in_the_order_of_the_path(make_method: MakeMethod) -> None:
    operation = {"parameters": [in_path("b"), query("q"), in_path("a")]}

    method = make_method(operation, path="/x/{a}/y/{b}").method

    assert "self, a: str, b: str, *, q: str | UnsetType = UNSET, options: Options | None = None" == method.signature


def test_required_keywords_stand_before_optional_ones_in_document_order(make_method: MakeMethod) -> None:
    operation = {"parameters": [query("a"), query("b", required=True), query("c"), query("d", required=True)]}

    method = make_method(operation).method

    assert ["b", "d", "a", "c"] == [one.name for one in method.arguments]


def test_query_is_sent_in_document_order_whatever_the_signature(make_method: MakeMethod) -> None:
    operation = {"parameters": [query("a"), query("b", required=True)]}

    method = make_method(operation).method

    assert 'query={"a": a, "b": b}' in method.statement


def test_ignored_parameter_is_no_argument(make_method: MakeMethod) -> None:
    ignored = {"name": "Content-Range", "in": "header", "schema": STRING, "x-client-ignore": True}

    method = make_method({"parameters": [ignored]}).method

    assert () == method.arguments


def test_each_member_of_an_object_body_is_a_keyword(make_method: MakeMethod) -> None:
    schema = {"type": "object", "required": ["title"], "properties": {"isPublic": {"type": "boolean"}, "title": STRING}}

    method = make_method(body(schema), method="post").method

    assert ["title: str", "is_public: bool | UnsetType = UNSET"] == [one.declaration for one in method.arguments]
    assert 'body={"isPublic": is_public, "title": title}' in method.statement


def test_member_that_is_ignored_or_read_only_is_no_keyword(make_method: MakeMethod) -> None:
    members = {"a": STRING, "b": {**STRING, "readOnly": True}, "c": {**STRING, "x-client-ignore": True}}

    method = make_method(body({"type": "object", "properties": members}), method="post").method

    assert ["a"] == [one.name for one in method.arguments]


def test_body_that_may_be_left_out_requires_no_member(make_method: MakeMethod) -> None:
    schema = {"type": "object", "required": ["title"], "properties": {"title": STRING}}

    draft = make_method(body(schema, required=False), method="post")

    assert "title: str | UnsetType = UNSET" == draft.method.arguments[0].declaration
    assert "is_required=False" in " ".join(draft.operation.members)


def test_same_name_in_path_and_body_is_two_arguments(make_method: MakeMethod) -> None:
    schema = {"type": "object", "properties": {"id": STRING}}

    method = make_method({"parameters": [in_path("id")], **body(schema)}, path="/x/{id}", method="put").method

    assert ["id", "id_body"] == [one.name for one in method.arguments]
    assert 'path={"id": id}, body={"id": id_body}' in method.statement


def test_body_that_is_no_object_is_one_argument(make_method: MakeMethod) -> None:
    method = make_method(body({"type": "array", "items": STRING}), method="post").method

    assert "body: Sequence[str]" == method.arguments[0].declaration
    assert "body=body" in method.statement


@pytest.mark.parametrize("form", ["application/x-www-form-urlencoded", "multipart/form-data"])
@pytest.mark.parametrize(
    ("schema", "annotation"),
    [
        ({"type": "array", "items": STRING}, "Sequence[str]"),
        ({"type": "integer"}, "int"),
        ({"oneOf": [STRING, {"type": "integer"}]}, "str | int"),
    ],
)
def test_what_may_go_as_a_form_may_be_given_as_its_members(
    make_method: MakeMethod, form: str, schema: dict[str, object], annotation: str
) -> None:
    media = {"schema": schema}

    alone = make_method({"requestBody": {"content": {form: media}}}, method="post").method
    beside = make_method({"requestBody": {"content": {"application/json": media, form: media}}}, method="post").method

    for method in (alone, beside):
        assert f"body: {annotation} | Mapping[str, Any] | UnsetType = UNSET" == method.arguments[0].declaration


def test_object_that_takes_members_without_a_name_is_one_argument(make_method: MakeMethod) -> None:
    schema = {"type": "object", "properties": {"id": STRING}, "additionalProperties": {"type": "integer"}}

    method = make_method(body(schema), method="post").method

    assert ["body"] == [one.name for one in method.arguments]


def test_required_file_comes_by_position_after_the_path(make_method: MakeMethod) -> None:
    binary = {"type": "string", "format": "binary"}
    schema = {"type": "object", "required": ["file"], "properties": {"name": STRING, "file": binary}}
    operation = {"parameters": [in_path("id")], **body(schema, "multipart/form-data")}

    draft = make_method(operation, path="/x/{id}/file", method="post", openapi="3.0.3")

    assert draft.method.signature.startswith("self, id: str, file: FileInput, *, name:")
    assert 'files=("file",)' in " ".join(draft.operation.members)


def test_json_is_preferred_to_other_bodies(make_method: MakeMethod) -> None:
    content = {"text/plain": {"schema": STRING}, "application/vnd.x+json": {"schema": VIDEO}}

    draft = make_method({"requestBody": {"content": content}}, method="post")

    assert 'kind="json", content_type="application/vnd.x+json"' in " ".join(draft.operation.members)


def test_range_of_types_is_sent_as_a_plain_one(make_method: MakeMethod) -> None:
    draft = make_method(body({"type": "object"}, "*/*"), method="post")

    assert 'kind="json", content_type="application/json"' in " ".join(draft.operation.members)


def test_several_responses_give_a_union_with_none_last(make_method: MakeMethod) -> None:
    response = {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Video"}}}}
    responses = {"204": {"description": ""}, "200": response, "201": response}

    method = make_method({"responses": responses}, schemas={"Video": VIDEO}).method

    assert "Video | None" == method.returns


def test_default_response_is_the_success_where_no_other_is_documented(make_method: MakeMethod) -> None:
    response = {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Video"}}}}

    method = make_method({"responses": {"default": response}}, schemas={"Video": VIDEO}).method

    assert "Video" == method.returns


def test_nothing_documented_gives_any(make_method: MakeMethod) -> None:
    method = make_method({"responses": {"404": {"description": ""}}}).method

    assert "Any" == method.returns


def test_head_gives_none_whatever_the_document_says(make_method: MakeMethod) -> None:
    response = {"description": "", "content": {"application/json": {"schema": VIDEO}}}

    method = make_method({"responses": {"200": response}}, method="head").method

    assert "None" == method.returns


def test_method_that_gives_nothing_still_hands_on_the_whole_response(make_method: MakeMethod) -> None:
    method = make_method({"responses": {"204": {"description": ""}}}, method="delete").method

    assert "None" == method.returns
    assert method.statement.startswith("return self._caller.call(")
    assert method.async_statement.startswith("return await self._caller.call(")


def test_method_called_list_does_not_hide_the_type(make_method: MakeMethod) -> None:
    response = {"description": "", "content": {"application/json": {"schema": {"type": "array", "items": STRING}}}}

    draft = make_method({"operationId": "list", "responses": {"200": response}})

    assert "builtins.list[str]" == draft.method.returns
    assert "Operation[list[str]]" == draft.operation.annotation


def test_paged_operation_gives_pages_of_its_items(make_method: MakeMethod) -> None:
    listed = {"type": "object", "properties": {"data": {"type": "array", "items": VIDEO}}}
    response = {"description": "", "content": {"application/json": {"schema": listed}}}
    hint = {"items": "data", "page": "page"}
    operation = {"responses": {"200": response}, "parameters": [query("page")], "x-client-paginated": hint}

    draft = make_method(operation)

    assert draft.method.returns.startswith("Page[")
    assert draft.method.async_returns.startswith("AsyncPages[")
    assert "def" == draft.method.async_def
    assert 'pagination=Pagination(items="data", page="page")' in draft.operation.members


def test_style_is_declared_only_where_it_is_unusual(make_method: MakeMethod) -> None:
    array = {"type": "array", "items": STRING}
    parameters = [
        query("usual", schema=array),
        query("flat", schema=array, explode=False),
        query("scalar", explode=False),
        query("deep", schema={"type": "object"}, style="deepObject", explode=True),
        {"name": "json", "in": "query", "content": {"application/json": {"schema": VIDEO}}},
    ]

    members = make_method({"parameters": parameters}).operation.members

    expected = (
        'query_styles={"flat": Style(explode=False), "deep": Style(name="deepObject"), "json": Style(name="json")}'
    )
    assert expected in members


def test_retry_class_follows_the_http_method_unless_the_document_says_it(make_method: MakeMethod) -> None:
    declared = [
        [member for member in make_method(operation, method=method).operation.members if "retry" in member]
        for operation, method in (({}, "get"), ({}, "put"), ({}, "post"), ({"x-client-retry": "safe"}, "post"))
    ]

    assert [['retry="safe"'], ['retry="idempotent"'], [], ['retry="safe"']] == declared


def test_operation_without_security_sends_no_credentials(make_method: MakeMethod) -> None:
    schemes = {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}}
    security: list[dict[str, list[str]]] = [{"key": []}]

    open_one = make_method({"security": []}, components=schemes, security=security)
    other = make_method({}, components=schemes, security=security)

    assert "is_authenticated=False" in open_one.operation.members
    assert "is_authenticated=False" not in other.operation.members


@pytest.mark.parametrize(
    ("told", "first"),
    [
        ({"summary": "Get a thing", "description": "More of it."}, "Get a thing."),
        ({"description": "Get it. And more"}, "Get it. And more."),
        ({"description": f"Get it. {'And more of it, ' * 6}so it is"}, "Get it."),
        ({"description": "# Get it\n\nMore."}, "Get it."),
        ({}, "Call GET /things."),
    ],
)
def test_first_line_of_a_method_is_a_sentence_that_fits(
    make_method: MakeMethod, told: dict[str, Any], first: str
) -> None:
    method = make_method(told).method

    assert first == method.doc.splitlines()[0]


def test_documentation_says_what_the_document_says_of_a_member(make_method: MakeMethod) -> None:
    told = {
        "a": {**STRING, "writeOnly": True, "default": "b"},
        "c": {"type": "integer", "minimum": 1, "maximum": 5, "deprecated": True},
        "d": {**STRING, "pattern": "^x$", "minLength": 2},
        "e": {"type": "array", "items": STRING, "minItems": 1, "maxItems": 2, "uniqueItems": True},
    }

    doc = make_method(body({"type": "object", "properties": told}), method="post").method.doc

    lines = {
        line.strip().partition(":")[0]: line.strip().partition(": ")[2] for line in doc.splitlines() if ": " in line
    }
    assert "Write-only." in lines["a"]
    assert '"b"' in lines["a"]
    assert lines["c"].endswith("Deprecated.")
    assert 1 == doc.count("Deprecated.")
    assert "^x$" in lines["d"]
    assert {"a", "c", "d", "e"} <= lines.keys()


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (["text/plain", "application/octet-stream"], "application/octet-stream"),
        (["application/octet-stream", "application/json-seq"], "application/json-seq"),
        (["application/json-seq", "application/jsonl"], "application/jsonl"),
        (["application/jsonl", "application/x-www-form-urlencoded"], "application/x-www-form-urlencoded"),
        (["application/x-www-form-urlencoded", "multipart/form-data"], "multipart/form-data"),
        (["multipart/form-data", "application/json"], "application/json"),
    ],
)
def test_of_several_media_types_of_a_body_the_richest_is_sent(
    make_api: Callable[..., Api], offered: list[str], taken: str
) -> None:
    whole = {"type": "object", "properties": {"a": STRING}}
    listed = {"type": "array", "items": whole}
    content = {one: {"schema": listed if "seq" in one or "jsonl" in one else whole} for one in offered}
    for order in (content, dict(reversed(content.items()))):
        api = make_api({"/things": {"post": {"requestBody": {"content": order}, "responses": {}}}})
        body = api.operations[0].request_body

        chosen = preferred_body(body.content if body else (), api)

        assert taken == (chosen and chosen[1].content_type)


@pytest.mark.parametrize(("other", "taken"), [("application/jsonl", 0), ("application/x-www-form-urlencoded", 1)])
def test_parts_one_after_the_other_are_sent_rather_than_lines_and_less_than_a_form(
    make_api: Callable[..., Api], other: str, taken: int
) -> None:
    listed = {"type": "array", "items": {"type": "object", "properties": {"a": STRING}}}
    content = {"multipart/mixed": {"schema": listed, "itemEncoding": {"contentType": "application/json"}}}
    content[other] = {"schema": listed}
    api = make_api({"/things": {"post": {"requestBody": {"content": content}, "responses": {}}}}, openapi="3.2.0")
    body = api.operations[0].request_body

    chosen = preferred_body(body.content if body else (), api)

    assert chosen
    assert list(content)[taken] == chosen[1].content_type
    assert chosen[0] == ("parts", "form")[taken]


@pytest.mark.parametrize(
    ("offered", "taken"),
    [
        (["image/png", "text/plain"], "text/plain"),
        (["text/plain", "text/event-stream"], "text/event-stream"),
        (["text/event-stream", "application/json-seq"], "application/json-seq"),
        (["application/json-seq", "application/jsonl"], "application/jsonl"),
        (["application/jsonl", "application/json"], "application/json"),
    ],
)
def test_of_several_media_types_of_a_response_the_richest_is_read(
    make_api: Callable[..., Api], offered: list[str], taken: str
) -> None:
    content = {one: {"schema": {"type": "array", "items": STRING}} for one in offered}
    for order in (content, dict(reversed(content.items()))):
        api = make_api({"/things": {"get": {"responses": {"200": {"description": "", "content": order}}}}})

        chosen = preferred_response(api.operations[0].responses[0].content, api)

        assert taken == (chosen and chosen[1].content_type)


def test_documentation_tells_arguments_answers_errors_and_source(make_method: MakeMethod) -> None:
    operation = {
        "operationId": "getThing",
        "summary": "Get a thing",
        "deprecated": True,
        "parameters": [query("q", description="What to look for.", schema={**STRING, "maxLength": 5})],
        "responses": {"200": {"description": ""}, "404": {"description": "No thing."}},
    }

    doc = make_method(operation).method.doc

    assert doc.startswith("Get a thing.\n")
    assert "    q: What to look for. At most 5 characters.\n" in doc
    assert "    NotFoundError: 404: No thing.\n" in doc
    assert ".. deprecated::" in doc
    assert doc.endswith("Source: `GET /things` (`getThing`)")
