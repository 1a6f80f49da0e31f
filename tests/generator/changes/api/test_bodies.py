from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Compare, Object, Told, content, document

STRING = {"type": "string"}


def with_body(schema: Any = None, media_type: str = "application/json", **members: Any) -> Object:
    return document({"requestBody": {**content(schema or STRING, media_type), **members}})


def test_new_body_breaks_only_if_it_is_required(told: Told) -> None:
    assert ["info request-body-added-optional"] == told(document(), with_body())
    assert ["breaking request-body-added-required"] == told(document(), with_body(required=True))


def test_removed_body_breaks(told: Told) -> None:
    assert ["breaking request-body-removed"] == told(with_body(), document())


def test_body_that_becomes_required_breaks(told: Told) -> None:
    assert ["breaking request-body-became-required"] == told(with_body(), with_body(required=True))
    assert ["info request-body-became-optional"] == told(with_body(required=True), with_body())


def test_another_media_type_is_one_less_and_one_more(told: Told) -> None:
    assert ["breaking request-body-media-type-removed", "info request-body-media-type-added"] == told(
        with_body(), with_body(media_type="text/plain")
    )


def test_wider_media_type_stands_for_the_narrower(told: Told) -> None:
    png, image, sized = (with_body(media_type=name) for name in ("image/png", "image/*", "image/png; size=1"))

    assert ["info request-body-media-type-name-generalized"] == told(png, image)
    assert ["breaking request-body-media-type-name-specialized"] == told(image, png)
    assert ["info request-body-media-type-name-changed"] == told(png, sized)


def test_subject_names_the_media_type_unless_it_is_json(compare: Compare) -> None:
    plain, form = (
        compare(with_body(media_type=name), with_body({"type": "integer"}, name))
        for name in ("application/json", "multipart/form-data")
    )

    assert ["GET /videos request"] == [one.subject for one in plain]
    assert ["GET /videos request multipart/form-data"] == [one.subject for one in form]


def test_schema_of_a_media_type_may_come_and_go(told: Told) -> None:
    bare = document({"requestBody": {"content": {"application/json": {}}}})

    assert ["breaking request-body-media-type-schema-added"] == told(bare, with_body())
    assert ["info request-body-media-type-schema-removed"] == told(with_body(), bare)


def test_another_encoding_of_parts_is_worth_a_look(told: Told) -> None:
    old = with_body({"type": "object", "properties": {"a": STRING}}, "multipart/form-data")
    new = with_body({"type": "object", "properties": {"a": STRING}}, "multipart/form-data")
    new["paths"]["/videos"]["get"]["requestBody"]["content"]["multipart/form-data"]["encoding"] = {
        "a": {"contentType": "text/csv"}
    }

    assert ["warning request-body-encoding-changed"] == told(old, new)
