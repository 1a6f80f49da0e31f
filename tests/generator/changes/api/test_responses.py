from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Compare, Object, Told, content, document

STRING = {"type": "string"}


def answering(*statuses: str, **members: Any) -> Object:
    return document({"responses": {status: {"description": "It.", **members} for status in statuses}})


def with_header(name: str = "X-It", **members: Any) -> Object:
    return answering("200", headers={name: {"schema": STRING, **members}})


def test_success_that_is_gone_breaks_and_a_failure_does_not(told: Told) -> None:
    base = answering("200", "201", "404", "default")

    assert ["breaking response-success-status-removed"] == told(base, answering("200", "404", "default"))
    assert ["info response-non-success-status-removed"] * 2 == told(base, answering("200", "201"))


def test_new_status_breaks_nobody(told: Told) -> None:
    assert ["info response-success-status-added", "info response-non-success-status-added"] == told(
        answering(), answering("202", "4XX")
    )


def test_representation_that_is_gone_breaks(told: Told) -> None:
    both = {**content(STRING)["content"], **content(STRING, "text/csv")["content"]}

    assert ["breaking response-media-type-removed"] == told(
        answering("200", content=both), answering("200", **content(STRING))
    )
    assert ["info response-media-type-added"] == told(
        answering("200", **content(STRING)), answering("200", content=both)
    )


def test_wider_media_type_breaks_who_receives(told: Told) -> None:
    png, image, sized = (
        answering("200", **content(STRING, name)) for name in ("image/png", "image/*", "image/png; size=1")
    )

    assert ["breaking response-media-type-name-generalized"] == told(png, image)
    assert ["info response-media-type-name-specialized"] == told(image, png)
    assert ["info response-media-type-name-changed"] == told(png, sized)


def test_schema_of_a_response_may_come_and_go(told: Told) -> None:
    bare, full = answering("200", content={"application/json": {}}), answering("200", **content(STRING))

    assert ["info response-body-media-type-schema-added"] == told(bare, full)
    assert ["warning response-body-media-type-schema-removed"] == told(full, bare)


def test_new_value_in_a_response_breaks_nobody_since_enums_are_open(told: Told) -> None:
    old, new = (answering("200", **content({"type": "string", "enum": values})) for values in (["a"], ["a", "b"]))

    assert ["info response-body-enum-value-added"] == told(old, new)
    assert ["info response-mediatype-enum-value-removed"] == told(new, old)


def test_header_that_is_gone_breaks_if_it_was_promised(told: Told) -> None:
    assert ["warning optional-response-header-removed"] == told(with_header(), answering("200"))
    assert ["breaking required-response-header-removed"] == told(with_header(required=True), answering("200"))
    assert ["info response-header-added"] == told(answering("200"), with_header())


def test_promise_of_a_header_is_compared(told: Told) -> None:
    assert ["breaking response-header-became-optional"] == told(with_header(required=True), with_header())
    assert ["info response-header-became-required"] == told(with_header(), with_header("x-it", required=True))


def test_schema_of_a_header_is_compared(compare: Compare) -> None:
    changes = compare(with_header(), with_header(schema={"type": "integer"}))

    assert [("response-header-type-changed", "breaking", "GET /videos response 200 header X-It")] == [
        (one.id, one.level, one.subject) for one in changes
    ]
