from __future__ import annotations

from typing import Any

import pytest

from generator.changes.levels import Direction
from generator.changes.words import sentence
from tests.generator.changes.documents import Compare, Judge, document, schema_document
from tests.generator.changes.schemas.schema_cases import BOUNDS, CASES, NUMBER, OBJECT, STRING


@pytest.mark.parametrize(("base", "revision", "sent", "received"), CASES.values(), ids=CASES)
def test_property_is_judged_for_each_direction(
    judge: Judge, base: dict[str, Any], revision: dict[str, Any], sent: str, received: str
) -> None:
    requests, responses = judge(base, revision)

    assert [sent.replace(" ", " request-property-")] == requests
    assert [received.replace(" ", " response-property-")] == responses


@pytest.mark.parametrize("keyword", BOUNDS)
def test_upper_bound_that_sinks_breaks_who_sends_and_one_that_rises_breaks_who_receives(
    judge: Judge, keyword: str
) -> None:
    type_, name = BOUNDS[keyword]
    low, high = {"type": type_, keyword: 1}, {"type": type_, keyword: 2}

    sinks, rises = judge(high, low), judge(low, high)

    assert ([f"breaking request-property-{name}-decreased"], [f"info response-property-{name}-decreased"]) == sinks
    assert ([f"info request-property-{name}-increased"], [f"breaking response-property-{name}-increased"]) == rises


@pytest.mark.parametrize("keyword", BOUNDS)
def test_lower_bound_that_rises_breaks_who_sends_and_one_that_sinks_breaks_who_receives(
    judge: Judge, keyword: str
) -> None:
    type_, name = BOUNDS[keyword]
    keyword, name = keyword.replace("max", "min").replace("Max", "Min"), name.replace("max", "min")
    low, high = {"type": type_, keyword: 1}, {"type": type_, keyword: 2}

    rises, sinks = judge(low, high), judge(high, low)

    assert ([f"breaking request-property-{name}-increased"], [f"info response-property-{name}-increased"]) == rises
    assert ([f"info request-property-{name}-decreased"], [f"breaking response-property-{name}-decreased"]) == sinks


def test_bound_that_is_new_or_gone_is_worth_a_look(judge: Judge) -> None:
    bounded = {"type": "number", "minimum": 1}

    assert ["warning request-property-min-set"] == judge(NUMBER, bounded)[0]
    assert ["warning response-property-min-unset"] == judge(bounded, NUMBER)[1]


def test_exclusive_bound_is_the_same_in_both_spellings(compare: Compare) -> None:
    old = schema_document({"type": "number", "minimum": 1, "exclusiveMinimum": True}, {})
    new = schema_document({"type": "number", "exclusiveMinimum": 1}, {})

    assert () == compare({**old, "openapi": "3.0.3"}, new)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ({"type": "string", "format": "byte"}, {"type": "string", "contentEncoding": "base64"}),
        ({"type": "string", "format": "binary"}, {"contentMediaType": "application/octet-stream"}),
        ({"type": "string", "nullable": True}, {"type": ["string", "null"]}),
    ],
)
def test_what_3_1_only_spells_otherwise_is_no_change(
    compare: Compare, old: dict[str, Any], new: dict[str, Any]
) -> None:
    base = {**schema_document(old, {}), "openapi": "3.0.3"}

    assert () == compare(base, schema_document(new, {}))


def test_change_of_a_component_is_told_at_each_use_once(compare: Compare) -> None:
    ref = {"$ref": "#/components/schemas/Node"}
    node = {"type": "object", "properties": {"id": STRING, "children": {"type": "array", "items": ref}}}
    new = {"type": "object", "properties": {"children": {"type": "array", "items": ref}}}

    changes = compare(schema_document(ref, {"Node": node}), schema_document(ref, {"Node": new}))

    assert [
        ("request-property-removed", "GET /videos request it.id"),
        ("response-optional-property-removed", "GET /videos response 200 it.id"),
    ] == [(one.id, one.subject) for one in changes]


def test_component_under_another_name_is_no_change_of_an_operation(compare: Compare) -> None:
    base = schema_document({"$ref": "#/components/schemas/Old"}, {"Old": OBJECT})
    revision = schema_document({"$ref": "#/components/schemas/New"}, {"New": OBJECT})

    assert ["api-schema-removed"] == [one.id for one in compare(base, revision)]


def test_pointers_lead_to_both_sides(compare: Compare) -> None:
    base = schema_document({"$ref": "#/components/schemas/It"}, {"It": OBJECT})
    revision = schema_document(OBJECT | {"properties": {"a": NUMBER}}, {"It": OBJECT})

    first = compare(base, revision)[0]

    place = "#/paths/~1videos/get/requestBody/content/application~1json/schema/properties/it/properties/a"
    assert ("#/components/schemas/It/properties/a", place) == (first.where.base, first.where.revision)


def test_description_is_no_change(compare: Compare) -> None:
    base, revision = schema_document(STRING, {}), schema_document({**STRING, "description": "It.", "title": "It"}, {})

    assert () == compare(base, revision)


def test_message_says_what_changed_and_fingerprints_tell_changes_apart(compare: Compare) -> None:
    changes = compare(schema_document(STRING, {}), schema_document(NUMBER, {}))

    assert ["'it' of the request body changed its type from 'string' to 'number'"] == [
        sentence(one) for one in changes[:1]
    ]
    assert len(changes) == len({one.fingerprint for one in changes})


def test_body_itself_has_rules_of_its_own(compare: Compare) -> None:
    def body(schema: dict[str, Any]) -> dict[str, Any]:
        return document({"requestBody": {"content": {"application/json": {"schema": schema}}}})

    changes = compare(body(STRING), body({"type": "string", "maxLength": 3}))

    assert [("request-body-max-length-set", "GET /videos request")] == [(one.id, one.subject) for one in changes]


def test_component_that_is_met_where_nobody_sends_it_is_told_where_somebody_does(compare: Compare) -> None:
    ref = {"$ref": "#/components/schemas/It"}
    both = {"type": "object", "properties": {"a": {"allOf": [ref], "readOnly": True}, "b": ref}}
    old, new = ({"type": "object", "properties": {"size": {"type": "number", "maximum": top}}} for top in (9, 5))

    base, revision = schema_document(both, {"It": old}), schema_document(both, {"It": new})
    requests = [one for one in compare(base, revision) if one.where.direction is Direction.REQUEST]

    assert [("info", "it.a.size"), ("breaking", "it.b.size")] == [
        (one.level, one.subject.rpartition(" ")[2]) for one in requests
    ]


def test_any_value_instead_of_one_of_several_is_told(judge: Judge) -> None:
    several = {"oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}]}
    components = {"A": OBJECT, "B": {"type": "object", "properties": {"b": STRING}}}

    assert ["info request-property-list-of-types-widened"] == judge(several, {}, **components)[0]
    assert ["breaking request-property-list-of-types-narrowed"] == judge({}, several, **components)[0]


def test_null_is_no_change_where_any_value_is_allowed(compare: Compare) -> None:
    base, revision = schema_document({}, {}), schema_document({"nullable": True}, {})

    assert () == compare({**base, "openapi": "3.0.3"}, {**revision, "openapi": "3.0.3"})
