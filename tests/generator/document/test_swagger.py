"""Swagger 2.0 as OpenAPI 3.1: each document beside it, and where its parts are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from msgspec.structs import replace

from generator.document import Document, check_document_fast, load_document
from generator.document.document import WrittenDocument
from generator.document.references.local import broken_references
from generator.document.structure import check_structure
from generator.document.validate import check_document
from generator.levels import RuleLevels
from generator.parse import parse_api
from generator.problems import Problem, Severity

FOLDER = Path(__file__).parent / "swagger"
NAMES = sorted(file.stem for file in FOLDER.glob("*.yaml") if not file.stem.endswith(".expected"))


OWN_STYLES = {"collection_formats": 3}
"""How many parameters of a document have a style that OpenAPI 3 does not have there."""

FORM = "application~1x-www-form-urlencoded"


def read(name: str) -> Document:
    return load_document(FOLDER / f"{name}.yaml")


@pytest.mark.parametrize("name", NAMES)
def test_document_is_said_in_openapi_3_1(name: str) -> None:
    expected = yaml.safe_load((FOLDER / f"{name}.expected.yaml").read_text(encoding="utf-8"))

    assert expected == read(name).root


@pytest.mark.parametrize("name", NAMES)
def test_upgraded_document_is_valid_and_whole(name: str) -> None:
    document = read(name)

    assert OWN_STYLES.get(name, 0) == len(
        check_structure(WrittenDocument(root=document.root, locator=document.locator))
    )
    assert [] == list(broken_references(document.root, document.slots))
    assert () == parse_api(document.root).losses


@pytest.mark.parametrize("name", NAMES)
def test_document_as_written_has_no_errors(name: str) -> None:
    document = replace(read(name), problems=())

    problems = check_document(document, RuleLevels())

    assert [] == [str(problem) for problem in problems if problem.severity is Severity.ERROR]


@pytest.mark.parametrize(
    ("name", "pointer", "line"),
    [
        ("bodies", "#/paths/~1things/post/requestBody", 9),
        ("bodies", "#/paths/~1things/post/requestBody/content/application~1xml/schema", 13),
        ("bodies", "#/components/schemas/Thing/properties/other", 27),
        ("form", "#/paths/~1login/post/parameters/0", 13),
        (
            "form",
            "#/paths/~1login/post/requestBody/content/" + FORM + "/schema/properties/days",
            12,
        ),
        ("collection_formats", "#/paths/~1things~1{ids}~1{keys}/get/parameters/1/schema/items", 9),
        ("responses", "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/a", 11),
        ("responses", "#/paths/~1a/get/responses/200/content/application~1json/example", 12),
        ("headers", "#/paths/~1a/get/responses/200/headers/X-Left/schema", 11),
        ("path_parameters", "#/paths/~1a~1{id}/put/requestBody", 9),
        ("shared_parameters", "#/components/requestBodies/Body/content/application~1json/schema/properties/a", 6),
        ("security", "#/components/securitySchemes/code/flows/authorizationCode/scopes", 11),
        ("servers", "#/servers/0/url", 3),
        ("servers", "#/openapi", 1),
    ],
)
def test_parts_lead_back_to_where_they_are_written(name: str, pointer: str, line: int) -> None:
    where = read(name).locate(pointer)

    assert (f"{name}.yaml", line) == (Path(where.file).name, where.line)


def test_parts_of_other_files_lead_back_to_these() -> None:
    document = read("several_files")

    where = document.locate("#/components/requestBodies/Body/content/application~1json/schema")

    assert ("shared.yaml", 3) == (Path(where.file).name, where.line)


def test_what_cannot_be_said_is_reported() -> None:
    loss, warning = read("body_and_form").problems[0], read("collection_formats").warnings[0]

    assert ("loss", 9) == (loss.rule, loss.where.line)
    assert ("upgrade", 17) == (warning.rule, warning.where.line)
    assert "collectionFormat 'multi' has no meaning in a header; read as csv" in warning.message


def test_structure_is_checked_as_written(load: Callable[..., Document]) -> None:
    document = load("swagger: '2.0'\ninfo: {title: A}\npaths: {/a: {get: {respones: {}}}}\n")

    problems = check_document_fast(document, RuleLevels())

    assert [2, 3, 3] == sorted(problem.where.line or 0 for problem in problems if problem.rule == "structure")


@pytest.mark.parametrize("version", ["1.2", "'3.0'", "2.1"])
def test_other_version_of_swagger_is_refused(refused: Callable[..., Problem], version: str) -> None:
    assert "unsupported-version" == refused(f"swagger: {version}\npaths: {{}}\n").rule


def test_version_may_be_a_number(load: Callable[..., Document]) -> None:
    assert "3.1.1" == load("swagger: 2.0\ninfo: {title: A, version: '1'}\npaths: {}\n").root["openapi"]


def test_overlay_speaks_of_the_document_as_it_is_written(load: Callable[..., Document]) -> None:
    overlay = "overlay: 1.1.0\nactions: [{target: $.definitions.A, update: {x-nullable: true}}]\n"

    text = "swagger: '2.0'\ninfo: {title: A, version: '1'}\npaths: {}\ndefinitions: {A: {type: string}}\n"

    document = load(text, overlay)

    assert {"schemas": {"A": {"type": ["string", "null"]}}} == document.root["components"]
    assert "openapi.yaml:4:19" == str(document.locate("#/components/schemas/A/type"))
