from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.ir.api import Api
from generator.ir.extensions import OperationHints, PaginationHint, Verified
from generator.ir.operations import Operation
from tests.generator.parse.reported import reasons

MakeApi = Callable[..., Api]
MakeOperation = Callable[..., Operation]

INTEGER = {"type": "integer"}


def test_operation_without_hints_has_none(make_operation: MakeOperation) -> None:
    assert make_operation({}).hints == OperationHints()


def test_hints_are_read_and_the_rest_kept(make_operation: MakeOperation) -> None:
    operation = make_operation(
        {
            "x-client-action": "upload",
            "x-client-hidden": True,
            "x-client-retry": "idempotent",
            "x-client-description": {"default": "Send it.", "php": "..."},
            "x-verified": {"date": "2024-07", "evidence": "tests", "source": "The client's tests."},
            "x-group-parameters": True,
        }
    )

    assert operation.hints == OperationHints(
        action="upload",
        is_hidden=True,
        retry="idempotent",
        description="Send it.",
        verified=Verified(date="2024-07", evidence="tests", source="The client's tests."),
        others={"x-group-parameters": True},
    )


def test_boolean_hint_may_be_a_word(make_operation: MakeOperation) -> None:
    hidden, plain = (make_operation({"x-client-hidden": word}).hints for word in ("true", "false"))

    assert (True, False) == (hidden.is_hidden, plain.is_hidden)


def test_description_may_be_a_string(make_operation: MakeOperation) -> None:
    assert make_operation({"x-client-description": "Send it."}).hints.description == "Send it."


@pytest.mark.parametrize(
    ("hint", "reason"),
    [
        ({"x-client-action": []}, "'x-client-action' is a list, not a string; ignored [wrong-type]"),
        ({"x-client-hidden": "maybe"}, "'x-client-hidden' is a string, not a boolean; ignored [wrong-type]"),
        ({"x-client-retry": "never"}, "'never' is not one of safe, idempotent, unsafe"),
        ({"x-client-paginated": {}}, "the hint does not say where the items are; add 'items'"),
        ({"x-client-paginated": {"items": "a", "cursor": "b"}}, "'cursor' is not a member of this hint"),
        ({"x-client-paginated": 1}, "'x-client-paginated' is a number, not a boolean; ignored [wrong-type]"),
    ],
)
def test_hint_that_cannot_be_read_is_reported(make_api: MakeApi, hint: dict[str, Any], reason: str) -> None:
    api = make_api({"/": {"get": hint}})

    assert [reason] == reasons(api)
    assert len(api.operations) == 1


def paginated(response: Any, *parameters: tuple[str, Any], hint: Any = True) -> dict[str, Any]:
    return {
        "x-client-paginated": hint,
        "parameters": [{"name": name, "in": "query", "schema": schema} for name, schema in parameters],
        "responses": {"404": {}, "200": {"content": {"application/json": {"schema": response}}}},
    }


def test_given_paths_are_taken_as_they_are(make_operation: MakeOperation) -> None:
    hint = {"items": "rows", "page": "p", "pageSize": "n", "links": "meta.links", "total": "t", "pages": "c"}

    operation = make_operation(paginated({}, hint=hint))

    assert operation.hints.pagination == PaginationHint(
        items="rows", page="p", page_size="n", links="meta.links", total="t", pages="c"
    )


def test_paths_are_found_through_references_and_envelope(make_operation: MakeOperation) -> None:
    envelope = {
        "type": "object",
        "properties": {"itemsTotal": INTEGER, "pagesTotal": INTEGER, "links": {"type": "array", "items": {}}},
    }
    response = {
        "type": "object",
        "properties": {
            "extra": {"type": "array", "items": {}},
            "data": {"type": "array", "items": {}},
            "pagination": {"$ref": "#/components/schemas/Pagination"},
        },
    }
    schemas = {"Pagination": envelope, "Answer": response}
    listing = paginated({"$ref": "#/components/schemas/Answer"}, ("currentPage", INTEGER), ("pageSize", INTEGER))

    operation = make_operation(listing, schemas=schemas)

    assert operation.hints.pagination == PaginationHint(
        items="data",
        page="currentPage",
        page_size="pageSize",
        links="pagination.links",
        total="pagination.itemsTotal",
        pages="pagination.pagesTotal",
    )


@pytest.mark.parametrize("items", ["data", "items", "results", "values"])
@pytest.mark.parametrize(
    ("page", "size"),
    [
        ("page", "pageSize"),
        ("currentPage", "page_size"),
        ("current_page", "perPage"),
        ("pageNumber", "per_page"),
        ("page_number", "limit"),
        ("page", "size"),
    ],
)
def test_list_is_known_by_the_usual_names_of_its_items_and_parameters(
    make_operation: MakeOperation, items: str, page: str, size: str
) -> None:
    response = {"properties": {"others": {"type": "array", "items": {}}, items: {"type": "array", "items": {}}}}

    operation = make_operation(paginated(response, ("q", INTEGER), (size, INTEGER), (page, INTEGER)))

    assert operation.hints.pagination == PaginationHint(items=items, page=page, page_size=size)


@pytest.mark.parametrize("envelope", ["pagination", "paging", "meta", "page", ""])
@pytest.mark.parametrize(
    ("total", "pages", "links"),
    [
        ("itemsTotal", "pagesTotal", "links"),
        ("total", "totalPages", "_links"),
        ("totalCount", "total_pages", "links"),
        ("total_count", "pages", "links"),
        ("totalItems", "pageCount", "links"),
        ("total_items", "page_count", "links"),
        ("count", "pages", "links"),
    ],
)
def test_counts_and_links_are_known_by_their_usual_names(
    make_operation: MakeOperation, envelope: str, total: str, pages: str, links: str
) -> None:
    counts = {"others": INTEGER, total: INTEGER, pages: INTEGER, links: {"type": "object"}}
    around = {envelope: {"type": "object", "properties": counts}} if envelope else counts
    response = {"properties": {"data": {"type": "array", "items": {}}, **around}}

    operation = make_operation(paginated(response, ("page", INTEGER)))

    start = f"{envelope}." if envelope else ""
    assert operation.hints.pagination == PaginationHint(
        items="data", page="page", total=start + total, pages=start + pages, links=start + links
    )


def test_only_array_is_the_items_and_counts_may_stand_at_the_top(make_operation: MakeOperation) -> None:
    response = {"properties": {"videos": {"type": "array", "items": {}}, "total_count": INTEGER}}

    operation = make_operation(paginated(response, ("page", INTEGER), ("per_page", INTEGER)))

    assert operation.hints.pagination == PaginationHint(
        items="videos", page="page", page_size="per_page", total="total_count"
    )


@pytest.mark.parametrize(
    "operation",
    [
        paginated({"properties": {"data": {"type": "array", "items": {}}}}),
        paginated({"properties": {"data": {"type": "array", "items": {}}}}, ("page", {"type": "string"})),
        paginated({"properties": {"data": {"type": "object"}}}, ("page", INTEGER)),
        paginated({"type": "array", "items": {}}, ("page", INTEGER)),
        paginated({"properties": {"data": {"type": "array", "items": {}}}}, ("page", INTEGER), hint=False),
    ],
)
def test_response_that_is_no_page_is_not_paginated(make_operation: MakeOperation, operation: dict[str, Any]) -> None:
    assert make_operation(operation).hints.pagination is None
