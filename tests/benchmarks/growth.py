"""Making packages of more and more operations: CPU time must grow as the document does, and memory stay in bounds."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterator
from typing import Any, Final

from tests.benchmarks.environment import CACHE, ROOT
from tests.benchmarks.timing import Row, Run, row, run_cold

SIZES: Final = (10, 100, 1000, 4000)
SECONDS_EACH: Final = 0.0013
"""CPU time that one operation may cost, beyond what starting costs."""


def rows() -> Iterator[Row]:
    """Yield one row for each size, against what its operations may cost beside the smallest document."""
    start = _generate(1).processor
    for size in SIZES:
        allowed = start + SECONDS_EACH * size
        run = _generate(size)
        yield row(f"generate {size:,} operations, against 1.3 ms of CPU each", run.processor, allowed, "s", 1.0)
    yield row(f"memory for {SIZES[-1]:,} operations, against 1 GiB", run.memory, 1024, "MiB", 1.0)


def _generate(size: int) -> Run:
    document, output = CACHE / "growth.json", CACHE / "growth"
    document.write_text(json.dumps(_document(size)), encoding="utf-8")
    shutil.rmtree(output, ignore_errors=True)
    command = ["generate", "--spec", str(document), "--package", "growth", "--output", str(output)]
    return run_cold([sys.executable, "-m", "generator", *command], ROOT)


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
