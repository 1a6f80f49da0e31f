"""Pairs of documents that differ in one thing each, and all changes that are reported of them, both ways round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.parse import parse_api
from tests.generator.changes.documents import Object, content, document, schema_document
from tests.generator.changes.rules import operation_cases
from tests.generator.changes.schemas.schema_cases import BOUNDS, CASES
from tests.generator.changes.schemas.schema_pairs import MEMBERS, PAIRS

COMPONENTS = {name: {"type": "object", "properties": {name: {}}} for name in ("A", "B", "C")}


@cache
def reported() -> tuple[Change, ...]:
    """Give what is reported where each schema stands everywhere."""
    pairs = (*((_with_schema(old), _with_schema(new)) for old, new in _schemas()), *operation_cases.PAIRS)
    return tuple(change for base, revision in pairs for change in both_ways(base, revision))


def reported_of_members() -> Iterator[Change]:
    """Give what is reported where each schema is a member of a request and of a response."""
    schemas = [*_bounds(), *PAIRS, *MEMBERS, *((old, new) for old, new, _, _ in CASES.values())]
    pairs = ((schema_document(old, COMPONENTS), schema_document(new, COMPONENTS)) for old, new in schemas)
    for base, revision in (*pairs, *operation_cases.PAIRS):
        yield from both_ways(base, revision)


def both_ways(base: Object, revision: Object) -> Iterator[Change]:
    yield from compare_apis(parse_api(base), parse_api(revision))
    yield from compare_apis(parse_api(revision), parse_api(base))


def _schemas() -> Iterator[tuple[Object, Object]]:
    yield from (*_bounds(), *PAIRS, *((old, new) for old, new, _, _ in CASES.values()))
    for old, new in (*_bounds(), *MEMBERS, CASES["a value less"][:2]):
        for facts in ({"readOnly": True}, {"writeOnly": True}):
            yield {**old, **facts}, {**new, **facts}


def _bounds() -> Iterator[tuple[Object, Object]]:
    for keyword, (type_, _) in BOUNDS.items():
        for name in (keyword, keyword.replace("max", "min").replace("Max", "Min")):
            yield {"type": type_}, {"type": type_, name: 1}
            yield {"type": type_, name: 1}, {"type": type_, name: 2}


def _with_schema(schema: Any) -> Object:
    """Return a document in which the schema stands everywhere: as a whole, and as a member."""
    member = {"type": "object", "properties": {"it": schema}}
    bodies = {**content(schema)["content"], **content(member, "application/x-it+json")["content"]}
    xml = {**bodies, **content(schema, "text/xml")["content"]}
    operation = {
        "parameters": [
            {"name": "whole", "in": "query", "schema": schema},
            {"name": "deep", "in": "query", "style": "deepObject", "schema": member},
            {"name": "X-It", "in": "header", "schema": member},
        ],
        "requestBody": {"content": xml},
        "responses": {"200": {"content": xml, "headers": {"X-It": {"schema": schema}}}},
    }
    return document(operation, components={"schemas": COMPONENTS})
