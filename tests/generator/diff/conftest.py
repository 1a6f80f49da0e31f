from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest

from generator.diff import compare_apis
from generator.diff.change import Change
from generator.parse import parse_api

Compare: TypeAlias = Callable[..., tuple[Change, ...]]
Told: TypeAlias = Callable[..., list[str]]


def document(operation: dict[str, Any], *, path: str = "/videos", **components: Any) -> dict[str, Any]:
    return {
        "openapi": "3.1.0",
        "info": {"title": "It", "version": "1"},
        "paths": {path: {"post": {"responses": {}, **operation}}},
        "components": {"schemas": components},
    }


@pytest.fixture
def compare() -> Compare:
    """Compare two whole documents."""

    def run(base: dict[str, Any], revision: dict[str, Any], **options: Any) -> tuple[Change, ...]:
        return compare_apis(parse_api(base), parse_api(revision), **options)

    return run


@pytest.fixture
def told() -> Told:
    """Compare two operations; give each change as "level rule"."""

    def run(base: dict[str, Any], revision: dict[str, Any]) -> list[str]:
        changes = compare_apis(parse_api(document(base)), parse_api(document(revision)))
        return [f"{change.level} {change.rule}" for change in changes]

    return run
