"""One change of a component shows in many operations, and is reported once."""

from __future__ import annotations

import pytest

from generator.changes.change import Change
from generator.changes.groups import PlacedChange, group
from generator.changes.report.text import text
from generator.changes.rules import make
from generator.changes.where import Where
from generator.problems import Location

HERE = Location(file="a.yaml", line=1)
THING = "#/components/schemas/Thing/properties/limit"


def found(change: Change) -> PlacedChange:
    return PlacedChange(change=change, near=HERE, base=HERE, revision=HERE)


def member(operation: str, *path: str, status: str = "200", pointer: str = THING) -> Where:
    where = Where(kind="response-body", operation=operation, status=status, path=path)
    return where.pointing(pointer, pointer)


@pytest.mark.parametrize("bounds", [(200, 400), (200, 201), (404, 300), (300, 400), (1, 2)])
def test_member_of_a_component_is_reported_once_whatever_leads_to_it(bounds: tuple[int, int]) -> None:
    places = (member("GET /a", "data", "[]", "limit"), member("POST /b", "limit", status="201"))

    (one,) = group([found(make("max-increased", place, *bounds)) for place in places])

    assert f"'limit' of the response changed its maximum from {bounds[0]} to {bounds[1]}" == one.headline()
    assert ("GET /a response 200 data[].limit", "POST /b response 201 limit") == one.subjects


@pytest.mark.parametrize("value", ["200", " 200 ", "limit", "'limit'", "data[].limit", "of the response"])
def test_what_a_value_says_does_not_divide_a_group(value: str) -> None:
    places = (member("GET /a", "data", "[]", "limit"), member("POST /b", "limit", status="201"))

    assert 1 == len(group([found(make("enum-value-added", place, value, value)) for place in places]))


def test_component_that_operations_call_by_different_names_is_one() -> None:
    pointer = "#/components/schemas/Status"
    places = (member("GET /a", "status", pointer=pointer), member("GET /b", "state", pointer=pointer))

    (one,) = group([found(make("enum-value-removed", place, "done")) for place in places])

    assert "'Status' no longer has the value 'done'" == one.headline()


def test_changes_that_say_different_things_of_one_place_stay_apart() -> None:
    values = ("cat", "dog", 1, True, 1.0, "1")

    several = group([found(make("enum-value-added", member("GET /pets", "kind"), None, value)) for value in values])

    assert len(values) == len(several)


def test_members_of_two_components_stay_apart() -> None:
    places = (member("GET /a", "id"), member("GET /b", "id", pointer="#/components/schemas/Other/properties/id"))

    assert 2 == len(group([found(make("became-optional", place)) for place in places]))


def test_status_and_header_are_reported_once_wherever_they_are_declared() -> None:
    def status(operation: str, code: str) -> Change:
        where = Where(kind="response", operation=operation, status=code, revision=f"#/{operation}")
        return make("response-non-success-status-added", where, None, code)

    def header(operation: str, code: str) -> Change:
        where = Where(kind="response-header", operation=operation, status=code, name="X", revision=f"#/{operation}")
        return make("response-header-added", where)

    several = group(
        map(
            found,
            (
                status("GET /a", "429"),
                status("GET /b", "429"),
                status("GET /b", "400"),
                header("GET /a", "200"),
                header("GET /b", "201"),
            ),
        )
    )

    assert [
        "the response '429' was added",
        "the response '400' was added",
        "the optional header 'X' was added",
    ] == [one.headline() for one in several]


def test_same_change_of_two_statuses_is_two_and_of_two_operations_one() -> None:
    changes = [
        make("response-media-type-removed", Where(kind="response", operation=operation, status=status), "text/plain")
        for operation in ("GET /a", "GET /b")
        for status in ("200", "404")
    ]

    assert [2, 2] == [len(one.members) for one in group(map(found, changes))]


def test_requirement_that_many_operations_have_is_reported_once() -> None:
    places = [
        Where(kind="security", operation=f"GET /{name}", base=f"#/{name}", revision=f"#/{name}") for name in "abc"
    ]
    whole = Where(kind="security", base="#/security", revision="#/security")

    changes = [make("api-security-tightened", place, "no credential", ("key",)) for place in (*places, whole)]
    several = group(map(found, changes))

    assert [3, 1] == [len(one.members) for one in several]
    assert "clients that send 'no credential' are refused; 'key' is needed now" == several[0].headline()


@pytest.mark.parametrize(("operations", "more"), [("abc", ""), ("abcd", " and 1 more"), ("abcdef", " and 3 more")])
def test_text_names_the_first_three_operations_and_counts_the_others(operations: str, more: str) -> None:
    places = [member(f"GET /{name}", "limit") for name in operations]

    _, told, *_ = text(group([found(make("max-increased", place, 1, 2)) for place in places]))

    assert told == f"    in {', '.join(f'GET /{name} response 200 limit' for name in 'abc')}{more}"


def test_worst_stands_first() -> None:
    rules = ("deprecated", "const-changed", "deprecated-with-sunset")

    several = group([found(make(rule, member("GET /a", "id"))) for rule in rules])

    assert ["const-changed", "deprecated", "deprecated-with-sunset"] == [one.first.change.rule.name for one in several]


def test_fingerprint_of_a_group_is_the_same_whatever_operations_show_it() -> None:
    places = [member(f"GET /{name}", "limit") for name in "abc"]
    changes = [found(make("max-increased", place, 1, 2)) for place in places]

    names = {group(some)[0].fingerprint for some in (changes, changes[:1], changes[::-1])}

    assert 1 == len(names)
    assert names.isdisjoint({group([found(make("max-increased", places[0], 1, 3))])[0].fingerprint})
