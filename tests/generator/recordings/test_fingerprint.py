"""What changes the fingerprint of an operation, and what does not."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from generator.recordings.fingerprint import fingerprint_operations

Document = dict[str, Any]
Change = Callable[[Document], object]

DOCUMENT: Document = {
    "openapi": "3.0.3",
    "info": {"title": "Films", "version": "1"},
    "security": [{"key": []}],
    "paths": {
        "/films/{id}": {
            "parameters": [{"$ref": "#/components/parameters/Id"}],
            "get": {
                "operationId": "getFilm",
                "summary": "Get a film",
                "x-client-action": "get",
                "responses": {
                    "200": {
                        "description": "The film.",
                        "content": {
                            "application/json": {
                                "schema": {"$ref": "#/components/schemas/Film"},
                                "example": {"title": "Metropolis"},
                            }
                        },
                    }
                },
            },
        },
        "/health": {
            "get": {"operationId": "getHealth", "security": [], "responses": {"204": {"description": "Well."}}}
        },
    },
    "components": {
        "parameters": {"Id": {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}},
        "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        "schemas": {
            "Film": {
                "type": "object",
                "required": ["title", "description"],
                "properties": {
                    "title": {"type": "string", "example": "M"},
                    "description": {"type": "string"},
                    "sequel": {"$ref": "#/components/schemas/Film"},
                    "kind": {"$ref": "#/components/schemas/Kind"},
                },
            },
            "Kind": {"type": "string", "enum": ["short", "long"]},
        },
    },
}


def changed(change: Change) -> Document:
    document = copy.deepcopy(DOCUMENT)
    change(document)
    return document


def film(document: Document) -> Document:
    properties: Document = document["components"]["schemas"]["Film"]["properties"]
    return properties


def get_film(document: Document) -> Document:
    operation: Document = document["paths"]["/films/{id}"]["get"]
    return operation


def response(document: Document) -> Document:
    media_type: Document = get_film(document)["responses"]["200"]["content"]["application/json"]
    return media_type


def test_fingerprint_is_the_same_everywhere() -> None:
    assert {"getFilm": "c763d5ae739bfff9", "getHealth": "e1248f54f40ccae6"} == fingerprint_operations(DOCUMENT)


MATTERS: Mapping[str, Change] = {
    "type of a member": lambda it: film(it)["title"].update(type="integer"),
    "a member called description": lambda it: film(it).pop("description"),
    "a value of an enum behind two references": lambda it: it["components"]["schemas"]["Kind"]["enum"].append("new"),
    "null": lambda it: film(it)["title"].update(nullable=True),
    "a parameter of the path item": lambda it: it["components"]["parameters"]["Id"].update(style="label"),
    "another response": lambda it: get_film(it)["responses"].update({"404": {"description": "None."}}),
    "a header of a response": lambda it: get_film(it)["responses"]["200"].update(headers={"X-Left": {}}),
    "the scheme of security": lambda it: it["components"]["securitySchemes"]["key"].update(scheme="basic"),
    "security of the document": lambda it: it.pop("security"),
    "how clients look": lambda it: get_film(it).update({"x-client-action": "fetch"}),
    "a tag": lambda it: get_film(it).update(tags=["Films"]),
}


@pytest.mark.parametrize("what", MATTERS)
def test_what_matters_changes_the_fingerprint_of_its_operation_alone(what: str) -> None:
    before, after = fingerprint_operations(DOCUMENT), fingerprint_operations(changed(MATTERS[what]))

    assert before["getFilm"] != after["getFilm"]
    assert before["getHealth"] == after["getHealth"]


def in_place(document: Document) -> None:
    """Put the enum where it is used."""
    film(document)["kind"] = document["components"]["schemas"].pop("Kind")


def other_order(document: Document) -> None:
    schemas = document["components"]["schemas"]
    document["components"]["schemas"] = dict(reversed(schemas.items()))
    schemas["Film"] = dict(reversed(schemas["Film"].items()))
    schemas["Film"]["properties"] = dict(reversed(schemas["Film"]["properties"].items()))
    schemas["Film"]["required"].reverse()


IS_NOTHING: Mapping[str, Change] = {
    "words": lambda it: get_film(it).update(summary="Fetch", description="A film.", externalDocs={"url": "/"}),
    "an example of a member": lambda it: film(it)["title"].update(example="Nosferatu", description="Its name."),
    "an example of a response": lambda it: get_film(it)["responses"]["200"]["content"]["application/json"].pop(
        "example"
    ),
    "words of a vendor": lambda it: get_film(it).update({"x-doc-id": 3}),
    "order of keys": other_order,
    "a reference or its place": in_place,
    "words of a parameter": lambda it: it["components"]["parameters"]["Id"].update(description="Which."),
}


@pytest.mark.parametrize("what", IS_NOTHING)
def test_what_does_not_matter_leaves_the_fingerprint(what: str) -> None:
    assert fingerprint_operations(DOCUMENT) == fingerprint_operations(changed(IS_NOTHING[what]))


def test_chain_longer_than_the_stack_of_calls_is_followed() -> None:
    def with_chain(last: str) -> Document:
        links = {f"N{n}": {"properties": {"next": {"$ref": f"#/components/schemas/N{n + 1}"}}} for n in range(3000)}
        schemas = {**links, "N3000": {"type": last}, "Kind": links["N0"]}
        return changed(lambda it: it["components"]["schemas"].update(schemas))

    one, other = (fingerprint_operations(with_chain(last)) for last in ("string", "integer"))

    assert one["getFilm"] != other["getFilm"]


def test_reference_that_leads_nowhere_is_no_obstacle() -> None:
    broken = changed(lambda it: film(it).update(kind={"$ref": "#/components/schemas/Gone"}))

    assert fingerprint_operations(DOCUMENT)["getFilm"] != fingerprint_operations(broken)["getFilm"]
