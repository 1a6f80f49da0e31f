from __future__ import annotations

from typing import Any

import pytest

from tests.generator.changes.documents import Judge

CASES: dict[str, tuple[str, Any, str]] = {
    "if": ("object", {"required": ["a"]}, "if"),
    "then": ("object", {"required": ["a"]}, "then"),
    "else": ("object", {"required": ["a"]}, "else"),
    "not": ("object", {"required": ["a"]}, "not"),
    "contains": ("array", {"const": 1}, "contains"),
    "propertyNames": ("object", {"pattern": "a"}, "property-names"),
    "unevaluatedItems": ("array", {"type": "string"}, "unevaluated-items"),
    "dependentRequired": ("object", {"a": ["b"]}, "dependent-required"),
    "dependentSchemas": ("object", {"a": {"required": ["b"]}}, "dependent-schema"),
}


@pytest.mark.parametrize("keyword", CASES)
def test_condition_that_is_new_breaks_who_sends_and_one_that_is_gone_who_receives(judge: Judge, keyword: str) -> None:
    type_, value, name = CASES[keyword]
    free, bound = {"type": type_}, {"type": type_, keyword: value}

    added, removed = judge(free, bound), judge(bound, free)

    assert ([f"breaking request-property-{name}-added"], [f"info response-property-{name}-added"]) == added
    assert ([f"info request-property-{name}-removed"], [f"breaking response-property-{name}-removed"]) == removed


def test_another_dependency_breaks_both(judge: Judge) -> None:
    old, new = ({"type": "object", "dependentRequired": {"a": names}} for names in (["b"], ["c"]))

    assert ["breaking request-property-dependent-required-changed"] == judge(old, new)[0]
    assert ["breaking response-property-dependent-required-changed"] == judge(old, new)[1]


def test_leading_items_of_their_own_break_who_receives(judge: Judge) -> None:
    old = {"type": "array", "items": {"type": "string"}}

    requests, responses = judge(old, {**old, "prefixItems": [{"type": "string"}]})

    assert "info request-property-prefix-items-added" in requests
    assert "breaking response-property-prefix-items-added" in responses


def test_members_told_by_a_pattern_are_told(judge: Judge) -> None:
    requests, responses = judge({"type": "object"}, {"type": "object", "patternProperties": {"^x": {}}})

    assert ["breaking request-property-pattern-property-added"] == requests
    assert ["info response-property-pattern-property-added"] == responses


def test_what_a_text_carries_is_told(judge: Judge) -> None:
    plain = {"type": "string"}

    assert ["breaking request-property-content-media-type-changed"] == judge(
        plain, {**plain, "contentMediaType": "application/json"}
    )[0]
    assert ["info response-property-content-schema-added"] == judge(plain, {**plain, "contentSchema": {}})[1]


def test_values_of_an_open_list_are_told(judge: Judge) -> None:
    old, new = ({"type": "string", "x-extensible-enum": values} for values in (["a", "b"], ["a", "c"]))

    requests, responses = judge(old, new)

    assert [
        "breaking request-property-x-extensible-enum-value-removed",
        "info request-property-x-extensible-enum-value-added",
    ] == requests
    assert "info response-property-x-extensible-enum-value-removed" == responses[0]


def test_other_members_told_by_a_pattern_are_worth_a_look(judge: Judge) -> None:
    old, new = ({"type": "object", "patternProperties": {"^x": {"not": {"const": name}}}} for name in ("a", "b"))

    requests, responses = judge(old, new)

    assert "warning request-property-pattern-property-changed" in requests
    assert "warning response-property-pattern-property-changed" in responses
