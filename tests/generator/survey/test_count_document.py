"""What a document says, counted: everything that a client may send or read, each at its place."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from generator.survey.count.document import count_document
from generator.survey.count.inventory import Content, CountedParameter, Inventory, Requirement

ROOT: dict[str, Any] = yaml.safe_load("""
openapi: 3.1.1
security: [{key: []}, {lost: []}]
paths:
  x-note: {get: {}}
  /a/{id}/{+rest}:
    parameters:
    - {name: id, in: path, schema: {type: string}}
    - {name: page, in: query, schema: {type: object, properties: {at: {}}}}
    get:
      parameters:
      - {name: other, in: path}
      - {name: ACCEPT, in: header}
      - {name: Content-Type, in: header}
      - {name: Authorization, in: cookie}
      - {name: X-A, in: header}
      - {name: all, in: querystring}
      - {name: unsent, in: query, x-client-ignore: true}
      - {in: query}
      - {name: nowhere}
      - {$ref: "#/components/parameters/shared%20one"}
      - {$ref: "#/components/parameters/circle"}
      responses:
        x-note: {content: {text/plain: {}}}
        "200":
          content:
            application/json: {schema: {$ref: "#/components/schemas/A~1B"}}
            text/html: {schema: {$ref: "#/components/schemas/A~1B"}}
            Text/Plain; charset=utf-8: {schema: {type: string, description: Words.}}
        "404": {$ref: "#/components/responses/Missing"}
    query:
      security: []
      requestBody: {content: {schema: {type: object, properties: {alone: {}}}}}
    hidden: {}
    delete: {x-client-hidden: true}
    additionalOperations:
      COPY:
        security: [{"#/components/securitySchemes/pass": [], key: []}]
        requestBody:
          content:
            multipart/form-data: {schema: {$ref: "#/components/schemas/Form"}}
            application/xml: {schema: {$ref: "#/components/schemas/Form"}}
            text/csv: {schema: {type: string}}
  /b: {$ref: "#/paths/~1c"}
  /c: {put: {security: [{open: []}, {mail: []}]}}
  /d: []
components:
  parameters:
    shared one: {name: shared, in: cookie}
    circle: {$ref: "#/components/parameters/circle"}
  responses:
    Missing: {content: {application/problem+json: {schema: {properties: {title: true, gone: false, odd: 3}}}}}
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    pass: {type: http, scheme: Basic}
    open: {type: openIdConnect}
    mail: {type: mutualTLS}
    unused: {type: oauth2}
  schemas:
    A/B:
      $ref: "#/components/schemas/Form"
      properties: {own: {type: object, properties: {deep: {}}}}
      items: {properties: {item: {}}}
      additionalProperties: {properties: {extra: {}}}
      unevaluatedProperties: {properties: {rest: {}}}
      allOf: [{properties: {every: {}}}]
      oneOf: [{properties: {one: {}}}]
      anyOf: [{properties: {any: {}}}]
      prefixItems: [{properties: {first: {}}}]
      patternProperties: {^x: {properties: {pattern: {}}}}
    Form: {type: [object, "null"], properties: {file: {type: string}}}
    Kind: {type: string, properties: {no: {}}}
    List: {type: [array, "null"], properties: {stray: {}}, items: {type: string}}
    Fixed: {const: {a: 1}, properties: {no: {}}}
    Listed: {enum: [1], properties: {no: {}}}
""")
PATH = "/a/{id}/{+rest}"
GET, QUERY, COPY, PUT_B, PUT_C = ("GET", PATH), ("QUERY", PATH), ("COPY", PATH), ("PUT", "/b"), ("PUT", "/c")
AT = "#/paths/~1a~1{id}~1{+rest}"


@pytest.fixture(scope="module")
def found() -> Inventory:
    return count_document(ROOT)


def test_operations_are_counted_where_they_stand(found: Inventory) -> None:
    assert {
        GET: f"{AT}/get",
        QUERY: f"{AT}/query",
        COPY: f"{AT}/additionalOperations/COPY",
        PUT_B: "#/paths/~1c/put",
        PUT_C: "#/paths/~1c/put",
    } == found.calls


def test_parameters_are_counted_that_a_client_sends(found: Inventory) -> None:
    given = {(one.location, one.name): place for one, place in found.parameters.items() if one.call == GET}

    assert {
        ("path", "id"): f"{AT}/parameters/0",
        ("path", "rest"): f"{AT}/get",
        ("query", "page"): f"{AT}/parameters/1",
        ("cookie", "Authorization"): f"{AT}/get/parameters/3",
        ("header", "X-A"): f"{AT}/get/parameters/4",
        ("query", "all"): f"{AT}/get/parameters/5",
        ("cookie", "shared"): "#/components/parameters/shared%20one",
    } == given
    assert CountedParameter(call=COPY, location="path", name="rest") in found.parameters


def test_bodies_are_counted_by_what_they_may_be(found: Inventory) -> None:
    given = {(one.call, one.place, one.media_type): place for one, place in found.contents.items()}

    assert {
        (GET, "200", "application/json"): f"{AT}/get/responses/200/content",
        (GET, "200", "text/plain"): f"{AT}/get/responses/200/content",
        (GET, "404", "application/problem+json"): "#/components/responses/Missing/content",
        (QUERY, "request", "application/json"): f"{AT}/query/requestBody/content",
        (COPY, "request", "multipart/form-data"): f"{AT}/additionalOperations/COPY/requestBody/content",
        (COPY, "request", "text/csv"): f"{AT}/additionalOperations/COPY/requestBody/content",
    } == given
    assert Content(call=GET, place="200", media_type="text/html") not in found.contents


def test_members_are_counted_of_every_object_however_deep(found: Inventory) -> None:
    whole = "#/components/schemas/A~1B"

    assert {
        frozenset({"at"}): f"{AT}/parameters/1/schema",
        frozenset({"alone"}): f"{AT}/query/requestBody/content/application~1json/schema",
        frozenset({"title"}): "#/components/responses/Missing/content/application~1problem+json/schema",
        frozenset({"own"}): whole,
        frozenset({"deep"}): f"{whole}/properties/own",
        frozenset({"item"}): f"{whole}/items",
        frozenset({"extra"}): f"{whole}/additionalProperties",
        frozenset({"rest"}): f"{whole}/unevaluatedProperties",
        frozenset({"every"}): f"{whole}/allOf/0",
        frozenset({"one"}): f"{whole}/oneOf/0",
        frozenset({"any"}): f"{whole}/anyOf/0",
        frozenset({"first"}): f"{whole}/prefixItems/0",
        frozenset({"pattern"}): f"{whole}/patternProperties/^x",
        frozenset({"file"}): "#/components/schemas/Form",
    } == found.members


def test_members_beside_a_reference_are_not_read_before_3_1() -> None:
    whole = {"A": {"$ref": "#/components/schemas/B", "properties": {"own": {}}}, "B": {"properties": {"b": {}}}}

    found = count_document({"openapi": "3.0.3", "components": {"schemas": whole}})

    assert {frozenset({"b"})} == set(found.members)


def test_schemes_are_counted_that_something_requires(found: Inventory) -> None:
    at = "#/components/securitySchemes"

    assert {
        ("header", "X-Key"): f"{at}/key",
        ("OAuth", ""): f"{at}/open",
        ("Certificate", ""): f"{at}/mail",
    } == found.schemes


def test_requirements_are_counted_that_can_be_met(found: Inventory) -> None:
    given = {(one.call, one.schemes): place for one, place in found.requirements.items()}

    assert {
        (GET, frozenset({"key"})): "#/security",
        (QUERY, frozenset()): f"{AT}/query/security",
        (COPY, frozenset({"pass", "key"})): f"{AT}/additionalOperations/COPY/security",
        (PUT_B, frozenset({"open"})): "#/paths/~1c/put/security",
        (PUT_B, frozenset({"mail"})): "#/paths/~1c/put/security",
        (PUT_C, frozenset({"open"})): "#/paths/~1c/put/security",
        (PUT_C, frozenset({"mail"})): "#/paths/~1c/put/security",
    } == given
    assert Requirement(call=GET, schemes=frozenset({"lost"})) not in found.requirements


def test_kinds_of_schemes_are_told_apart() -> None:
    schemes = {
        "bearer": ({"type": "http", "scheme": "Bearer"}, ("bearer", "")),
        "basic": ({"type": "http", "scheme": "basic"}, ("basic", "")),
        "exchange": ({"type": "http", "scheme": "bearer", "x-client-token-exchange": {}}, ("KeyExchange", "")),
        "digest": ({"type": "http", "scheme": "digest"}, ("digest", "")),
        "vendor": ({"type": "http", "scheme": "Vapor"}, ("http", "Vapor")),
        "cookie": ({"type": "apiKey", "in": "cookie", "name": "c"}, ("cookie", "c")),
        "oauth": ({"type": "oauth2"}, ("OAuth", "")),
        "none": ({"type": "magic"}, None),
    }
    root = {
        "security": [{name: []} for name in schemes],
        "components": {"securitySchemes": {name: scheme for name, (scheme, _) in schemes.items()}},
    }

    assert {kind for _, kind in schemes.values() if kind} == set(count_document(root).schemes)
