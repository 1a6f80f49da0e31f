"""One change of a component shows in many operations, and is told once."""

from __future__ import annotations

from generator.comparison.found import Found, group
from generator.diff.change import Change, Direction, Level
from generator.problems import Location

HERE = Location(file="a.yaml", line=1)


def found(subject: str, message: str, base: str = "#/a", level: Level = Level.INFO, rule: str = "gone") -> Found:
    change = Change(
        rule=rule,
        level=level,
        direction=Direction.RESPONSE,
        subject=subject,
        message=message,
        base=base,
        revision="#/b",
    )
    return Found(change=change, near=HERE, base=HERE, revision=HERE)


def test_member_of_a_component_is_told_once_whatever_leads_to_it() -> None:
    several = group(
        [
            found("GET /pets response 200 data[].name", "'data[].name' of the response 200 was removed"),
            found("POST /pets response 201 name", "'name' of the response 201 was removed"),
        ]
    )

    assert ["'name' of the response was removed"] == [one.headline for one in several]
    assert ("GET /pets response 200 data[].name", "POST /pets response 201 name") == several[0].subjects


def test_changes_that_say_different_things_of_one_place_stay_apart() -> None:
    several = group(
        [
            found("GET /pets response 200 kind", "'kind' of the response 200 has the new value 'cat'"),
            found("GET /pets response 200 kind", "'kind' of the response 200 has the new value 'dog'"),
        ]
    )

    assert 2 == len(several)


def test_members_of_two_components_stay_apart() -> None:
    several = group(
        [found("GET /a response 200 id", "'id' is new"), found("GET /b response 200 id", "'id' is new", "#/c")]
    )

    assert 2 == len(several)


def test_status_and_header_are_told_once_wherever_they_are_declared() -> None:
    several = group(
        [
            found("GET /a response 429", "the response 429 was added", "#/1"),
            found("GET /b response 429", "the response 429 was added", "#/2"),
            found("GET /b response 400", "the response 400 was added", "#/2"),
            found("GET /a response 200 header X", "the header 'X' of the response 200 was added", "#/3"),
            found("GET /b response 201 header X", "the header 'X' of the response 201 was added", "#/4"),
        ]
    )

    assert [
        "the response 429 was added",
        "the response 400 was added",
        "the header 'X' of the response was added",
    ] == [one.headline for one in several]


def test_worst_stands_first() -> None:
    several = group([found("GET /a", "one"), found("GET /b", "two", level=Level.BREAKING), found("GET /c", "three")])

    assert ["two", "one", "three"] == [one.headline for one in several]


def test_group_of_one_has_the_fingerprint_of_its_change_and_a_larger_one_its_own() -> None:
    one, other = found("GET /a response 200 id", "'id' is new"), found("GET /b response 200 id", "'id' is new")

    assert one.change.fingerprint == group([one])[0].fingerprint
    assert group([one, other])[0].fingerprint not in {one.change.fingerprint, other.change.fingerprint}
