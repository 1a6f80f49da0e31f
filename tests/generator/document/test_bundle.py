from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from generator.document import Document
from generator.document.references.local import all_slots
from generator.document.tree import reference_of
from generator.problems import Problem

HEAD = "openapi: 3.1.1\ninfo: {title: t, version: '1'}\n"


def _schemas(*schemas: str) -> str:
    return f"components: {{schemas: {{{', '.join(schemas)}}}}}\n"


def _tree(document: Document) -> dict[str, Any]:
    return document.root


def test_path_items_are_put_in_place(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}paths:\n  /a: {{$ref: paths/a.yaml}}\nwebhooks:\n  b: {{$ref: paths/a.yaml}}\n",
            "paths/a.yaml": "get: {responses: {200: {$ref: '../responses.yaml#/Ok'}}}\n",
            "responses.yaml": "Ok: {description: fine}\n",
        }
    )

    item = {"get": {"responses": {"200": {"$ref": "#/components/responses/Ok"}}}}
    assert {"/a": item} == _tree(document)["paths"]
    assert {"b": item} == _tree(document)["webhooks"]
    assert {"responses": {"Ok": {"description": "fine"}}} == _tree(document)["components"]


EVERY_POSITION = f"""\
{HEAD}paths:
  /a:
    parameters:
      - $ref: all.yaml#/Parameter
    post:
      requestBody: {{$ref: all.yaml#/Body}}
      responses:
        '200':
          description: d
          headers: {{X: {{$ref: all.yaml#/Header}}}}
          links: {{next: {{$ref: all.yaml#/Link}}}}
          content:
            application/json:
              schema:
                properties: {{p: {{$ref: Schema.yaml}}}}
                items: {{$ref: Schema.yaml}}
                anyOf: [{{$ref: Schema.yaml}}]
              examples: {{e: {{$ref: all.yaml#/Example}}}}
        '400': {{$ref: all.yaml#/Response}}
      callbacks: {{done: {{$ref: all.yaml#/Callback}}}}
components:
  securitySchemes:
    key: {{$ref: all.yaml#/Key}}
"""

ALL = """\
Parameter: {name: q, in: query, schema: {type: string}}
Body: {content: {text/plain: {schema: {type: string}}}}
Header: {schema: {type: string}}
Link: {operationId: o}
Example: {value: {$ref: data.yaml}}
Response: {description: bad}
Callback: {'{$url}': {post: {responses: {}}}}
Key: {type: apiKey, in: header, name: k}
"""


def test_references_are_local_in_every_position(load: Callable[..., Document]) -> None:
    document = load({"openapi.yaml": EVERY_POSITION, "all.yaml": ALL, "Schema.yaml": "type: string\n"})

    references = {reference for slot in all_slots(document.root) if (reference := reference_of(slot.value))}
    assert {
        "#/components/parameters/Parameter",
        "#/components/requestBodies/Body",
        "#/components/headers/Header",
        "#/components/links/Link",
        "#/components/schemas/Schema",
        "#/components/examples/Example",
        "#/components/responses/Response",
        "#/components/callbacks/Callback",
    } == references
    assert {"key": {"type": "apiKey", "in": "header", "name": "k"}} == _tree(document)["components"]["securitySchemes"]


def test_references_in_data_are_left_alone(load: Callable[..., Document]) -> None:
    schema = (
        "{example: {$ref: x.yaml}, default: {$ref: x.yaml}, enum: [{$ref: x.yaml}], const: {$ref: x.yaml},"
        " x-own: {$ref: x.yaml}}"
    )

    document = load(f"{HEAD}components:\n  schemas:\n    A: {schema}\n")

    data = {"$ref": "x.yaml"}
    assert {"A": {"example": data, "default": data, "enum": [data], "const": data, "x-own": data}} == _tree(document)[
        "components"
    ]["schemas"]


def test_property_named_ref_is_a_property(load: Callable[..., Document]) -> None:
    text = f"{HEAD}components:\n  schemas:\n    A: {{properties: {{$ref: {{type: string}}}}}}\n"

    document = load(text)

    assert {"$ref": {"type": "string"}} == _tree(document)["components"]["schemas"]["A"]["properties"]


def test_component_that_is_a_file_keeps_its_name(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}paths: {{/a: {{$ref: a.yaml}}}}\n" + _schemas("Pet: {$ref: animal.yaml}"),
            "a.yaml": "get: {responses: {200: {description: d, content: {a/b: {schema: {$ref: animal.yaml}}}}}}\n",
            "animal.yaml": "{type: object, properties: {parent: {$ref: animal.yaml}}}\n",
        }
    )

    pet = {"type": "object", "properties": {"parent": {"$ref": "#/components/schemas/Pet"}}}
    assert {"Pet": pet} == _tree(document)["components"]["schemas"]


def test_different_files_of_one_name_get_readable_names(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": HEAD + _schemas("A: {anyOf: [{$ref: one/Pet.yaml}, {$ref: two/Pet.yaml}]}"),
            "one/Pet.yaml": "type: string\n",
            "two/Pet.yaml": "type: integer\n",
        }
    )

    assert ["A", "Pet", "Pet_two"] == list(_tree(document)["components"]["schemas"])


def test_local_references_of_a_file_are_its_own(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": HEAD + _schemas("A: {$ref: more.yaml#/Tree}", "Leaf: {type: integer}"),
            "more.yaml": "Tree: {properties: {leaf: {$ref: '#/Leaf'}, up: {$ref: '#/Tree'}}}\nLeaf: {type: string}\n",
        }
    )

    assert {
        "A": {
            "properties": {
                "leaf": {"$ref": "#/components/schemas/Leaf_more"},
                "up": {"$ref": "#/components/schemas/A"},
            }
        },
        "Leaf": {"type": "integer"},
        "Leaf_more": {"type": "string"},
    } == _tree(document)["components"]["schemas"]


def test_reference_into_the_depth_of_another_document_passes_references_on_its_way(
    load: Callable[..., Document],
) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}components:\n  schemas:\n    A: {{$ref: 'b.yaml#/schemas/B/properties/c%20d'}}\n",
            "b.yaml": "schemas: {B: {$ref: deep/c.yaml#/C}}\n",
            "deep/c.yaml": "C: {properties: {c d: {items: {$ref: '#/D'}}}}\nD: {type: string}\n",
        }
    )

    assert {
        "A": {"items": {"$ref": "#/components/schemas/D"}},
        "D": {"type": "string"},
    } == _tree(document)["components"]["schemas"]


def test_file_named_before_the_components_are_reached_keeps_its_own_folder(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}paths: {{/a: {{$ref: a.yaml}}}}\n" + _schemas("Root: {type: string}"),
            "a.yaml": "get: {responses: {200: {description: d, content: {a/b: {schema: {$ref: deep/B.yaml}}}}}}\n",
            "deep/B.yaml": "properties: {c: {$ref: C.yaml}, root: {$ref: ../openapi.yaml#/components/schemas/Root}}\n",
            "deep/C.yaml": "type: integer\n",
        }
    )

    properties = {"c": {"$ref": "#/components/schemas/C"}, "root": {"$ref": "#/components/schemas/Root"}}
    assert {
        "Root": {"type": "string"},
        "B": {"properties": properties},
        "C": {"type": "integer"},
    } == _tree(document)["components"]["schemas"]


def test_reference_back_to_the_root_is_local(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}components:\n  schemas:\n    A: {{$ref: a.yaml}}\n    B: {{type: string}}\n",
            "a.yaml": "items: {$ref: 'openapi.yaml#/components/schemas/B'}\n",
        }
    )

    assert {"items": {"$ref": "#/components/schemas/B"}} == _tree(document)["components"]["schemas"]["A"]


def test_whole_sections_and_operations_may_be_files(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}paths: {{$ref: paths/all.yaml}}\n",
            "paths/all.yaml": "/a: {get: {$ref: a.yaml}}\n",
            "paths/a.yaml": "operationId: a\n",
        }
    )

    assert {"/a": {"get": {"operationId": "a"}}} == _tree(document)["paths"]


def test_path_item_of_the_components_is_put_in_place(load: Callable[..., Document]) -> None:
    text = (
        f"{HEAD}paths:\n  /a: {{$ref: '#/components/pathItems/A'}}\n"
        "components:\n  pathItems:\n    A: {get: {operationId: a}}\n"
    )

    document = load(text)

    assert {"/a": {"get": {"operationId": "a"}}} == _tree(document)["paths"]


def test_discriminator_names_files_as_components(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}components:\n  schemas:\n    A: {{$ref: a.yaml}}\n",
            "a.yaml": "{oneOf: [{$ref: b.yaml}], discriminator: {propertyName: p, mapping: {b: b.yaml, c: Other}}}\n",
            "b.yaml": "{type: object}\n",
        }
    )

    mapping = _tree(document)["components"]["schemas"]["A"]["discriminator"]["mapping"]
    assert {"b": "#/components/schemas/b", "c": "Other"} == mapping


def test_schema_keeps_what_stands_beside_its_reference(load: Callable[..., Document]) -> None:
    document = load(
        {
            "openapi.yaml": f"{HEAD}components:\n  schemas:\n    A: {{items: {{$ref: b.yaml, title: t}}}}\n",
            "b.yaml": "{type: object}\n",
        }
    )

    assert {"$ref": "#/components/schemas/b", "title": "t"} == _tree(document)["components"]["schemas"]["A"]["items"]


def test_path_item_that_calls_itself_back_is_refused(refused: Callable[..., Problem]) -> None:
    item = "post: {callbacks: {c: {'{$url}': {$ref: a.yaml}}}, responses: {}}\n"

    problem = refused({"openapi.yaml": f"{HEAD}paths: {{/a: {{$ref: a.yaml}}}}\n", "a.yaml": item})

    assert problem.rule == "circular-ref"


def test_keys_that_are_no_strings_become_strings(load: Callable[..., Document]) -> None:
    document = load(f"{HEAD}paths: {{/a: {{get: {{responses: {{200: {{description: no}}, true: 1}}}}}}}}\n")

    assert {"200": {"description": "no"}, "true": 1} == _tree(document)["paths"]["/a"]["get"]["responses"]


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("pathItems", {"paths": {"/a": {"$ref": "#/components/pathItems/A"}}}),
        ("pathItems", {"paths": {}, "webhooks": {"a": {"$ref": "#/components/pathItems/A"}}}),
        (
            "mediaTypes",
            {
                "paths": {
                    "/a": {
                        "get": {
                            "responses": {
                                "200": {
                                    "description": "d",
                                    "content": {"text/csv": {"$ref": "#/components/mediaTypes/A"}},
                                }
                            }
                        }
                    }
                }
            },
        ),
        ("", {"paths": {"/a": {"get": {"responses": {}}}, "/b": {"$ref": "#/paths/~1a"}}}),
    ],
)
def test_references_that_are_copied_are_so_in_json_as_in_yaml(
    load: Callable[..., Document], kind: str, place: dict[str, Any]
) -> None:
    shared = {"pathItems": {"get": {"responses": {}}}, "mediaTypes": {"schema": {"type": "string"}}}
    root = {"openapi": "3.2.0", "info": {"title": "t", "version": "1"}, **place}
    if kind:
        root["components"] = {kind: {"A": shared[kind]}}

    as_json, as_yaml = (load({f"openapi.{end}": json.dumps(root)}).root for end in ("json", "yaml"))
    written = load({"openapi.yaml": yaml.safe_dump(root)}).root

    assert as_json == as_yaml == written
    assert '"$ref"' not in json.dumps(written)
