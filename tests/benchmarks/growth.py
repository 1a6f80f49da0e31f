"""Making packages of more and more operations: CPU time must grow as the document does."""

from __future__ import annotations

import json
import resource
import shutil
import sys
from collections.abc import Iterator
from typing import Any, Final

from tests.benchmarks.environment import CACHE, ROOT
from tests.benchmarks.timing import Row, row, run_cold

SIZES: Final = (10, 100, 1000, 4000)
SECONDS_EACH: Final = 0.0013
"""CPU time that one operation may cost, beyond what starting costs."""


def rows() -> Iterator[Row]:
    """Yield one row for each size, against what its operations may cost beside the smallest document."""
    start = _cpu_seconds(1)
    for size in SIZES:
        allowed = start + SECONDS_EACH * size
        yield row(f"generate {size:,} operations, against 1.3 ms of CPU each", _cpu_seconds(size), allowed, "s", 1.0)


def _cpu_seconds(size: int) -> float:
    document, output = CACHE / "growth.json", CACHE / "growth"
    document.write_text(json.dumps(_document(size)), encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = ["generate", "--spec", str(document), "--package", "growth", "--output", str(output)]
    run_cold([sys.executable, "-m", "generator", *command], ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _document(size: int) -> dict[str, Any]:
    """Give an API of operations that each have a schema of their own, twenty of them in a tag."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Growth", "version": "1.0.0"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {f"/items{number}/{{id}}": {"get": _operation(number)} for number in range(size)},
        "components": {"schemas": {f"Item{number}": _schema(number) for number in range(size)}},
    }


def _operation(number: int) -> dict[str, Any]:
    schema = {"$ref": f"#/components/schemas/Item{number}"}
    return {
        "tags": [f"group {number // 20}"],
        "operationId": f"getItem{number}",
        "summary": "Get an item.",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {"200": {"description": "The item.", "content": {"application/json": {"schema": schema}}}},
    }


def _schema(number: int) -> dict[str, Any]:
    parent = {"$ref": f"#/components/schemas/Item{number // 20 * 20}"}
    text = {"type": "string", "description": "The name of the item."}
    return {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "string"}, "name": text, "size": {"type": "integer"}, "parent": parent},
    }
