from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document
from generator.problems import Problem


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("True", True),
        ("TRUE", True),
        ("true", True),
        ("False", False),
        ("FALSE", False),
        ("null", None),
        ("Null", None),
        ("NULL", None),
        ("nULL", "nULL"),
        ("false", False),
        ("~", None),
        ("", None),
        ("2024-11-05", "2024-11-05"),
        ("2024-11-05T10:00:00Z", "2024-11-05T10:00:00Z"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("010", 10),
        ("0o17", 15),
        ("0x1F", 31),
        ("-7", -7),
        ("1.5", 1.5),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("3.0.1", "3.0.1"),
        ("'7'", "7"),
        ("!!str 7", "7"),
        ("!!float 7", 7.0),
    ],
)
def test_scalars_are_those_of_yaml_1_2(load: Callable[..., Document], written: str, value: object) -> None:
    document = load(f"openapi: 3.1.1\npaths: {{}}\nx: {written}\n")

    assert value == document.root["x"]
    assert type(value) is type(document.root["x"])


def test_aliases_are_copies(load: Callable[..., Document]) -> None:
    document = load("openapi: 3.1.1\npaths: {}\nx: &x {a: 1}\ny: *x\nz: {<<: *x, b: 2}\n")

    assert {"a": 1} == document.root["y"]
    assert document.root["x"] is not document.root["y"]
    assert {"b": 2, "a": 1} == document.root["z"]


@pytest.mark.parametrize(
    ("mapping", "expected"),
    [
        ("{<<: [*x, *y], d: 4}", {"a": 1, "b": 1, "c": 2, "d": 4}),
        ("{<<: [*y, *x]}", {"a": 1, "b": 2, "c": 2}),
        ("{b: 3, <<: *x}", {"a": 1, "b": 3}),
        ("{<<: *y, b: 3}", {"b": 3, "c": 2}),
        ("{<<: *x, <<: *y}", {"a": 1, "b": 1, "c": 2}),
        ("{'<<': 1}", {"<<": 1}),
    ],
)
def test_merge_keeps_what_is_said_first_and_the_mapping_itself_above_all(
    load: Callable[..., Document], mapping: str, expected: object
) -> None:
    document = load(f"openapi: 3.1.1\npaths: {{}}\nx: &x {{a: 1, b: 1}}\ny: &y {{b: 2, c: 2}}\nz: {mapping}\n")

    assert expected == document.root["z"]


@pytest.mark.parametrize("merged", ["1", "[*x, 1]", "text"])
def test_merge_of_what_is_no_mapping_is_refused(refused: Callable[..., Problem], merged: str) -> None:
    problem = refused(f"openapi: 3.1.1\npaths: {{}}\nx: &x {{a: 1}}\nz: {{<<: {merged}}}\n")

    assert ("broken-yaml", 4) == (problem.rule, problem.where.line)
    assert "takes a mapping" in problem.message
