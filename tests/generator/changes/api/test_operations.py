from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Compare, Object, Told
from tests.generator.changes.documents import document as one_operation


def document(*paths: str, **members: Any) -> Object:
    return {"openapi": "3.1.0", "paths": {path: {"get": {"responses": {}, **members}} for path in paths}}


def test_operation_that_was_removed_is_breaking(compare: Compare) -> None:
    changes = compare(document("/videos", "/tags"), document("/videos"))

    assert [("api-path-removed-without-deprecation", "breaking", "GET /tags")] == [
        (one.id, one.level, one.subject) for one in changes
    ]


def test_operation_that_was_deprecated_before_may_go(compare: Compare) -> None:
    changes = compare(document("/tags", deprecated=True), document())

    assert [("api-path-removed-with-deprecation", "info")] == [(one.id, one.level) for one in changes]


def test_added_operation_has_a_pointer_in_the_revision_only(compare: Compare) -> None:
    changes = compare(document(), document("/tags"))

    assert [("endpoint-added", "", "#/paths/~1tags/get")] == [
        (one.id, one.where.base, one.where.revision) for one in changes
    ]


def test_renamed_path_variable_is_the_same_operation(compare: Compare) -> None:
    changes = compare(document("/videos/{id}"), document("/videos/{videoId}"))

    assert [("request-path-parameter-renamed", "info", "GET /videos/{id} path id")] == [
        (one.id, one.level, one.subject) for one in changes
    ]


def test_operations_that_differ_by_a_variable_alone_stay_two(compare: Compare) -> None:
    changes = compare(document("/videos/{id}", "/videos/{name}"), document("/videos/{id}", "/videos/{title}"))

    assert ["GET /videos/{name}", "GET /videos/{title}"] == [one.subject for one in changes]


def test_changes_come_in_the_order_of_the_documents(compare: Compare) -> None:
    changes = compare(document("/c", "/a", "/b"), document("/e", "/a", "/d"))

    assert ["GET /c", "GET /b", "GET /e", "GET /d"] == [one.subject for one in changes]


def test_document_and_itself_have_no_changes(compare: Compare) -> None:
    both = document("/videos/{id}", "/tags")

    assert () == compare(both, both)


def test_version_that_goes_back_is_told(told: Told) -> None:
    base, revision = one_operation(), {**one_operation(), "info": {"title": "It", "version": "0.9"}}

    assert ["info api-version-decreased"] == told(base, revision)
    assert [] == told(revision, base)


def test_component_that_is_gone_is_told(told: Told) -> None:
    base = one_operation(components={"schemas": {"It": {"type": "string"}}})

    assert ["info api-schema-removed"] == told(base, one_operation())
