"""Composition and conditions by what they mean: whether who sends, and who receives, is broken."""

from __future__ import annotations

from typing import Any

import pytest

from tests.generator.changes.documents import Judge, Object, Told, content, document

A, B = {"required": ["a"]}, {"required": ["b"]}
THING: Object = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}}
TEXT, NUMBER = {"type": "string"}, {"type": "integer"}


def thing(**keywords: Any) -> Object:
    return {**THING, **keywords}


def text(**keywords: Any) -> Object:
    return {**TEXT, **keywords}


def array(**keywords: Any) -> Object:
    return {"type": "array", "items": {}, **keywords}


NARROWED = {
    "anyOf of constraints": (thing(), thing(anyOf=[A, B])),
    "oneOf of constraints": (thing(), thing(oneOf=[A, B])),
    "one alternative less": (thing(anyOf=[A, B]), thing(anyOf=[A])),
    "alternative that asks for more": (thing(anyOf=[A, B]), thing(anyOf=[A, {"required": ["a", "b"]}])),
    "anyOf of patterns": (text(anyOf=[{"pattern": "a"}, {"pattern": "b"}]), text(anyOf=[{"pattern": "a"}])),
    "not": (text(), text(**{"not": {"enum": ["a"]}})),
    "not of more values": (text(**{"not": {"enum": ["a"]}}), text(**{"not": {"enum": ["a", "b"]}})),
    "not of fewer required": (thing(**{"not": {"required": ["a", "b"]}}), thing(**{"not": {"required": ["a"]}})),
    "bound in then": (
        thing(**{"if": A, "then": {"properties": {"b": {"maxLength": 9}}}}),
        thing(**{"if": A, "then": {"properties": {"b": {"maxLength": 5}}}}),
    ),
    "required in then": (thing(**{"if": A, "then": {}}), thing(**{"if": A, "then": B})),
    "required in else": (thing(**{"if": A, "else": {}}), thing(**{"if": A, "else": B})),
    "if and then": (thing(), thing(**{"if": A, "then": B})),
    "bound in contains": (array(contains={"minimum": 1}), array(contains={"minimum": 5})),
    "pattern of names": (
        {"type": "object", "propertyNames": {}},
        {"type": "object", "propertyNames": {"pattern": "^a"}},
    ),
    "dependent member": (thing(), thing(dependentRequired={"a": ["b"]})),
    "required in dependent schema": (
        thing(dependentSchemas={"a": {"properties": {"b": {"maxLength": 9}}}}),
        thing(dependentSchemas={"a": {"properties": {"b": {"maxLength": 5}}}}),
    ),
    "member that is not declared": (thing(), thing(required=["c"])),
    "coarser steps": ({"type": "number", "multipleOf": 2}, {"type": "number", "multipleOf": 4}),
    "number in whole steps": ({"type": "number"}, {"type": "number", "multipleOf": 1}),
    "constraint beside a reference": (
        {"$ref": "#/components/schemas/It", "minProperties": 1},
        {"$ref": "#/components/schemas/It", "minProperties": 2},
    ),
    "variant of a union": ({"anyOf": [TEXT, NUMBER, thing()]}, {"anyOf": [TEXT, thing()]}),
    "only one of several": ({"anyOf": [thing(), thing(required=["b"])]}, {"oneOf": [thing(), thing(required=["b"])]}),
    "only one of two texts": (
        {"anyOf": [text(title="A", maxLength=5), text(title="B", pattern="a")]},
        {"oneOf": [text(title="A", maxLength=5), text(title="B", pattern="a")]},
    ),
    "only one of two references": (
        {"anyOf": [{"$ref": "#/components/schemas/It"}, {"$ref": "#/components/schemas/Other"}]},
        {"oneOf": [{"$ref": "#/components/schemas/It"}, {"$ref": "#/components/schemas/Other"}]},
    ),
    "constraint in a branch of allOf": ({"allOf": [thing(), {}]}, {"allOf": [thing(), {"anyOf": [A, B]}]}),
}

SAME = {
    "integer and number in whole steps": (NUMBER, {"type": "number", "multipleOf": 1}),
    "constant and enum of one": (text(const="a"), text(enum=["a"])),
    "union of constants and enum": ({"oneOf": [text(const="a"), text(const="b")]}, text(enum=["a", "b"])),
    "exclusive bound of an integer": ({"type": "integer", "minimum": 1}, {"type": "integer", "exclusiveMinimum": 0}),
    "length of at least none": (TEXT, text(minLength=0)),
    "items of at least none": (array(), array(minItems=0, uniqueItems=False)),
    "other members allowed": (thing(), thing(additionalProperties=True)),
    "one type in a list": (TEXT, {"type": ["string"]}),
    "null in two spellings": ({"type": ["string", "null"]}, {"anyOf": [TEXT, {"type": "null"}]}),
    "union of one": (TEXT, {"oneOf": [TEXT]}),
    "allOf of one": (thing(), {"allOf": [thing()]}),
    "number that covers an integer": ({"type": "number"}, {"type": ["integer", "number"]}),
    "one of types that exclude each other": ({"anyOf": [thing(title="A"), TEXT]}, {"oneOf": [thing(title="A"), TEXT]}),
    "alternatives in another order": (thing(anyOf=[A, B]), thing(anyOf=[B, A])),
}


def levels(found: list[str]) -> set[str]:
    return {one.split()[0] for one in found}


@pytest.mark.parametrize(("wide", "narrow"), NARROWED.values(), ids=NARROWED)
def test_less_breaks_who_sends_and_more_breaks_who_receives(judge: Judge, wide: Object, narrow: Object) -> None:
    narrowed, widened = judge(wide, narrow, It=thing(), Other=thing()), judge(narrow, wide, It=thing(), Other=thing())

    assert "breaking" in levels(narrowed[0])
    assert "breaking" not in levels(narrowed[1])
    assert widened[1], "more is allowed, and whoever receives is not told"
    assert "breaking" not in levels(widened[0])


@pytest.mark.parametrize(("one", "other"), SAME.values(), ids=SAME)
def test_equal_meanings_are_equal(judge: Judge, one: Object, other: Object) -> None:
    assert ([], []) == judge(one, other)
    assert ([], []) == judge(other, one)


@pytest.mark.parametrize("keyword", ["if", "dependentRequired"])
def test_condition_that_is_another_one_may_break_both(judge: Judge, keyword: str) -> None:
    one, other = ({"if": A}, {"if": B}) if keyword == "if" else ({keyword: {"a": ["b"]}}, {keyword: {"a": ["c"]}})

    for found in judge(thing(**one), thing(**other)):
        assert levels(found) & {"warning", "breaking"}


@pytest.mark.parametrize("member", ["name", "attribute", "wrapped", "namespace", "prefix"])
@pytest.mark.parametrize(("media_type", "level"), [("application/xml", "breaking"), ("application/json", "info")])
def test_spelling_in_xml_breaks_where_xml_is_sent(told: Told, member: str, media_type: str, level: str) -> None:
    def told_of(xml: Object) -> Object:
        schema = {"type": "object", "properties": {"it": {"type": "string", "xml": xml}}}
        return document({"requestBody": content(schema, media_type)})

    value = True if member in {"attribute", "wrapped"} else "x"

    assert [f"{level} request-property-xml-{member}-changed"] == told(told_of({}), told_of({member: value}))


@pytest.mark.parametrize(
    "xml", [{"name": "it"}, {"attribute": False}, {"wrapped": False}, {"namespace": ""}, {"name": "it", "prefix": ""}]
)
def test_default_that_is_written_out_in_xml_is_no_change(told: Told, xml: Object) -> None:
    def with_xml(**facts: Any) -> Object:
        schema = {"type": "object", "properties": {"it": {"type": "string", **facts}}}
        return document({"requestBody": content(schema, "application/xml")})

    assert [] == told(with_xml(), with_xml(xml=xml))
    assert [] == told(with_xml(xml=xml), with_xml())


def test_xml_name_of_a_component_is_compared(told: Told) -> None:
    def with_name(name: str) -> Object:
        schemas = {"It": {"type": "object", "xml": {"name": name}}}
        body = content({"$ref": "#/components/schemas/It"}, "text/xml")
        return document({"responses": {"200": body}}, components={"schemas": schemas})

    assert ["breaking response-body-xml-name-changed"] == told(with_name("a"), with_name("b"))
    assert [] == told(with_name("It"), with_name(""))


def parent(**discriminator: Any) -> Object:
    """Return a document with a parent whose children are told apart by a discriminator of its own."""
    schemas = {
        "Pet": {
            "type": "object",
            "properties": {"kind": TEXT},
            **({"discriminator": discriminator} if discriminator else {}),
        },
        "Dog": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
        "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}]},
    }
    body = content({"$ref": "#/components/schemas/Pet"})
    return document({"responses": {"200": body}, "requestBody": body}, components={"schemas": schemas})


DOG, CAT = {"dog": "#/components/schemas/Dog"}, {"cat": "Cat"}


@pytest.mark.parametrize(
    ("base", "revision", "rules"),
    [
        (parent(), parent(propertyName="kind"), {"added"}),
        (parent(propertyName="kind"), parent(), {"removed"}),
        (parent(propertyName="kind"), parent(propertyName="sort"), {"property-name-changed"}),
        (
            parent(propertyName="kind", mapping=DOG),
            parent(propertyName="kind", mapping=CAT),
            {"mapping-added", "mapping-deleted"},
        ),
        (
            parent(propertyName="kind", mapping={"x": "Dog"}),
            parent(propertyName="kind", mapping={"x": "Cat"}),
            {"mapping-changed"},
        ),
        (
            parent(propertyName="kind", mapping={"x": "Dog"}),
            parent(propertyName="kind", mapping={"x": DOG["dog"]}),
            set(),
        ),
    ],
)
def test_discriminator_of_a_parent_is_compared(told: Told, base: Object, revision: Object, rules: set[str]) -> None:
    found = {one.split()[1] for one in told(base, revision)}

    assert {f"{place}-discriminator-{rule}" for rule in rules for place in ("request-body", "response-body")} == found


@pytest.mark.parametrize(
    ("base", "revision", "rule"),
    [
        ({"next": {"operationId": "a"}}, {}, "warning response-link-removed"),
        ({}, {"next": {"operationId": "a"}}, "info response-link-added"),
        ({"next": {"operationId": "a"}}, {"next": {"operationId": "b"}}, "warning response-link-changed"),
    ],
)
def test_links_of_a_response_are_compared(told: Told, base: Object, revision: Object, rule: str) -> None:
    old, new = (document({"responses": {"200": {"description": "It.", "links": links}}}) for links in (base, revision))

    assert [rule] == told(old, new)


@pytest.mark.parametrize(
    ("base", "revision", "rule"),
    [
        (None, "beta", "info {}-stability-changed"),
        ("stable", "beta", "breaking {}-stability-decreased"),
        ("alpha", "beta", "info {}-stability-increased"),
        ("alpha", None, "info {}-stability-changed"),
    ],
)
def test_stability_of_operations_parameters_and_members(told: Told, base: str, revision: str, rule: str) -> None:
    def at(level: str | None) -> Object:
        facts = {"x-stability-level": level} if level else {}
        parameter = {"name": "q", "in": "query", "schema": TEXT, **facts}
        member = {"type": "object", "properties": {"it": {**TEXT, **facts}}}
        return document({"parameters": [parameter], "requestBody": content(member), **facts})

    places = ("api", "request-parameter", "request-property")
    assert [rule.format(place) for place in places] == told(at(base), at(revision))
