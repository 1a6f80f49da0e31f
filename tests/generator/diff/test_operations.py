from __future__ import annotations

from collections.abc import Callable
from typing import Any

from generator.diff.change import Change

Compare = Callable[..., tuple[Change, ...]]


def document(*paths: str, **members: Any) -> dict[str, Any]:
    return {"openapi": "3.1.0", "paths": {path: {"get": {"responses": {}, **members}} for path in paths}}


def test_operation_that_was_removed_is_breaking(compare: Compare) -> None:
    changes = compare(document("/videos", "/tags"), document("/videos"))

    assert [("api-path-removed-without-deprecation", "breaking", "GET /tags")] == [
        (one.rule, one.level, one.subject) for one in changes
    ]


def test_operation_that_was_deprecated_before_may_go(compare: Compare) -> None:
    changes = compare(document("/tags", deprecated=True), document())

    assert [("api-path-removed-with-deprecation", "info")] == [(one.rule, one.level) for one in changes]


def test_added_operation_has_a_pointer_in_the_revision_only(compare: Compare) -> None:
    changes = compare(document(), document("/tags"))

    assert [("endpoint-added", "", "#/paths/~1tags/get")] == [(one.rule, one.base, one.revision) for one in changes]


def test_renamed_path_variable_is_the_same_operation(compare: Compare) -> None:
    changes = compare(document("/videos/{id}"), document("/videos/{videoId}"))

    assert [("request-path-parameter-renamed", "info", "GET /videos/{id} path id")] == [
        (one.rule, one.level, one.subject) for one in changes
    ]


def test_document_and_itself_have_no_changes(compare: Compare) -> None:
    both = document("/videos/{id}", "/tags")

    assert () == compare(both, both)
