"""Where names that collide are reported: at what gives the name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document
from generator.document.rules.house.naming import check_operation_names
from generator.document.rules.subject import Subject
from tests.generator.document.rule_samples import HEAD

PATHS = "paths:\n  /a: {get: {tags: [t], %s}}\n  /b: {get: {tags: [t], %s}}\n"


@pytest.mark.parametrize(
    ("first", "second", "place"),
    [
        ("x-client-action: list", "x-client-action: list", "x-client-action"),
        ("operationId: listAll", "operationId: list_all", "operationId"),
        ("operationId: listAll", "operationId: b, x-client-action: list_all", "x-client-action"),
        ("operationId: b, x-client-action: list_all", "operationId: listAll", "operationId"),
    ],
)
def test_second_of_two_names_is_reported_where_it_is_given(
    load: Callable[..., Document], first: str, second: str, place: str
) -> None:
    document = load(HEAD.format(version="3.1.1") + PATHS % (first, second))

    found = [one.pointer for one in check_operation_names(Subject(document))]

    assert [f"#/paths/~1b/get/{place}"] == found


def test_operations_of_other_tags_may_have_one_name(load: Callable[..., Document]) -> None:
    document = load(
        HEAD.format(version="3.1.1") + (PATHS % ("operationId: a", "operationId: A")).replace("[t]", "[u]", 1)
    )

    assert [] == list(check_operation_names(Subject(document)))
