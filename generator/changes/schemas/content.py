"""`contentMediaType`, `contentEncoding`, `contentSchema` and `xml`: what a string carries, how a value is spelled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.change import Change, value_of
from generator.changes.rules import make
from generator.changes.schemas.shape import Pair, SchemaShape
from generator.changes.where import Where
from generator.ir.schemas import MISSING, BinarySchema, Json, StringSchema

_NAMES: Final = {"contentMediaType": "content-media-type", "contentEncoding": "content-encoding"}
_XML: Final[Mapping[str, Json]] = {"name": "", "attribute": False, "wrapped": False, "namespace": "", "prefix": ""}


def compare_content(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare what a string is said to carry."""
    if pair.has_same_keywords:
        return
    before, after, where = pair.base.keywords(), pair.revision.keywords(), pair.at(where)
    is_respelled = ("format" in before) != ("format" in after) and _is_of_one_format(pair)
    for keyword, name in _NAMES.items():
        old, new = before.get(keyword), after.get(keyword)
        if old != new and not is_respelled:
            yield make(f"{name}-changed", where, value_of(old or MISSING), value_of(new or MISSING))
    old, new = before.get("contentSchema"), after.get("contentSchema")
    if old != new:
        ending = "added" if old is None else "removed" if new is None else "changed"
        yield make(f"content-schema-{ending}", where)


def _is_of_one_format(pair: Pair) -> bool:
    """Whether raw bytes, or base64, are only spelled as 3.0 does on one side and as 3.1 does on the other."""
    match pair.base.schema, pair.revision.schema:
        case BinarySchema(), BinarySchema():
            return True
        case StringSchema(format="byte"), StringSchema(format="byte"):
            return True
        case _:
            return False


def compare_xml(where: Where, pair: Pair) -> Iterator[Change]:
    """Compare how a value is spelled in XML; where no XML is sent, a difference breaks nobody."""
    before, after = _xml(where, pair.base), _xml(where, pair.revision)
    if before == after:
        return
    is_xml = "xml" in where.content_type
    for member, default in _XML.items():
        old, new = before.get(member, default), after.get(member, default)
        if old != new:
            change = make(f"xml-{member}-changed", pair.used(where), value_of(old), value_of(new))
            yield change if is_xml else change.harmless


def _xml(where: Where, shape: SchemaShape) -> Mapping[str, Json]:
    """Return what differs from the default: a value is called as its member, or as its component."""
    found = {key: value for layer in reversed(shape.layers) for key, value in layer.xml}
    name = where.path[-1] if where.path else shape.target.rpartition("/")[2]
    return {key: value for key, value in found.items() if value != (name if key == "name" else _XML.get(key))}
