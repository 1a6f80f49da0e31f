"""A public document about films, and ours, which says the same in other words."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import yaml

from generator.changes.public import compare_with_public
from generator.ir.api import Api
from generator.parse import parse_api

Tree = dict[str, Any]
BODIES = ("body:application/json", "201:application/json[]")
PUBLIC = yaml.safe_load("""
openapi: 3.0.3
info: {title: Films, version: "1"}
paths:
  /films:
    post:
      operationId: make
      parameters:
      - {name: draft, in: query, schema: {type: boolean, default: true}}
      - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Film"}}}
      responses:
        "201":
          description: Made.
          headers: {X-Left: {schema: {type: integer}}}
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Film"}}}}
        "400": {description: No., content: {application/problem+json: {schema: {type: object}}}}
  /films/{id}:
    get:
      operationId: get
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Here.}}
components:
  schemas:
    Film:
      type: object
      required: [title]
      properties:
        title: {type: string, maxLength: 9}
        at: {type: string, format: date-time, nullable: true}
        kind: {type: string, enum: [short, long, "no"]}
        next: {$ref: "#/components/schemas/Film"}
""")
OURS = yaml.safe_load("""
openapi: 3.1.1
info: {title: Our films, version: "2"}
paths:
  /films:
    post:
      operationId: makeFilm
      parameters:
      - {name: draft, in: query, schema: {type: boolean, default: true}}
      - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {a: {type: string}}}}
      - {name: ours, in: query, schema: {type: boolean}}
      requestBody:
        content: {application/json: {schema: {$ref: "#/components/schemas/Movie"}}}
      responses:
        "201":
          description: Made.
          headers: {x-left: {schema: {type: integer}}}
          content: {application/json: {schema: {$ref: "#/components/schemas/Movies"}}}
        "400": {description: No., content: {application/json: {schema: {type: object}}}}
        "403": {description: Never.}
  /films/{filmId}:
    get:
      operationId: getFilm
      parameters: [{name: filmId, in: path, required: true, schema: {type: string}}]
      responses: {"204": {description: Here.}}
components:
  schemas:
    Movies: {type: array, items: {$ref: "#/components/schemas/Movie"}}
    Movie:
      allOf:
      - type: object
        required: [title]
        properties:
          title: {type: string, maxLength: 9}
          at: {type: [string, "null"], format: date-time}
      - properties:
          kind: {type: string, enum: [short, long, "no", ours]}
          next: {$ref: "#/components/schemas/Movie"}
""")


def same(_: Tree) -> None:
    """Leave a document as it is."""


def api(tree: Tree, edit: Callable[[Tree], object] = same) -> Api:
    copied = copy.deepcopy(tree)
    edit(copied)
    return parse_api(copied)


def post(tree: Tree) -> Tree:
    found: Tree = tree["paths"]["/films"]["post"]
    return found


def film(tree: Tree) -> Tree:
    found: Tree = tree["components"]["schemas"]["Film"]
    return found


def member(tree: Tree, name: str) -> Tree:
    found: Tree = film(tree)["properties"][name]
    return found


def movie(tree: Tree, name: str) -> Tree:
    parts = tree["components"]["schemas"]["Movie"]["allOf"]
    found: Tree = next(part["properties"][name] for part in parts if name in part["properties"])
    return found


def webhooks(body: Tree) -> Tree:
    return {"openapi": "3.1.0", "webhooks": {"made": {"post": {**body, "responses": {}}}}}


def missing(edit: Callable[[Tree], object] = same, own: Callable[[Tree], object] = same) -> list[str]:
    found = compare_with_public(api(PUBLIC, edit), api(OURS, own))
    return [f"{one.at}: {one.message}" for one in found]
