from __future__ import annotations

import pytest

from tests.generator.changes.documents import Object, Told, content, document


@pytest.mark.parametrize(
    ("base", "revision", "rule"),
    [
        ({"operationId": "a"}, {"operationId": "b"}, "info api-operation-id-removed"),
        ({}, {"operationId": "b"}, "info api-operation-id-added"),
        ({"tags": ["A"]}, {}, "info api-tag-removed"),
        ({}, {"tags": ["A"]}, "info api-tag-added"),
        ({"x-client-action": "get"}, {"x-client-action": "list"}, "warning api-client-action-changed"),
        ({}, {"x-client-hidden": True}, "info api-client-hidden-changed"),
        ({}, {"x-client-retry": "safe"}, "info api-client-retry-changed"),
        ({}, {"x-client-description": "It."}, "info api-client-description-changed"),
        ({}, {"x-client-paginated": {"items": "data"}}, "warning api-client-pagination-changed"),
        ({}, {"x-agent-destructive": True}, "info api-extension-changed"),
    ],
)
def test_what_clients_look_like_is_told(told: Told, base: Object, revision: Object, rule: str) -> None:
    assert [rule] == told(document(base), document(revision))


def test_how_a_file_is_sent_in_parts_is_told(told: Told) -> None:
    def uploading(**hint: object) -> Object:
        file = {"type": "object", "properties": {"file": {"type": "string", "format": "binary"}}}
        return document({"requestBody": content(file, "multipart/form-data"), "x-client-chunk-upload": hint or False})

    assert ["warning api-client-chunk-upload-changed"] == told(uploading(), uploading(file="file"))
