"""What our document refuses, leaves open or does not have, where the public one has more to say."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.generator.changes.public.films import BODIES, Tree, member, missing, movie, post, webhooks


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (lambda tree: movie(tree, "kind").pop("enum"), "/kind/enum: its values are listed there"),
        (lambda tree: movie(tree, "title").update(maxLength=5), "/title/maxLength: it is 9 there, and 5 here"),
        (lambda tree: movie(tree, "title").pop("maxLength"), "/title/maxLength: it is 9 there, and none here"),
        (lambda tree: movie(tree, "at").pop("format"), "/at/format: it is 'date-time' there, and none here"),
        (
            lambda tree: movie(tree, "title").update(type=["string", "integer"]),
            "/title: 'integer' is not allowed there",
        ),
    ],
)
def test_what_our_schema_leaves_open_is_told_wherever_it_is_carried(
    own: Callable[[Tree], object], expected: str
) -> None:
    assert [f"POST /films/{body}{expected}" for body in BODIES] == missing(own=own)


def test_type_that_ours_refuses_is_told() -> None:
    found = missing(lambda tree: member(tree, "title").update(type=["string", "integer"]))

    assert [f"POST /films/{body}/title: 'integer' is allowed there" for body in BODIES] == found


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (
            lambda tree: post(tree)["requestBody"]["content"]["application/json"].pop("schema"),
            "POST /films/body:application/json: its schema is missing here",
        ),
        (
            lambda tree: post(tree)["responses"]["201"]["content"]["application/json"].pop("schema"),
            "POST /films/201:application/json: its schema is missing here",
        ),
        (
            lambda tree: post(tree)["parameters"][0].update(required=True),
            "POST /films/query:draft/required: it is optional there",
        ),
        (
            lambda tree: post(tree)["parameters"][0]["schema"].pop("default"),
            "POST /films/query:draft/default: it is true there, and none here",
        ),
    ],
)
def test_what_our_operation_leaves_open_is_told_by_its_place(own: Callable[[Tree], object], expected: str) -> None:
    assert [expected] == missing(own=own)


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        ({}, "webhook made: the webhook 'made' is missing here"),
        (webhooks({}), "webhook made/body: its body is missing here"),
    ],
)
def test_webhook_or_its_body_is_missing(own: Tree, expected: str) -> None:
    theirs = webhooks({"requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}})

    assert [expected] == missing(lambda tree: tree.update(theirs), lambda tree: tree.update(own))


@pytest.mark.parametrize("path", ["/news", "/films/{id}"])
@pytest.mark.parametrize("sunset", [{}, {"x-sunset": "2999-01-01"}, {"x-sunset": "2000-01-01"}, {"x-sunset": "soon"}])
def test_deprecated_operation_is_missing_as_any_other(path: str, sunset: Tree) -> None:
    operation = {"deprecated": True, "responses": {"204": {"description": "Done."}}, **sunset}

    found = missing(lambda tree: tree["paths"].setdefault(path, {}).update(delete=operation))

    assert [f"DELETE {path}: the operation is missing here"] == found


def test_value_of_a_whole_response_that_ours_lacks_is_named() -> None:
    def values(tree: Tree, *names: str) -> None:
        post(tree)["responses"]["201"]["content"]["application/json"]["schema"] = {"type": "string", "enum": [*names]}

    found = missing(lambda tree: values(tree, "short", "long"), own=lambda tree: values(tree, "short"))

    assert ["POST /films/201:application/json/enum: the value 'long' is missing here"] == found
