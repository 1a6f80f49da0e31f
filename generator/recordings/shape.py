"""The shape of a value: which types stand at which place, and which values are likely to be the same next time.

Places are pointers with `*` for positions in arrays, so that lists of any length have one shape. Identifiers, moments,
tokens, addresses and numbers differ from run to run; words and truth values, outside of lists, do not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.document.tree import Json

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\d")
_ADDRESS: Final = re.compile(r"[/@<>]|^\w+:")
_WORD: Final = re.compile(r"[^\W\d_]+")
_TELLING_NAMES: Final = re.compile(r"(?:[Ii]d|[Tt]oken|[Kk]ey|[Ss]ecret|[Hh]ash|[Uu]r[il]|[Aa]t)$")
_LONGEST_WORD: Final = 20
_NULL: Final = "null"
_ONLY_NULL: Final = frozenset({_NULL})


@dataclass(frozen=True, kw_only=True, slots=True)
class RecordedShape:
    """types: by place. values: those that should stay, by place. empty: places of arrays that have no item."""

    types: Mapping[str, frozenset[str]]
    values: Mapping[str, Json]
    empty: frozenset[str]

    def knows(self, place: str) -> bool:
        """Return whether a place that is absent could have been there: not below null, or in an empty array."""
        return not any(above in self.empty or self.types.get(above) == _ONLY_NULL for above in above_of(place))


def shape_of(value: Json) -> RecordedShape:
    """Give the shape of a value."""
    types: dict[str, set[str]] = {}
    values: dict[str, Json] = {}
    empty: set[str] = set()
    for place, inner in _places(value, ""):
        types.setdefault(place, set()).add(type_of(inner))
        if inner == []:
            empty.add(place)
        elif "*" not in place and _stays(place, inner):
            values[place] = inner
    return RecordedShape(
        types={place: frozenset(found) for place, found in types.items()}, values=values, empty=frozenset(empty)
    )


def above_of(place: str) -> Iterator[str]:
    """Give the places that a place stands below, the whole value ("") first."""
    return (place[:end] for end, character in enumerate(place) if character == "/")


def type_of(value: Json) -> str:
    """Name the JSON type of a value; whole numbers are numbers."""
    match value:
        case None:
            return _NULL
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case dict():
            return "object"


def _places(value: Json, place: str) -> Iterator[tuple[str, Json]]:
    yield place, value
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _places(inner, f"{place}/{name}")
    elif isinstance(value, list):
        for inner in value:
            yield from _places(inner, f"{place}/*")


def _stays(place: str, value: Json) -> bool:
    if isinstance(value, str):
        return not _TELLING_NAMES.search(place) and not _varies(value)
    return isinstance(value, bool)


def _varies(text: str) -> bool:
    """Return whether a text looks made for the moment: a date, an address, or letters and digits nobody would say."""
    if _MOMENT.search(text) or _ADDRESS.search(text):
        return True
    return any(len(part) > _LONGEST_WORD or _is_mixed(part) for part in text.split())


def _is_mixed(part: str) -> bool:
    has_digits = any(character.isdigit() for character in part)
    return has_digits and _WORD.search(part) is not None and len(part) >= _LONGEST_WORD // 2
