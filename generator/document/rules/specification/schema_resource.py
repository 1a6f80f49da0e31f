"""A document's schemas as one JSON Schema resource: what OpenAPI 3.0 says its own way is said as 2020-12 does."""

from __future__ import annotations

from urllib.parse import quote, unquote

import jsonschema_rs

from generator.document.rules.specification.patterns import compile_fault, is_ecma
from generator.document.rules.subject import Subject
from generator.document.tree import ROOT, Json, Object, as_array, as_object, clone, reference_of, resolve_pointer, step

_RESOURCE = "urn:openapi:document"


class SchemaResource:
    """The tree as a validator takes it: a copy in which schemas are rewritten, or the tree itself if none has to be."""

    def __init__(self, subject: Subject) -> None:
        differing = [
            item.pointer
            for item in subject.items
            if item.kind == "schemas" and (_is_foreign(item.node) or (subject.is_3_0 and _is_old(item.node)))
        ]
        self.root = as_object(clone(subject.root)) if differing else subject.root
        for node in [as_object(resolve_pointer(self.root, pointer)) for pointer in differing]:
            _drop_patterns(node)
            if subject.is_3_0:
                _modernize(node)
            node.pop("$id", None)
            node.pop("$schema", None)

    def registry(self) -> jsonschema_rs.Registry:
        """Make the registry that references of `reference` are found in."""
        return jsonschema_rs.Registry([(_RESOURCE, self.root)], draft=jsonschema_rs.Draft202012)


def reference(pointer: str) -> Object:
    """Make a schema that is the one at a pointer into the document."""
    return {"$ref": _RESOURCE + quote(pointer, safe="#/~")}


def pointer_of(location: str | None) -> str:
    """Give the pointer into the document of a keyword's absolute location."""
    return unquote((location or "").removeprefix(_RESOURCE)) or ROOT


def _is_foreign(node: Object) -> bool:
    """Whether a schema has what a validator does not take as it is meant here: name, dialect, or a pattern."""
    return not _SPECIAL.isdisjoint(node) and ("$id" in node or "$schema" in node or _has_unusable_patterns(node))


_SPECIAL = frozenset({"$id", "$schema", "pattern", "patternProperties"})


def _is_old(node: Object) -> bool:
    """Whether a schema says in the way of OpenAPI 3.0 what JSON Schema says in another."""
    if _OLD.isdisjoint(node):
        return False
    has_flags = any(isinstance(node.get(name), bool) for name in ("exclusiveMinimum", "exclusiveMaximum"))
    return has_flags or "nullable" in node or (len(node) > 1 and reference_of(node) is not None)


_OLD = frozenset({"$ref", "nullable", "exclusiveMinimum", "exclusiveMaximum"})


def _has_unusable_patterns(node: Object) -> bool:
    names = as_object(node.get("patternProperties"))
    return not (_is_usable(node.get("pattern")) and all(map(_is_name_pattern, names)))


def _is_usable(pattern: Json) -> bool:
    return not isinstance(pattern, str) or (is_ecma(pattern) and not pattern.startswith("/"))


def _is_name_pattern(pattern: str) -> bool:
    return not compile_fault(pattern) and is_ecma(pattern)


def _drop_patterns(node: Object) -> None:
    """Leave out patterns that no validator compiles: they have their own rule."""
    if not _is_usable(node.get("pattern")):
        del node["pattern"]
    names = as_object(node.get("patternProperties"))
    for name in [name for name in names if not _is_name_pattern(name)]:
        del names[name]


def _modernize(node: Object) -> None:
    """Say in JSON Schema 2020-12 what a Schema Object says: https://spec.openapis.org/oas/v3.0.3#schema-object."""
    target = reference_of(node)
    if target is not None:
        node.clear()
        node["$ref"] = target
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


def is_read_only(root: Object, location: str | None, name: str) -> bool:
    """Return whether a `required` keyword at an absolute location demands a property that only responses have."""
    try:
        holder = resolve_pointer(root, pointer_of(location).rpartition("/")[0])
        return as_object(step(step(holder, "properties"), name)).get("readOnly") is True
    except KeyError:
        return False
