"""Long chains of references: followed to their end, at a cost that grows as the document does."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from generator.document import load_document
from generator.document.check import check_document_fast
from generator.levels import RuleLevels
from generator.parse import parse_api
from generator.problems import Severity, UnusableInputError

RESPONSES: dict[str, Any] = {"200": {"description": "It."}}
ENDS: dict[str, dict[str, Any]] = {
    "schemas": {"type": "object", "properties": {"name": {"type": "string"}}},
    "parameters": {"name": "kind", "in": "query", "schema": {"type": "string"}},
    "pathItems": {"get": {"operationId": "getIt", "responses": RESPONSES}},
    "responses": {"description": "It."},
    "securitySchemes": {"type": "http", "scheme": "bearer"},
}


def chained(length: int, operations: int = 1) -> dict[str, Any]:
    """Give a document with a chain of components of each kind, all of which each operation uses."""
    sections = {
        kind: {**{f"at{step}": _reference(kind, step + 1) for step in range(length)}, f"at{length}": end}
        for kind, end in ENDS.items()
    }
    operation = {
        "security": [{"at0": []}],
        "parameters": [_reference("parameters")],
        "requestBody": {"content": {"application/json": {"schema": _reference("schemas")}}},
        "responses": {"200": _reference("responses")},
    }
    items: list[dict[str, Any]] = [{"post": {"operationId": f"do{at}", **operation}} for at in range(operations)]
    return {
        "openapi": "3.1.1",
        "info": {"title": "Chains", "version": "1"},
        "servers": [{"url": "https://chains.test"}],
        "paths": {f"/{at}": item for at, item in enumerate([_reference("pathItems"), *items])},
        "components": sections,
    }


def _reference(kind: str, step: int = 0) -> dict[str, str]:
    return {"$ref": f"#/components/{kind}/at{step}"}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[dict[str, Any]], Any]:
    """Load, check and parse a document, and give what it became."""

    def read(written: dict[str, Any]) -> Any:
        path = tmp_path / "openapi.json"
        path.write_text(json.dumps(written), encoding="utf-8")
        document = load_document(path)
        errors = [
            problem for problem in check_document_fast(document, RuleLevels()) if problem.severity is Severity.ERROR
        ]
        assert [] == errors
        return parse_api(document.root)

    return read


def calls_of(action: Callable[[], object]) -> int:
    """Count the calls of Python functions that an action makes."""
    count = 0

    def note(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event == "call"

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(before)
    return count


def test_chain_of_thousands_of_references_is_followed(read: Callable[[dict[str, Any]], Any]) -> None:
    api = read(chained(2000))

    assert () == api.losses
    got, done = api.operations
    assert ("getIt", "do0") == (got.operation_id, done.operation_id)
    assert ["kind"] == [parameter.name for parameter in done.parameters]
    assert "at0" == done.security[0].schemes[0][0]


def test_cost_grows_as_chains_and_operations_do(read: Callable[[dict[str, Any]], Any]) -> None:
    read(chained(2))

    def cost(length: int, operations: int) -> int:
        return calls_of(lambda: read(chained(length, operations)))

    small = cost(20, 20)
    longer, wider = cost(40, 20) - small, cost(20, 40) - small

    assert cost(60, 20) - small < 2.1 * longer
    assert cost(20, 60) - small < 2.1 * wider
    assert cost(40, 40) - small < 1.1 * (longer + wider)


def test_chain_that_ends_nowhere_is_reported_once(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    document = chained(50)
    document["components"]["pathItems"]["at50"] = {"$ref": "#/components/pathItems/at7"}
    path.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(UnusableInputError) as caught:
        load_document(path)

    (problem,) = caught.value.problems
    assert "circular-ref" == problem.rule


def test_callbacks_that_lead_to_callbacks_are_refused_at_a_depth(tmp_path: Path) -> None:
    path = tmp_path / "openapi.json"
    document = chained(0)
    document["components"]["pathItems"] = {
        f"at{step}": {
            "post": {"responses": RESPONSES, "callbacks": {"then": {"{$url}": _reference("pathItems", step + 1)}}}
        }
        for step in range(50)
    } | {"at50": ENDS["pathItems"]}
    path.write_text(json.dumps(document), encoding="utf-8")

    with pytest.raises(UnusableInputError, match="nest them less deep"):
        load_document(path)
