from __future__ import annotations

from typing import Any

from tests.generator.changes.documents import Judge

STRING = {"type": "string"}


def an_object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def test_removed_optional_property_is_a_warning_for_both(judge: Judge) -> None:
    verdict = judge(an_object(a=STRING, b=STRING), an_object(a=STRING))

    assert (["warning request-property-removed"], ["warning response-optional-property-removed"]) == verdict


def test_removed_required_property_breaks_who_receives(judge: Judge) -> None:
    verdict = judge(an_object(("b",), a=STRING, b=STRING), an_object(a=STRING))

    assert (["warning request-property-removed"], ["breaking response-required-property-removed"]) == verdict


def test_added_optional_property_breaks_nobody(judge: Judge) -> None:
    verdict = judge(an_object(a=STRING), an_object(a=STRING, b=STRING))

    assert (["info new-optional-request-property"], ["info response-optional-property-added"]) == verdict


def test_added_required_property_breaks_who_sends(judge: Judge) -> None:
    verdict = judge(an_object(a=STRING), an_object(("b",), a=STRING, b=STRING))

    assert (["breaking new-required-request-property"], ["info response-required-property-added"]) == verdict


def test_default_of_a_new_required_property_is_told(judge: Judge) -> None:
    requests, _ = judge(an_object(a=STRING), an_object(("b",), a=STRING, b={**STRING, "default": "b"}))

    assert ["breaking new-required-request-property-with-default"] == requests


def test_property_that_becomes_required_breaks_who_sends(judge: Judge) -> None:
    verdict = judge(an_object(a=STRING), an_object(("a",), a=STRING))

    assert (["breaking request-property-became-required"], ["info response-property-became-required"]) == verdict


def test_property_that_becomes_optional_breaks_who_receives(judge: Judge) -> None:
    verdict = judge(an_object(("a",), a=STRING), an_object(a=STRING))

    assert (["info request-property-became-optional"], ["breaking response-property-became-optional"]) == verdict


def test_what_nobody_sends_breaks_nobody(judge: Judge) -> None:
    read, write = {**STRING, "readOnly": True}, {**STRING, "writeOnly": True}

    requests, responses = judge(an_object(), an_object(("read", "write"), read=read, write=write))

    assert ["info new-required-request-read-only-property", "breaking new-required-request-property"] == requests
    assert ["info response-required-property-added", "info response-required-write-only-property-added"] == responses


def test_removed_property_that_nobody_sends_breaks_nobody(judge: Judge) -> None:
    read, write = {**STRING, "readOnly": True}, {**STRING, "writeOnly": True}

    requests, responses = judge(an_object(("read", "write"), read=read, write=write), an_object())

    assert ["info request-read-only-property-removed", "warning request-property-removed"] == requests
    assert [
        "breaking response-required-property-removed",
        "info response-required-write-only-property-removed",
    ] == responses


def test_narrower_value_that_nobody_sends_breaks_nobody(judge: Judge) -> None:
    old, new = ({"type": "integer", "readOnly": True, "maximum": maximum} for maximum in (9, 5))

    requests, _ = judge(old, new)

    assert ["info request-read-only-property-max-decreased"] == requests


def test_who_may_write_is_told_by_whether_it_is_required(judge: Judge) -> None:
    old, new = an_object(("a",), a=STRING), an_object(("a",), a={**STRING, "readOnly": True})

    assert ["info request-required-property-became-read-only"] == judge(old, new)[0]
    assert ["info response-required-property-became-not-read-only"] == judge(new, old)[1]


def test_response_that_begins_to_have_a_required_member_is_worth_a_look(judge: Judge) -> None:
    old, new = an_object(("a",), a={**STRING, "writeOnly": True}), an_object(("a",), a=STRING)

    assert ["warning response-required-property-became-not-write-only"] == judge(old, new)[1]


def test_values_of_other_members_are_compared(judge: Judge) -> None:
    old, new = ({"type": "object", "additionalProperties": {"type": name}} for name in ("string", "integer"))

    assert ["breaking request-property-type-changed"] == judge(old, new)[0]


def test_items_are_compared(judge: Judge) -> None:
    old, new = ({"type": "array", "items": item} for item in (an_object(a=STRING), an_object(b=STRING)))

    assert ["warning response-optional-property-removed", "info response-optional-property-added"] == judge(old, new)[1]


def test_deprecation_of_a_property_is_told_with_its_end(judge: Judge) -> None:
    old, new = STRING, {**STRING, "deprecated": True, "x-sunset": "2030-01-01"}

    assert ["info request-property-deprecated-with-sunset"] == judge(old, new)[0]
    assert ["info response-property-reactivated"] == judge(new, old)[1]


def test_sunset_that_moves_forward_in_time_breaks(judge: Judge) -> None:
    old, new = ({**STRING, "deprecated": True, "x-sunset": day} for day in ("2030-01-01", "2029-01-01"))

    assert ["breaking request-property-sunset-date-too-small"] == judge(old, new)[0]
    assert [] == judge(new, old)[0]


def test_sunset_that_is_spelled_otherwise_is_the_same(judge: Judge) -> None:
    old, new = ({**STRING, "deprecated": True, "x-sunset": day} for day in ("2030-01-01", "2030-01-01T00:00:00Z"))

    assert [] == judge(old, new)[0]


def test_sunset_that_is_no_date_is_told(judge: Judge) -> None:
    assert ["breaking response-property-deprecated-sunset-invalid"] == judge(
        STRING, {**STRING, "deprecated": True, "x-sunset": "soon"}
    )[1]


def test_stability_that_sinks_breaks(judge: Judge) -> None:
    old, new = ({**STRING, "x-stability-level": level} for level in ("stable", "beta"))

    assert ["breaking request-property-stability-decreased"] == judge(old, new)[0]
    assert ["info request-property-stability-increased"] == judge(new, old)[0]


def test_hint_of_a_property_is_told(judge: Judge) -> None:
    assert ["info request-property-client-hint-changed"] == judge(STRING, {**STRING, "x-client-copy": "id"})[0]
