"""Pairs of schemas whose keywords, members and variants differ; rules are told of each pair both ways round."""

from __future__ import annotations

from typing import Any

STRING = {"type": "string"}
A, B, C = ({"$ref": f"#/components/schemas/{name}"} for name in "ABC")


def an_object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required)}


def keywords(type_: str, **pairs: tuple[Any, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    old = {key: before for key, (before, _) in pairs.items() if before is not None}
    new = {key: after for key, (_, after) in pairs.items() if after is not None}
    return {"type": type_, **old}, {"type": type_, **new}


def union(keyword: str, *variants: Any, **members: Any) -> dict[str, Any]:
    return {keyword: list(variants), **members}


def told_apart(property_name: str, **mapping: str) -> dict[str, Any]:
    targets = {value: f"#/components/schemas/{name}" for value, name in mapping.items()}
    return {"discriminator": {"propertyName": property_name, "mapping": targets}}


CONDITIONS = [
    keywords("object", **{"if": (None, {"required": ["a"]}), "then": (None, {}), "else": (None, {})}),
    keywords("object", propertyNames=(None, {"pattern": "a"})),
    keywords("object", unevaluatedProperties=(None, {"type": "string"})),
    keywords("object", patternProperties=(None, {"^x": {}})),
    keywords("object", dependentRequired=(None, {"a": ["b"]})),
    keywords("object", dependentRequired=({"a": ["b"]}, {"a": ["c"]})),
    keywords("object", dependentSchemas=(None, {"a": {"required": ["b"]}})),
    keywords("array", contains=(None, {"const": 1})),
    keywords("array", minContains=(1, 2)),
    keywords("array", maxContains=(1, 2)),
    keywords("array", prefixItems=(None, [STRING])),
    keywords("array", unevaluatedItems=(None, STRING)),
    keywords("string", contentMediaType=(None, "application/json")),
    keywords("string", contentEncoding=(None, "gzip")),
    keywords("string", contentSchema=(None, {})),
    keywords("string", **{"x-extensible-enum": (["a", "b"], ["a"])}),
]
COMPOSITIONS = [
    (union("oneOf", A, B), union("oneOf", A, B, C)),
    (union("anyOf", A, B), union("anyOf", A, B, C)),
    (A, union("oneOf", A, B)),
    (union("allOf", A, B), union("allOf", A, B, C)),
    (union("allOf", A, B), union("allOf", A, B, {"title": "It"})),
    (union("oneOf", A, B), union("oneOf", A, B, **told_apart("kind", a="A", b="B"))),
    (union("oneOf", A, B, **told_apart("kind")), union("oneOf", A, B, **told_apart("sort"))),
    (union("oneOf", A, B, **told_apart("k", a="A", b="B")), union("oneOf", A, B, **told_apart("k", a="B", b="A"))),
    (union("oneOf", A, B, **told_apart("k", a="A", b="B")), union("oneOf", A, B, **told_apart("k", x="A", b="B"))),
]
MEMBERS = [
    (an_object(), an_object(a=STRING)),
    (an_object(), an_object("a", a=STRING)),
    (an_object(), an_object("a", a={**STRING, "default": "a"})),
    (an_object(a=STRING), an_object("a", a=STRING)),
    (an_object(a=STRING), an_object("a", a={**STRING, "default": "a"})),
    (an_object(a=STRING), an_object(a={**STRING, "readOnly": True})),
    (an_object(a=STRING), an_object(a={**STRING, "writeOnly": True})),
    (an_object("a", a=STRING), an_object("a", a={**STRING, "readOnly": True})),
    (an_object("a", a=STRING), an_object("a", a={**STRING, "writeOnly": True})),
    (an_object(a=STRING), an_object(a={**STRING, "deprecated": True})),
    (an_object(a=STRING), an_object(a={**STRING, "deprecated": True, "x-sunset": "2030-01-01"})),
    (an_object(a=STRING), an_object(a={**STRING, "deprecated": True, "x-sunset": "soon"})),
    *(
        (
            an_object(a={**STRING, "deprecated": True, **old}),
            an_object(a={**STRING, "deprecated": True, "x-sunset": "2029-01-01"}),
        )
        for old in ({}, {"x-sunset": "2030-01-01"})
    ),
    (an_object(a={**STRING, "x-stability-level": "beta"}), an_object(a={**STRING, "x-stability-level": "stable"})),
]
PAIRS = [
    ({"type": ["integer", "boolean"]}, {"type": "integer"}),
    *CONDITIONS,
    *COMPOSITIONS,
    *MEMBERS,
    (STRING, an_object(a=STRING)),
]
