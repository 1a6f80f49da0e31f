"""`contentMediaType`, `contentEncoding`, `contentSchema`: what a string carries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from generator.diff.change import Change
from generator.diff.place import NARROWED, REPLACED, WARNING, WIDENED, Place, Verdict
from generator.diff.schemas.shape import Pair
from generator.ir.schemas import BinarySchema, StringSchema

_NAMES: Final = {"contentMediaType": "content-media-type", "contentEncoding": "content-encoding"}


def compare_content(place: Place, pair: Pair) -> Iterator[Change]:
    """Compare what a string is said to carry."""
    if pair.has_same_keywords:
        return
    before, after = pair.base.keywords(), pair.revision.keywords()
    is_respelled = ("format" in before) != ("format" in after) and _is_of_one_format(pair)
    for keyword, name in _NAMES.items():
        old, new = before.get(keyword), after.get(keyword)
        if old != new and not is_respelled:
            told = f"changed its {keyword} from {old or 'none'} to {new or 'none'}"
            yield place.change(f"{name}-changed", REPLACED, told, pair.where)
    old, new = before.get("contentSchema"), after.get("contentSchema")
    if old == new:
        return
    if old is None:
        yield place.change("content-schema-added", NARROWED, "now has a contentSchema", pair.where)
    elif new is None:
        yield place.change("content-schema-removed", WIDENED, "no longer has a contentSchema", pair.where)
    else:
        yield place.change("content-schema-changed", Verdict(WARNING, WARNING), "has another contentSchema", pair.where)


def _is_of_one_format(pair: Pair) -> bool:
    """Whether raw bytes, or base64, are only spelled as 3.0 does on one side and as 3.1 does on the other."""
    match pair.base.schema, pair.revision.schema:
        case BinarySchema(), BinarySchema():
            return True
        case StringSchema(format="byte"), StringSchema(format="byte"):
            return True
        case _:
            return False
