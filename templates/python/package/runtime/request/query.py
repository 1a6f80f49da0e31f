"""Query parameters (and form members) as pairs: https://spec.openapis.org/oas/v3.1.1#style-values.

None has no form in a query: it is sent empty, `name=`. UNSET and empty lists and objects are left out.
What the specification leaves undefined is written as PHP and Rails read it: `a[b][c]=1`, `a[b][]=1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from msgspec import UNSET

from ..operation import Style
from ..values.encoding import json_text, percent_encoded, scalar_text, to_plain
from ..values.members import Json

Pair: TypeAlias = tuple[str, str]

_EXPLODED_FORM = Style()
# The other reserved characters, `#[]&=+`, would end the value or be read as something else.
_HARMLESS_RESERVED = ":/?@!$'()*,;"
_ESCAPED = re.compile(r"(%[0-9A-Fa-f]{2})")
DELIMITERS = {"spaceDelimited": " ", "pipeDelimited": "|", "tabDelimited": "\t"}
"""What stands between the items of a list, by style; a list in a list has commas."""


class WrittenText(str):
    """Text whose form in an address is decided already, since some delimiters in it must stay as they are."""

    __slots__ = ("written",)

    written: str


def encode_query(values: Mapping[str, object], styles: Mapping[str, Style]) -> list[Pair]:
    """Write the parameters as pairs, in order and not yet percent-encoded. No style means exploded form.

    Raises TypeError and ValueError, as `encode_json` does, naming the parameter.
    """
    return [
        pair
        for name, value in values.items()
        if value is not UNSET
        for pair in parameter_pairs(name, value, styles.get(name, _EXPLODED_FORM))
    ]


def query_string(pairs: Iterable[Pair]) -> str:
    """Join pairs to a query: names and values percent-encoded, a space as `%20`."""
    return "&".join(f"{percent_encoded(name)}={written(value)}" for name, value in pairs)


def parameter_pairs(name: str, value: object, style: Style) -> Iterator[Pair]:
    """Write one parameter as its pairs."""
    plain = to_plain(value, f"query parameter {name!r}")
    for pair_name, text in _styled(name, plain, style):
        yield pair_name, _reserved_kept(text, style) if style.allow_reserved else text


def _styled(name: str, plain: Json, style: Style) -> Iterator[Pair]:
    if style.name == "json":
        yield name, json_text(plain)
    elif style.name == "deepObject":
        yield from _deep_pairs(name, plain)
    elif isinstance(plain, list | dict):
        yield from _list_or_object(name, plain, style)
    else:
        yield name, scalar_text(plain)


def _deep_pairs(name: str, plain: Json) -> Iterator[Pair]:
    match plain:
        case dict():
            for key, value in plain.items():
                yield from _deep_pairs(f"{name}[{key}]", value)
        case list():
            for position, item in enumerate(plain):
                is_nested = isinstance(item, list | dict)
                yield from _deep_pairs(f"{name}[{position}]" if is_nested else f"{name}[]", item)
        case _:
            yield name, scalar_text(plain)


def _list_or_object(name: str, plain: list[Json] | dict[str, Json], style: Style) -> Iterator[Pair]:
    if not plain:
        return
    if not style.explode:
        yield name, _joined(plain, style)
    elif isinstance(plain, list):
        yield from ((name, scalar_text(item)) for item in plain)
    else:
        for key, value in plain.items():
            yield from ((key, scalar_text(item)) for item in (value if isinstance(value, list) else [value]))


def _joined(plain: list[Json] | dict[str, Json], style: Style) -> str:
    items = plain if isinstance(plain, list) else [part for pair in plain.items() for part in pair]
    if style.name in DELIMITERS:
        return DELIMITERS[style.name].join(map(_item_text, items))
    texts = [scalar_text(item) for item in items]
    joined = WrittenText(",".join(texts))
    joined.written = ",".join(percent_encoded(text, kept=_kept(style)) for text in texts)
    return joined


def _item_text(item: Json) -> str:
    return ",".join(map(scalar_text, item)) if isinstance(item, list) else scalar_text(item)


def _reserved_kept(text: str, style: Style) -> str:
    if isinstance(text, WrittenText):
        return text
    kept = WrittenText(text)
    kept.written = "".join(
        part if _ESCAPED.fullmatch(part) else percent_encoded(part, kept=_kept(style)) for part in _ESCAPED.split(text)
    )
    return kept


def _kept(style: Style) -> str:
    return _HARMLESS_RESERVED if style.allow_reserved else ""


def written(value: str) -> str:
    """Give a value as it stands in an address."""
    return value.written if isinstance(value, WrittenText) else percent_encoded(value)
