from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.targets.python.package.imports import Import
from generator.targets.python.types.annotations import argument_annotation, response_annotation

REFERENCE = {"$ref": "#/components/schemas/Video"}

CASES: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "string"}, "str", "str"),
    ({"type": "string", "format": "date-time"}, "Instant", "datetime"),
    ({"type": "string", "format": "date"}, "date", "date"),
    ({"type": "string", "format": "uuid"}, "UUID", "UUID | str"),
    ({"type": "string", "format": "byte"}, "bytes", "bytes"),
    ({"type": "string", "format": "binary"}, "str", "FileInput"),
    ({"type": "string", "format": "uri"}, "str", "str"),
    ({"type": "integer", "format": "int64"}, "int", "int"),
    ({"type": "number"}, "float", "float"),
    ({"type": ["boolean", "null"]}, "bool | None", "bool | None"),
    ({"type": "array", "items": {"type": "string"}}, "list[str]", "Sequence[str]"),
    ({"type": "array", "items": REFERENCE}, "list[Video]", "Sequence[Video | VideoDict]"),
    ({"type": "object", "additionalProperties": {"type": "integer"}}, "dict[str, int]", "Mapping[str, int]"),
    ({"type": "object"}, "dict[str, Any]", "Mapping[str, Any]"),
    ({}, "Any", "Any"),
    ({"type": "boolean", "enum": [True]}, "bool", "bool"),
    ({"enum": ["a", 1]}, 'Literal["a", 1]', 'Literal["a", 1]'),
    ({"type": "number", "enum": [1.5]}, "float", "float"),
    ({"type": "string", "enum": ["a"]}, "VideosGiven", "VideosGivenLike"),
    ({"type": ["string", "integer"]}, "str | int", "str | int"),
    (
        {"oneOf": [REFERENCE, {"type": "string"}, {"type": "null"}]},
        "Video | str | None",
        "Video | VideoDict | str | None",
    ),
    ({"anyOf": [{"type": "string"}, {"type": "string", "maxLength": 3}]}, "str", "str"),
    ({"oneOf": [{"type": "string"}, {"type": "string", "format": "date"}]}, "VideosGiven", "VideosGivenLike"),
    ({"$ref": "#/components/schemas/Tree"}, "Tree", "TreeLike"),
    ({"$ref": "#/components/schemas/Label"}, "str", "str"),
    ({"$ref": "#/components/schemas/MaybeVideo"}, "Video | None", "Video | VideoDict | None"),
]


@pytest.mark.parametrize(("schema", "response", "argument"), CASES)
def test_a_schema_is_one_type_to_receive_and_one_to_give(
    make_parameter: Callable[..., Any], schema: dict[str, Any], response: str, argument: str
) -> None:
    parsed, names = make_parameter(schema)

    assert response == response_annotation(parsed, names).text
    assert argument == argument_annotation(parsed, names).text


def test_an_annotation_knows_what_it_imports(make_parameter: Callable[..., Any]) -> None:
    parsed, names = make_parameter({"type": "array", "items": REFERENCE})

    expected = {
        Import(module="collections.abc", name="Sequence"),
        Import(module=".models.videos", name="Video"),
        Import(module=".models.videos", name="VideoDict"),
    }
    assert expected == argument_annotation(parsed, names).imports


@pytest.mark.parametrize(
    ("schema", "expected"),
    [
        ({"type": "array", "items": {"type": "string"}}, "builtins.list[str]"),
        ({"type": "array", "items": {"type": "string", "format": "date"}}, "builtins.list[dt.date]"),
    ],
)
def test_a_type_whose_name_is_taken_in_the_class_is_written_in_full(
    make_parameter: Callable[..., Any], schema: dict[str, Any], expected: str
) -> None:
    parsed, names = make_parameter(schema)

    assert expected == response_annotation(parsed, names, scope=frozenset({"list", "date"})).text


def test_outside_of_a_class_nothing_hides_a_type(make_parameter: Callable[..., Any]) -> None:
    parsed, names = make_parameter({"type": "array", "items": REFERENCE})

    assert "list[Video]" == response_annotation(parsed, names).text
