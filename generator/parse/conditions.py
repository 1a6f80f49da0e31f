"""Schemas in keywords that narrow a value without giving it a type: `then`, `not`, `dependentSchemas` and such.

Source: JSON Schema 2020-12, https://json-schema.org/draft/2020-12/json-schema-core#section-10.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from generator.ir.schemas import Json

_SCHEMAS: Final = (
    *("if", "then", "else", "not", "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties"),
    "contentSchema",
)
_MAPS: Final = ("dependentSchemas",)
_LISTS: Final = ("anyOf", "oneOf")
CONDITIONAL: Final = frozenset({*_SCHEMAS, *_MAPS, *_LISTS})


def conditions_of(value: Mapping[str, Json]) -> Iterator[tuple[str, str, Json] | tuple[str, Json]]:
    """Give keyword, key or index where there is one, and the schema."""
    for keyword in _SCHEMAS:
        if isinstance(value.get(keyword), dict | bool):
            yield keyword, value[keyword]
    for keyword in (*_MAPS, *_LISTS):
        entries = value.get(keyword)
        listed = dict(enumerate(entries)) if isinstance(entries, list) else entries
        pairs = listed.items() if isinstance(listed, dict) else ()
        yield from ((keyword, str(key), entry) for key, entry in pairs if isinstance(entry, dict | bool))
