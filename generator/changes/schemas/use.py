"""What a place says of the value that stands there: null, and its default."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.changes.change import Change, value_of
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair
from generator.changes.where import Where
from generator.ir.schemas import AnySchema, Missing


def compare_use(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare what holds for the value at this place, wherever its type is written."""
    where = pair.used(where)
    is_typed = not isinstance(pair.base.schema, AnySchema) and not isinstance(pair.revision.schema, AnySchema)
    if is_typed and pair.revision.is_nullable and not pair.base.is_nullable:
        yield make("became-nullable", where)
    elif is_typed and pair.base.is_nullable and not pair.revision.is_nullable:
        yield make("became-not-nullable", where)
    yield from _compare_defaults(where, pair)


def _compare_defaults(where: Where, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.default, pair.revision.default
    name = "parameter-default-value" if where.kind == "request-parameter" and not where.is_member else "default-value"
    if isinstance(before, Missing):
        if not isinstance(after, Missing):
            yield make(f"{name}-added", where, before, value_of(after))
    elif isinstance(after, Missing):
        yield make(f"{name}-removed", where, value_of(before), after)
    elif json.dumps(before, default=str) != json.dumps(after, default=str):
        yield make(f"{name}-changed", where, value_of(before), value_of(after))
