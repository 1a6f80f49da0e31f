"""What a place says of the value that stands there: null, default, who may write it, deprecation."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Final

from generator.diff.change import Change
from generator.diff.place import BREAKING, INFO, NARROWED, NOTED, WIDENED, Place, Verdict
from generator.diff.schemas.shape import Pair
from generator.ir.schemas import AnySchema, Json, Missing

_OF_PARAMETER: Final = Verdict(BREAKING, INFO)


def compare_use(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare what holds for the value at this place, wherever its type is written."""
    yield from _compare_null(place, pair)
    yield from _compare_defaults(place, pair)


def _compare_null(place: Place, pair: Pair) -> Iterator[Change]:
    if isinstance(pair.base.schema, AnySchema) or isinstance(pair.revision.schema, AnySchema):
        return
    if pair.revision.is_nullable and not pair.base.is_nullable:
        yield place.change("became-nullable", WIDENED, "may now be null", pair.use)
    elif pair.base.is_nullable and not pair.revision.is_nullable:
        yield place.change("became-not-nullable", NARROWED, "may no longer be null", pair.use)


def _compare_defaults(place: Place, pair: Pair) -> Iterator[Change]:
    before, after = pair.base.default, pair.revision.default
    verdict = _OF_PARAMETER if place.kind == "request-parameter" and not place.is_member else NOTED
    if isinstance(before, Missing) or isinstance(after, Missing):
        if not isinstance(after, Missing):
            yield place.change("default-value-added", verdict, f"now has the default {_spelled(after)}", pair.use)
        elif not isinstance(before, Missing):
            told = f"no longer has the default {_spelled(before)}"
            yield place.change("default-value-removed", verdict, told, pair.use)
    elif _spelled(before) != _spelled(after):
        told = f"changed its default from {_spelled(before)} to {_spelled(after)}"
        yield place.change("default-value-changed", verdict, told, pair.use)


def _spelled(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
