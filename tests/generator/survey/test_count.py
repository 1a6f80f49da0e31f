"""The independent count: it must see whatever a package lacks, or it would prove nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.output.write import write_tree
from generator.pipeline import generate
from generator.project.project import PackagePlan, Project, ProjectNames
from generator.survey.count.compare import differences
from generator.survey.count.document import count_document
from generator.survey.count.inventory import Inventory
from generator.survey.count.package import count_package

TEXT = {"type": "string"}
DONE = {"204": {"description": "Done."}}
DOCUMENT = """
openapi: 3.1.1
info: {title: Counted, version: "1"}
servers: [{url: "https://counted.test"}]
security: [{key: []}]
paths:
  /a/{id}:
    parameters:
    - {name: id, in: path, required: true, schema: {type: string}}
    - {$ref: "#/components/parameters/Q"}
    get:
      operationId: getA
      tags: [a]
      parameters:
      - {name: q, in: query, schema: {type: integer}}
      - {name: Accept, in: header, schema: {type: string}}
      responses:
        "200": {description: One., content: {application/json: {schema: {$ref: "#/components/schemas/A"}}}}
    put:
      operationId: putA
      tags: [a]
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/A"}}
          application/xml: {schema: {$ref: "#/components/schemas/A"}}
      responses: {"204": {description: Done.}}
  x-internal: {get: {responses: {"204": {description: Done.}}}}
components:
  parameters:
    Q: {name: q, in: query, schema: {type: string}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    unused: {type: http, scheme: basic}
  schemas:
    A:
      type: object
      properties: {id: {type: string}, own: {type: object, properties: {deep: {type: string}}}}
    B:
      allOf: [{$ref: "#/components/schemas/A"}, {type: object, properties: {more: {type: string}}}]
"""
ROOT: dict[str, Any] = yaml.safe_load(DOCUMENT)
CALLS = ("paths", "/a/{id}")
SCHEMAS = ("components", "schemas")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Inventory:
    folder = tmp_path_factory.mktemp("counted")
    return counted(folder, "counted_sdk")


def counted(folder: Path, name: str, change: Callable[[str], str] = str) -> Inventory:
    """Make a package in a folder, change the source of its resource, and count what it has."""
    document = folder / "openapi.json"
    document.write_text(json.dumps(ROOT))
    project = Project(document=document, packages=(PackagePlan(names=ProjectNames(package=name)),))
    write_tree(folder / "out", generate(project).main.tree)
    source = folder / "out" / name / "resources" / "a.py"
    source.write_text(change(source.read_text()))
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder / "out")
        return count_package(name)


def changed(keys: tuple[str | int, ...], value: Any) -> Any:
    """Give the document with another value at a place, or one more in the list that is there."""
    root = deepcopy(ROOT)
    parent: Any = root
    for key in keys[:-1]:
        parent = parent.setdefault(key, {}) if isinstance(parent, dict) else parent[key]
    if isinstance(parent.get(keys[-1]), list) and isinstance(value, dict):
        parent[keys[-1]].append(value)
    else:
        parent[keys[-1]] = value
    return root


def test_a_whole_package_has_no_difference(package: Inventory) -> None:
    assert () == differences(count_document(ROOT), package)


@pytest.mark.parametrize("status", ["101", "204", "302"])
def test_content_that_no_client_sees_is_not_missing(package: Inventory, status: str) -> None:
    root = changed((*CALLS, "get", "responses", status), {"description": "-", "content": {"text/plain": {}}})

    assert () == differences(count_document(root), package)


@pytest.mark.parametrize(
    ("keys", "value", "what", "pointer"),
    [
        ((*CALLS, "post"), {"responses": DONE}, "no method for POST", "#/paths/~1a~1{id}/post"),
        (
            (*CALLS, "put", "parameters"),
            [{"name": "n", "in": "header", "schema": TEXT}],
            "no argument for header 'n'",
            "#/paths/~1a~1{id}/put/parameters/0",
        ),
        (
            (*CALLS, "parameters"),
            {"name": "c", "in": "cookie"},
            "no argument for cookie 'c'",
            "#/paths/~1a~1{id}/parameters/2",
        ),
        ((*SCHEMAS, "A", "properties", "new"), TEXT, "no type with its 3 members", "#/components/schemas/A"),
        (
            (*SCHEMAS, "A", "properties", "own", "properties", "new"),
            TEXT,
            "no type with its 2 members",
            "#/components/schemas/A/properties/own",
        ),
        (
            (*SCHEMAS, "B", "allOf", 1, "properties", "new"),
            TEXT,
            "no type with its 2 members",
            "#/components/schemas/B/allOf/1",
        ),
        (
            (*CALLS, "get", "responses", "404"),
            {"content": {"text/plain": {}}},
            "text/plain of 404 missing",
            "#/paths/~1a~1{id}/get/responses/404/content",
        ),
        (
            (*CALLS, "put", "requestBody", "content", "text/csv"),
            {"schema": TEXT},
            "text/csv of request missing",
            "#/paths/~1a~1{id}/put/requestBody/content",
        ),
        (("security",), {"unused": []}, "no credential for basic", "#/components/securitySchemes/unused"),
    ],
)
def test_whatever_a_package_lacks_is_a_difference_at_its_place(
    package: Inventory, keys: tuple[str | int, ...], value: Any, what: str, pointer: str
) -> None:
    found = differences(count_document(changed(keys, value)), package)

    assert (pointer, what) in [(one.pointer, one.what[: len(what)]) for one in found]


@pytest.mark.parametrize("media_type", ["application/xml", "application/x-www-form-urlencoded"])
def test_a_response_in_another_notation_is_no_difference(package: Inventory, media_type: str) -> None:
    same = {"schema": {"$ref": "#/components/schemas/A"}}
    root = changed((*CALLS, "get", "responses", "200", "content", media_type), same)

    assert () == differences(count_document(root), package)


def test_what_is_among_the_losses_is_no_difference(package: Inventory) -> None:
    root = changed((*CALLS, "post"), {"responses": DONE})

    assert () == differences(count_document(root), package, ["#/paths/~1a~1{id}/post"])
    assert () != differences(count_document(root), package, ["#/paths/~1a~1{id}/pos"])


@pytest.mark.parametrize("method", ["async def put", "    def put"])
def test_a_method_of_one_client_alone_does_not_count(tmp_path: Path, method: str) -> None:
    found = counted(tmp_path, f"counted_{len(method)}", lambda source: source.replace(f"{method}(", f"{method}_b("))

    assert {("GET", "/a/{id}")} == set(found.calls)


def test_an_argument_that_is_not_sent_does_not_count(tmp_path: Path) -> None:
    found = counted(tmp_path, "counted_unsent", lambda source: source.replace('query={"q": q}', "query={}"))

    assert {"id"} == {parameter.name for parameter in found.parameters if parameter.call[0] == "GET"}
