"""References to what names itself: `$anchor`, `$id`, `$self`, and dynamic references."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.document import Document
from generator.problems import Problem

Load = Callable[..., Document]
HEAD = "openapi: 3.2.0\ninfo: {title: A, version: '1'}\n"


def schemas(document: Document) -> dict[str, object]:
    found = document.root["components"]["schemas"]  # type: ignore[index,call-overload] # it is an object
    assert isinstance(found, dict)
    return dict(found)


def test_anchor_of_the_same_file_becomes_a_pointer(load: Load) -> None:
    text = f"{HEAD}components: {{schemas: {{A: {{$ref: '#b'}}, B: {{$anchor: b, type: string}}}}}}\n"

    assert {"$ref": "#/components/schemas/B"} == schemas(load(text))["A"]


def test_anchor_of_another_file_is_found(load: Load) -> None:
    files = {
        "openapi.yaml": f"{HEAD}components: {{schemas: {{A: {{$ref: 'b.yaml#b'}}}}}}\n",
        "b.yaml": "$defs: {B: {$anchor: b, type: string}}\n",
    }

    assert {"$anchor": "b", "type": "string"} == schemas(load(files))["A"]


@pytest.mark.parametrize(
    ("reference", "pointer"),
    [
        ("https://a.test/schemas/b", "#/components/schemas/B"),
        ("https://a.test/schemas/b#/$defs/C", "#/components/schemas/B/$defs/C"),
        ("https://a.test/schemas/b#c", "#/components/schemas/B/$defs/C"),
        ("https://a.test/api.yaml#/components/schemas/D", "#/components/schemas/D"),
        ("schemas/b", "#/components/schemas/B"),
        ("api.yaml#/components/schemas/D", "#/components/schemas/D"),
    ],
)
def test_reference_by_the_name_that_something_gives_itself(load: Load, reference: str, pointer: str) -> None:
    text = f"""\
        openapi: 3.2.0
        $self: https://a.test/api.yaml
        info: {{title: A, version: '1'}}
        components:
          schemas:
            A: {{$ref: '{reference}'}}
            B: {{$id: schemas/b, $defs: {{C: {{$anchor: c, type: string}}}}}}
            D: {{type: string}}
        """

    assert {"$ref": pointer} == schemas(load(text))["A"]


def test_references_within_a_named_schema_are_relative_to_it(load: Load) -> None:
    text = f"""{HEAD}components:
  schemas:
    A:
      $id: https://a.test/a
      properties: {{own: {{$ref: '#/$defs/B'}}, outer: {{$ref: '#/components/schemas/C'}}, next: {{$ref: c}}}}
      $defs: {{B: {{type: string}}}}
    C: {{$id: https://a.test/c, type: string}}
"""

    assert {
        "own": {"$ref": "#/components/schemas/A/$defs/B"},
        "outer": {"$ref": "#/components/schemas/C"},
        "next": {"$ref": "#/components/schemas/C"},
    } == schemas(load(text))["A"]["properties"]  # type: ignore[index] # it is an object


def test_name_in_data_names_nothing(refused: Callable[..., Problem]) -> None:
    text = f"{HEAD}components: {{schemas: {{A: {{$ref: '#b'}}, B: {{example: {{$anchor: b}}}}}}}}\n"

    assert "names an anchor that openapi.yaml does not have" in refused(text).message


def test_dynamic_reference_to_the_schema_around_it(load: Load) -> None:
    node = "{$dynamicAnchor: node, properties: {next: {$dynamicRef: '#node'}}}"
    text = f"{HEAD}components: {{schemas: {{A: {node}, B: {node}}}}}\n"

    found = schemas(load(text))

    for name in ("A", "B"):
        assert {"next": {"$ref": f"#/components/schemas/{name}"}} == found[name]["properties"]  # type: ignore[index] # it is an object


def test_schema_that_binds_a_dynamic_anchor_is_a_copy_with_its_own(load: Load) -> None:
    text = f"""{HEAD}components:
  schemas:
    Page:
      type: object
      properties: {{items: {{type: array, items: {{$dynamicRef: '#item'}}}}}}
      $defs: {{item: {{$dynamicAnchor: item}}}}
    People:
      $ref: '#/components/schemas/Page'
      $defs: {{person: {{$dynamicAnchor: item, $ref: '#/components/schemas/Person'}}}}
    Person: {{type: string}}
"""

    found = schemas(load(text))

    assert {"$ref": "#/components/schemas/People/$defs/person"} == found["People"]["properties"]["items"]["items"]  # type: ignore[index] # it is an object
    assert {"$ref": "#/components/schemas/Page/$defs/item"} == found["Page"]["properties"]["items"]["items"]  # type: ignore[index] # it is an object


@pytest.mark.parametrize(
    ("own", "server", "expected"),
    [
        ("https://a.test/v1/api.yaml", "/v2", "https://a.test/v2"),
        ("https://a.test/v1/api.yaml", "../v2/", "https://a.test/v2"),
        ("https://a.test/v1/api.yaml", "https://b.test", "https://b.test"),
        ("https://a.test/v1/api.yaml", "{base}/v2", "{base}/v2"),
        ("api.yaml", "/v2", "/v2"),
    ],
)
def test_relative_server_is_relative_to_the_document_that_names_itself(
    load: Load, own: str, server: str, expected: str
) -> None:
    text = f"{HEAD}$self: {own}\nservers: [{{url: '{server}'}}]\npaths: {{}}\n"

    assert [{"url": expected}] == load(text).root["servers"]
