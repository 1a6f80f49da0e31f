from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import Document, load_document

FILES = {
    "openapi.yaml": """\
        openapi: 3.1.1
        info: {title: t, version: '1'}
        paths:
          /a/{b}:
            $ref: paths/a.yaml
        """,
    "paths/a.yaml": """\
        get:
          operationId: getA
          parameters:
            - name: b
              in: path
          responses:
            200:
              description: d
              content:
                application/json: {schema: {$ref: ../schemas/A.yaml}}
        """,
    "schemas/A.yaml": """\
        type: object
        properties:
          name:
            type: string
        """,
}


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#", "openapi.yaml:1:1"),
        ("#/info/title", "openapi.yaml:2:8"),
        ("#/paths", "openapi.yaml:3:1"),
        ("#/paths/~1a~1{b}", "paths/a.yaml:1:1"),
        ("#/paths/~1a~1{b}/get/operationId", "paths/a.yaml:2:3"),
        ("#/paths/~1a~1{b}/get/parameters/0", "paths/a.yaml:4:7"),
        ("#/paths/~1a~1{b}/get/responses/200", "paths/a.yaml:7:5"),
        ("#/components/schemas/A", "schemas/A.yaml:1:1"),
        ("#/components/schemas/A/properties/name/type", "schemas/A.yaml:4:5"),
        ("#/components/schemas/A/properties/name/format", "schemas/A.yaml:3:3"),
        ("#/no/such/thing", "openapi.yaml:1:1"),
        ("/info", "openapi.yaml:2:1"),
    ],
)
def test_pointers_lead_back_to_the_file_they_come_from(load: Callable[..., Document], pointer: str, place: str) -> None:
    document = load(FILES)

    assert place == str(document.locate(pointer))


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#/info/title", "openapi.json:3:12"),
        ("#/paths/~1é/get", "openapi.json:5:13"),
        ("#/paths/~1é/get/tags/1", "openapi.json:7:13"),
    ],
)
def test_pointers_lead_to_lines_of_json(load: Callable[..., Document], pointer: str, place: str) -> None:
    text = """\
        {"openapi": "3.1.1",
         "x": [1, [], {}, "a \\"{[,:"],
         "info": { "title": "t"},
         "paths": {"/\\u00e9":
                   {"get":
                    {"tags": ["a",
                    "b"]}}}}
        """

    document = load({"openapi.json": text})

    assert place == str(document.locate(pointer))


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("#/x-one/a", "openapi.yaml:2:10"),
        ("#/x-both/a", "openapi.yaml:2:10"),
        ("#/x-both/b", "openapi.yaml:3:10"),
        ("#/x-both/c", "openapi.yaml:5:24"),
        ("#/x-both/d", "openapi.yaml:5:1"),
    ],
)
def test_member_that_is_merged_stands_where_it_is_written(
    load: Callable[..., Document], pointer: str, place: str
) -> None:
    document = load(
        "openapi: 3.1.1\nx-a: &a {a: 1}\nx-b: &b {b: 1}\nx-one: {<<: *a}\nx-both: {<<: [*a, *b], c: 1}\npaths: {}\n"
    )

    assert place == str(document.locate(pointer))


def test_file_outside_the_current_folder_is_named_as_given(
    write: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write({"openapi.yaml": "openapi: 3.1.1\npaths: {}\n"})
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    document = load_document(tmp_path / "spec" / "openapi.yaml")

    assert f"{tmp_path}/spec/openapi.yaml:1:1" == str(document.locate("#"))
