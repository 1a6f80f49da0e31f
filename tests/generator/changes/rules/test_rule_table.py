"""Every rule of the public table, told with the level the table gives, or listed with the reason why not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.document import load_document
from generator.parse import parse_api
from tests.generator.changes.documents import Object, content, document
from tests.generator.changes.rules import operation_cases
from tests.generator.changes.schemas.schema_cases import BOUNDS, CASES
from tests.generator.changes.schemas.schema_pairs import MEMBERS, PAIRS
from tests.reference import reference

TABLE = reference("drift/rules.md")
EXCEPTIONS: Mapping[str, Mapping[str, str]] = yaml.safe_load((Path(__file__).parent / "rule_table.yaml").read_text())
LEVELS = {"ERR": "breaking", "WARN": "warning", "INFO": "info"}

pytestmark = pytest.mark.skipif(not TABLE.exists(), reason="no rule table beside the checkout")


@cache
def table() -> Mapping[str, str]:
    lines = re.findall(r"^- (ERR|WARN|INFO): (.*)$", TABLE.read_text(), re.MULTILINE)
    return {rule: LEVELS[level] for level, rules in lines for rule in re.findall(r"`([^`]+)`", rules)}


@cache
def told() -> tuple[Change, ...]:
    return tuple(change for base, revision in documents() for change in _compare(base, revision))


def documents() -> Iterator[tuple[Object, Object]]:
    """Give each pair both ways round."""
    for base, revision in (*_schema_documents(), *operation_cases.PAIRS, *_labelled_documents()):
        yield base, revision
        yield revision, base


def _compare(base: Object, revision: Object) -> tuple[Change, ...]:
    return compare_apis(parse_api(base), parse_api(revision))


def _schema_documents() -> Iterator[tuple[Object, Object]]:
    for old, new in (*_bounds(), *PAIRS, *((old, new) for old, new, _, _ in CASES.values())):
        yield _with_schema(old), _with_schema(new)
    for old, new in (*_bounds(), *MEMBERS, CASES["a value less"][:2]):
        for facts in ({"readOnly": True}, {"writeOnly": True}):
            yield _with_schema({**old, **facts}), _with_schema({**new, **facts})


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
    schemas = {name: {"type": "object", "properties": {name: {}}} for name in ("A", "B", "C")}
    return document(operation, components={"schemas": schemas})


def _labelled_documents() -> Iterator[tuple[Object, Object]]:
    cases = json.loads((TABLE.parent / "cases.json").read_text())
    for name in dict.fromkeys((case["base"], case["revision"]) for case in cases):
        base, revision = (load_document(TABLE.parent / side, keep_going=True).root for side in name)
        yield dict(base), dict(revision)


def test_level_is_that_of_the_table() -> None:
    levels = table()

    wrong = {one.id: one.level for one in told() if levels.get(one.id, one.level) != one.level}

    assert set(EXCEPTIONS["of another level"]) == set(wrong)


def test_rules_that_are_not_told_are_listed_with_the_reason() -> None:
    untold = set(table()) - {one.id for one in told()}

    assert set(EXCEPTIONS["not told"]) == untold
