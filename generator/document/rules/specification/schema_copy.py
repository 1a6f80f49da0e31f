"""A document's schemas as one JSON Schema resource: what OpenAPI 3.0 says its own way is said as 2020-12 does."""

from __future__ import annotations

from generator.document.references.local import all_slots
from generator.document.rules.specification.patterns import compile_fault, is_ecma
from generator.document.rules.subject import Subject
from generator.document.tree import Json, Object, as_array, as_object, clone, reference_of

RESOURCE = "urn:openapi:document"


class SchemaCopy:
    """A copy of the tree with schemas rewritten for validation, found again by their pointers."""

    def __init__(self, subject: Subject) -> None:
        self.root = as_object(clone(subject.root))
        self.schemas = {
            slot.pointer: value
            for slot in all_slots(self.root)
            if slot.kind == "schemas" and isinstance(value := slot.value, dict)
        }
        for node in self.schemas.values():
            _drop_patterns(node)
            if subject.is_3_0:
                _modernize(node)
            _anchor(node)


def _drop_patterns(node: Object) -> None:
    """Leave out patterns that no validator compiles: they have their own rule."""
    pattern = node.get("pattern")
    if isinstance(pattern, str) and not (is_ecma(pattern) and not pattern.startswith("/")):
        del node["pattern"]
    for name in list(as_object(node.get("patternProperties"))):
        if compile_fault(name) or not is_ecma(name):
            del as_object(node["patternProperties"])[name]


def _modernize(node: Object) -> None:
    """Say in JSON Schema 2020-12 what a Schema Object says: https://spec.openapis.org/oas/v3.0.3#schema-object."""
    reference = reference_of(node)
    if reference is not None:
        node.clear()
        node["$ref"] = reference
        return
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        flag = node.get(exclusive)
        if isinstance(flag, bool):
            del node[exclusive]
            if flag and limit in node:
                node[exclusive] = node.pop(limit)
    if node.pop("nullable", None) is True:
        _allow_null(node)


def _allow_null(node: Object) -> None:
    if isinstance(node.get("enum"), list):
        node["enum"] = [*as_array(node["enum"]), None]
    if isinstance(node.get("type"), str):
        node["type"] = [node["type"], "null"]
    elif any(key in node for key in ("allOf", "anyOf", "oneOf")):
        content = dict(node)
        node.clear()
        node["anyOf"] = [content, {"type": "null"}]


def _anchor(node: Object) -> None:
    """Let a local reference be followed from outside the resource."""
    reference = reference_of(node)
    if reference is not None and reference.startswith("#"):
        node["$ref"] = RESOURCE + reference
    node.pop("$id", None)
    node.pop("$schema", None)


def is_read_only(root: Object, location: str | None, name: str) -> bool:
    """Tell whether a `required` keyword at an absolute location demands a property that only answers have."""
    pointer = (location or "").removeprefix(RESOURCE)
    node: Json = root
    for token in pointer.split("/")[1:-1]:
        node = as_object(node).get(token.replace("~1", "/").replace("~0", "~"))
    return as_object(as_object(as_object(node).get("properties")).get(name)).get("readOnly") is True
