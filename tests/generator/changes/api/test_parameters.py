from __future__ import annotations

from typing import Any

import pytest

from generator.changes.words import sentence
from tests.generator.changes.documents import Compare, Object, Told, document

STRING = {"type": "string"}


def parameter(name: str = "q", *, location: str = "query", **members: Any) -> Object:
    schema = {} if "schema" in members or "content" in members else {"schema": STRING}
    return {"name": name, "in": location, **schema, **members}


def with_parameters(*parameters: Object) -> Object:
    return document({"parameters": list(parameters)})


def test_new_parameter_breaks_only_if_it_is_required(told: Told) -> None:
    base = with_parameters()

    assert ["info new-optional-request-parameter"] == told(base, with_parameters(parameter()))
    assert ["breaking new-required-request-parameter"] == told(base, with_parameters(parameter(required=True)))


def test_new_parameter_of_the_whole_path_is_told_as_such(told: Told) -> None:
    revision = document()
    revision["paths"]["/videos"]["parameters"] = [parameter(required=True)]

    assert ["breaking new-required-request-default-parameter-to-existing-path"] == told(document(), revision)


def test_removed_parameter_is_a_warning_unless_it_was_deprecated(told: Told) -> None:
    revision = with_parameters()

    assert ["warning request-parameter-removed"] == told(with_parameters(parameter()), revision)
    assert ["info request-parameter-removed-with-deprecation"] == told(
        with_parameters(parameter(deprecated=True)), revision
    )


def test_parameter_that_goes_before_its_sunset_breaks(told: Told) -> None:
    base = with_parameters(parameter(deprecated=True, **{"x-sunset": "2030-01-01"}))

    assert ["breaking request-parameter-removed-before-sunset"] == told(base, with_parameters())


def test_parameter_that_becomes_required_breaks(compare: Compare) -> None:
    changes = compare(with_parameters(parameter()), with_parameters(parameter(required=True)))

    assert [
        (
            "request-parameter-became-required",
            "breaking",
            "GET /videos query q",
            "the query parameter 'q' is now required",
        )
    ] == [(one.id, one.level, one.subject, sentence(one)) for one in changes]


@pytest.mark.parametrize(
    ("base", "revision", "rule"),
    [
        ({"style": "form"}, {"style": "pipeDelimited"}, "breaking request-parameter-style-changed"),
        ({"explode": True}, {"explode": False}, "breaking request-parameter-explode-changed"),
        ({"allowReserved": True}, {}, "warning request-parameter-allow-reserved-changed"),
    ],
)
def test_another_spelling_on_the_wire_is_told(told: Told, base: Object, revision: Object, rule: str) -> None:
    old, new = (with_parameters(parameter(schema={"type": "array"}, **side)) for side in (base, revision))

    assert [rule] == told(old, new)


def test_explode_of_a_plain_value_does_not_show(told: Told) -> None:
    assert [] == told(with_parameters(parameter()), with_parameters(parameter(explode=False)))


def test_schema_and_content_are_another_spelling(told: Told) -> None:
    new = parameter(content={"application/json": {"schema": STRING}})

    assert ["breaking request-parameter-media-type-changed"] == told(with_parameters(parameter()), with_parameters(new))


def test_default_of_a_parameter_breaks_who_relies_on_it(told: Told) -> None:
    new = with_parameters(parameter(schema={"type": "string", "default": "a"}))

    assert ["breaking request-parameter-default-value-added"] == told(with_parameters(parameter()), new)


def test_type_of_a_member_breaks_who_sends_it_unless_all_is_text(told: Told) -> None:
    def deep(schema: Object) -> Object:
        member = {"type": "object", "properties": {"a": schema}}
        return with_parameters(parameter(style="deepObject", schema=member))

    assert ["breaking request-parameter-property-type-changed"] == told(deep(STRING), deep({"type": "boolean"}))
    assert ["info request-parameter-property-type-generalized"] == told(deep({"type": "boolean"}), deep(STRING))


def test_number_may_become_text_where_all_is_text(told: Told) -> None:
    old = with_parameters(parameter(schema={"type": "integer"}))

    assert ["info request-parameter-type-generalized"] == told(old, with_parameters(parameter()))


def test_member_of_a_deep_object_is_compared(compare: Compare) -> None:
    def deep(**properties: Any) -> Object:
        schema = {"type": "object", "properties": properties}
        return with_parameters(parameter("metadata", style="deepObject", explode=True, schema=schema))

    changes = compare(deep(a=STRING, b=STRING), deep(a={"type": "string", "enum": ["x"]}, c=STRING))

    assert [
        ("request-parameter-property-removed", "warning", "GET /videos query metadata b"),
        ("new-optional-request-parameter-property", "info", "GET /videos query metadata c"),
        ("request-parameter-property-became-enum", "breaking", "GET /videos query metadata a"),
    ] == [(one.id, one.level, one.subject) for one in changes]


def test_member_of_a_header_has_rules_of_its_own(told: Told) -> None:
    def header(*required: str) -> Object:
        schema = {"type": "object", "properties": {"a": STRING}, "required": list(required)}
        return with_parameters(parameter("X-It", location="header", schema=schema))

    assert ["breaking request-header-property-became-required"] == told(header(), header("a"))


def test_case_of_a_header_is_no_change(told: Told) -> None:
    assert [] == told(
        with_parameters(parameter("X-It", location="header")), with_parameters(parameter("x-it", location="header"))
    )


def test_items_of_a_parameter_are_told_as_the_parameter(compare: Compare) -> None:
    old, new = (
        with_parameters(parameter("tags", schema={"type": "array", "items": {"type": "string", "maxLength": size}}))
        for size in (9, 5)
    )

    assert [("request-parameter-max-length-decreased", "GET /videos query tags[]")] == [
        (one.id, one.subject) for one in compare(old, new)
    ]


def test_lifecycle_of_a_parameter_is_told(told: Told) -> None:
    plain, deprecated = with_parameters(parameter()), with_parameters(parameter(deprecated=True))
    late, early, never = (
        with_parameters(parameter(deprecated=True, **{"x-sunset": day})) for day in ("2031-01-01", "2030-01-01", "soon")
    )

    assert ["info request-parameter-deprecated"] == told(plain, deprecated)
    assert ["info request-parameter-reactivated"] == told(deprecated, plain)
    assert ["breaking request-parameter-sunset-date-changed-too-small"] == told(late, early)
    assert ["breaking request-parameter-sunset-deleted"] == told(late, deprecated)
    assert ["breaking request-parameter-sunset-parse"] == told(deprecated, never)


def test_hints_of_a_parameter_are_told(told: Told) -> None:
    plain = with_parameters(parameter())

    assert ["warning request-parameter-client-ignore-changed"] == told(
        plain, with_parameters(parameter() | {"x-client-ignore": True})
    )
    assert ["info request-parameter-client-hint-changed"] == told(
        plain, with_parameters(parameter() | {"x-client-copy-from-response": "id"})
    )
