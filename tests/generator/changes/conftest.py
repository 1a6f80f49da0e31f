from __future__ import annotations

from typing import Any

import pytest

from generator.changes.api import compare_apis
from generator.changes.change import Change
from generator.changes.levels import Direction
from generator.parse import parse_api
from tests.generator.changes.documents import Compare, Judge, Object, Told, schema_document


@pytest.fixture
def compare() -> Compare:
    """Compare two whole documents."""

    def run(base: Object, revision: Object, **options: Any) -> tuple[Change, ...]:
        return compare_apis(parse_api(base), parse_api(revision), **options)

    return run


@pytest.fixture
def told(compare: Compare) -> Told:
    """Compare two whole documents; give each change as "level rule"."""

    def run(base: Object, revision: Object) -> list[str]:
        return [f"{change.level} {change.id}" for change in compare(base, revision)]

    return run


@pytest.fixture
def judge(compare: Compare) -> Judge:
    """Compare two schemas as member `it` of a request and of a response; give "level rule" for each direction."""

    def run(base: Object, revision: Object, **components: Object) -> tuple[list[str], list[str]]:
        changes = compare(schema_document(base, components), schema_document(revision, components))
        sent, received = (
            [f"{one.level} {one.id}" for one in changes if one.where.direction is direction]
            for direction in (Direction.REQUEST, Direction.RESPONSE)
        )
        return sent, received

    return run
