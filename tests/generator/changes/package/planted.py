"""A small document, and a table of edits of it: what each does to code that uses the package.

Each edit is also made on a copy of the document under names of its own, so that one pair of packages holds them all.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

Tree = dict[str, Any]

SHOP = yaml.safe_load("""
openapi: 3.1.1
info: {title: Pet Shop, version: 1.0.0, description: Sells pets.}
servers: [{url: "https://shop.test"}]
security: []
tags: [{name: ShopX, description: The pets.}]
paths:
  /x/pets:
    get:
      operationId: listPetsX
      x-client-action: list
      tags: [ShopX]
      parameters:
      - {name: limit, in: query, schema: {type: integer}}
      - {name: kind, in: query, schema: {$ref: "#/components/schemas/KindX"}}
      responses:
        "200":
          description: Pets.
          content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/PetX"}}}}
    post:
      operationId: createPetX
      x-client-action: create
      tags: [ShopX]
      requestBody:
        required: true
        content: {application/json: {schema: {$ref: "#/components/schemas/PetInputX"}}}
      responses:
        "201": {description: The pet., content: {application/json: {schema: {$ref: "#/components/schemas/PetX"}}}}
  /x/pets/{petId}/toys/{toyId}:
    get:
      operationId: getToyX
      x-client-action: fetchToy
      tags: [ShopX]
      parameters:
      - {name: petId, in: path, required: true, schema: {type: string}}
      - {name: toyId, in: path, required: true, schema: {type: string}}
      responses:
        "200": {description: The toy., content: {application/json: {schema: {$ref: "#/components/schemas/PetX"}}}}
components:
  schemas:
    KindX: {type: string, enum: [cat, dog]}
    HomeX:
      type: object
      required: [city]
      properties:
        city: {type: string}
        street: {type: string}
    PetX:
      type: object
      required: [name]
      properties:
        name: {type: string}
        nick: {type: string}
        status: {type: string, enum: [free, sold]}
    PetInputX:
      type: object
      required: [name]
      properties:
        name: {type: string}
        note: {type: string}
        home: {$ref: "#/components/schemas/HomeX"}
""")


@dataclass(frozen=True, kw_only=True)
class Planted:
    """One edit, and the rules of all that it breaks and of all that it does besides."""

    edit: Callable[[Tree], object]
    breaks: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()


def operation(tree: Tree, action: str) -> Tree:
    return next(one for item in tree["paths"].values() for one in item.values() if one["x-client-action"] == action)


def schema(tree: Tree, name: str) -> Tree:
    schemas: Tree = tree["components"]["schemas"]
    return next(value for key, value in schemas.items() if key.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == name)


def parameter(tree: Tree, name: str) -> Tree:
    return next(one for one in operation(tree, "list")["parameters"] if one["name"] == name)


def add_parameter(tree: Tree, **members: object) -> None:
    operation(tree, "list")["parameters"].append({"in": "query", "schema": {"type": "string"}, **members})


def remove_parameter(tree: Tree, name: str) -> None:
    operation(tree, "list")["parameters"].remove(parameter(tree, name))


def remove_operation(tree: Tree) -> None:
    del next(item for item in tree["paths"].values() if "post" in item)["post"]
    del tree["components"]["schemas"][next(name for name in tree["components"]["schemas"] if name.startswith("PetIn"))]
    del tree["components"]["schemas"][next(name for name in tree["components"]["schemas"] if name.startswith("Home"))]


def rename_path(tree: Tree, old: str, new: str) -> None:
    tree["paths"] = {path.replace(old, new): item for path, item in tree["paths"].items()}


def rename_path_variable(tree: Tree) -> None:
    rename_path(tree, "{petId}", "{animal}")
    operation(tree, "fetchToy")["parameters"][0]["name"] = "animal"


def turn_path(tree: Tree) -> None:
    rename_path(tree, "pets/{petId}/toys/{toyId}", "toys/{toyId}/pets/{petId}")


def rename_schema(tree: Tree, old: str, new: str) -> None:
    renamed = json.dumps(tree)
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        renamed = renamed.replace(f'"{old}{letter}"', f'"{new}{letter}"')
        renamed = renamed.replace(f'schemas/{old}{letter}"', f'schemas/{new}{letter}"')
    tree.clear()
    tree.update(json.loads(renamed))


def rename_tag(tree: Tree) -> None:
    for item in tree["paths"].values():
        for one in item.values():
            one["tags"] = [one["tags"][0].replace("Shop", "Store")]


PLANTED: Mapping[str, Planted] = {
    "remove a field": Planted(
        edit=lambda tree: schema(tree, "Pet")["properties"].pop("nick"), breaks=("sdk-field-removed",)
    ),
    "rename an action": Planted(
        edit=lambda tree: operation(tree, "fetchToy").update({"x-client-action": "getToy"}),
        breaks=("sdk-method-renamed",),
    ),
    "narrow an enum that requests take": Planted(
        edit=lambda tree: schema(tree, "Kind")["enum"].remove("cat"), breaks=("sdk-enum-member-removed",)
    ),
    "widen an enum": Planted(
        edit=lambda tree: schema(tree, "Kind")["enum"].append("owl"), tells=("sdk-enum-member-added",)
    ),
    "add a required parameter": Planted(
        edit=lambda tree: add_parameter(tree, name="shop", required=True), breaks=("sdk-required-argument-added",)
    ),
    "add an optional parameter": Planted(
        edit=lambda tree: add_parameter(tree, name="shop"), tells=("sdk-optional-argument-added",)
    ),
    "remove a parameter": Planted(edit=lambda tree: remove_parameter(tree, "limit"), breaks=("sdk-argument-removed",)),
    "demand a parameter": Planted(
        edit=lambda tree: parameter(tree, "limit").update(required=True), breaks=("sdk-argument-became-required",)
    ),
    "remove an operation": Planted(
        edit=remove_operation, breaks=("sdk-method-removed", "sdk-model-removed", "sdk-model-removed")
    ),
    "make a field optional": Planted(
        edit=lambda tree: schema(tree, "Pet")["required"].remove("name"), breaks=("sdk-field-became-optional",)
    ),
    "promise a field": Planted(
        edit=lambda tree: schema(tree, "Pet")["required"].append("nick"), tells=("sdk-field-became-required",)
    ),
    "add a field": Planted(
        edit=lambda tree: schema(tree, "Pet")["properties"].update(age={"type": "integer"}), tells=("sdk-field-added",)
    ),
    "let a field be null": Planted(
        edit=lambda tree: schema(tree, "Pet")["properties"]["nick"].update(type=["string", "null"]),
        breaks=("sdk-field-type-widened",),
    ),
    "demand a member of the body": Planted(
        edit=lambda tree: schema(tree, "PetInput")["required"].append("note"),
        breaks=("sdk-argument-became-required", "sdk-field-became-required"),
    ),
    "demand a new member of what is given": Planted(
        edit=lambda tree: schema(tree, "Home").update(
            required=["city", "zip"], properties={**schema(tree, "Home")["properties"], "zip": {"type": "string"}}
        ),
        breaks=("sdk-required-field-added",),
    ),
    "rename a variable of the path": Planted(edit=rename_path_variable, breaks=("sdk-argument-renamed",)),
    "turn the variables of the path": Planted(edit=turn_path, breaks=("sdk-argument-moved",)),
    "rename a schema": Planted(
        edit=lambda tree: rename_schema(tree, "Pet", "Animal"), breaks=("sdk-model-renamed", "sdk-enum-renamed")
    ),
    "rename a tag": Planted(edit=rename_tag, breaks=("sdk-resource-removed", *["sdk-method-renamed"] * 3)),
    "change the type of a parameter": Planted(
        edit=lambda tree: parameter(tree, "limit").update(schema={"type": "boolean"}),
        breaks=("sdk-argument-type-changed",),
    ),
    "take more types in a parameter": Planted(
        edit=lambda tree: parameter(tree, "limit").update(schema={"type": "number"}),
        tells=("sdk-argument-type-widened",),
    ),
    "word a description anew": Planted(edit=lambda tree: operation(tree, "list").update(description="Gives pets.")),
}


def named(letter: str) -> Tree:
    """Give the document under names of its own: `ShopB`, `PetB`, `/b/pets`."""
    text = json.dumps(SHOP)
    for stem in ("Shop", "Kind", "Home", "Pet", "PetInput", "listPets", "createPet", "getToy"):
        text = text.replace(f"{stem}X", f"{stem}{letter}")
    tree: Tree = json.loads(text.replace("/x/", f"/{letter.lower()}/"))
    return tree


def edited(tree: Tree, planted: Planted) -> Tree:
    copied = copy.deepcopy(tree)
    planted.edit(copied)
    return copied


def merged(trees: list[Tree]) -> Tree:
    """Give one document that holds all of several."""
    whole = copy.deepcopy(trees[0])
    for tree in trees[1:]:
        whole["paths"] |= tree["paths"]
        whole["tags"] += tree["tags"]
        whole["components"]["schemas"] |= tree["components"]["schemas"]
    return whole
