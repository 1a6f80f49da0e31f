"""Where an overlay's action applies: RFC 9535 JSONPath, with plain paths read here.

Names, positions and wildcards (`$.paths['/videos'].get`, `$.tags[0]`, `$.paths.*.*`) need no library; whatever else
(filters, slices, descendants) is handed to one, which costs a tenth of a second to load and so is loaded only then.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, TypeAlias

from generator.document.tree import Json

Place: TypeAlias = tuple[str | int, ...]
"""The keys and positions from the root of a tree down to a value."""
_SHOWN: Final = 40


def places(path: str, root: Json) -> tuple[Place, ...]:
    """Give the places a JSONPath selects, in document order. Raises ValueError for what is no JSONPath."""
    segments = _plain_segments(path)
    if segments is None:
        return query(path, root)
    found: list[tuple[Place, Json]] = [((), root)]
    for segment in segments:
        found = [((*place, key), child) for place, value in found for key, child in _select(value, segment)]
    return tuple(place for place, _ in found)


_SEGMENT = re.compile(
    r"\.(?P<name>(?:[A-Za-z_]|[^\x00-\x7f])(?:\w|[^\x00-\x7f])*)"
    r"|\[\s*'(?P<single>[^'\\]*)'\s*\]"
    r'|\[\s*"(?P<double>[^"\\]*)"\s*\]'
    r"|\[\s*(?P<index>0|[1-9]\d*)\s*\]"
    r"|(?P<all>\.\*|\[\s*\*\s*\])",
    re.ASCII,
)


class _All:
    """The wildcard."""


_Segment: TypeAlias = str | int | _All


def _plain_segments(path: str) -> list[_Segment] | None:
    if not path.startswith("$"):
        return None
    segments: list[_Segment] = []
    position = 1
    while position < len(path):
        match = _SEGMENT.match(path, position)
        if match is None:
            return None
        segments.append(_segment(match))
        position = match.end()
    return segments


def _segment(match: re.Match[str]) -> _Segment:
    kind = match.lastgroup
    text = match[kind] if kind else ""
    if kind == "index":
        return int(text)
    return _All() if kind == "all" else text


def _select(value: Json, segment: _Segment) -> Iterator[tuple[str | int, Json]]:
    match segment:
        case str() if isinstance(value, dict) and segment in value:
            yield segment, value[segment]
        case int() if isinstance(value, list) and segment < len(value):
            yield segment, value[segment]
        case _All() if isinstance(value, dict):
            yield from list(value.items())
        case _All() if isinstance(value, list):
            yield from enumerate(value)
        case _:
            return


def query(path: str, root: Json) -> tuple[Place, ...]:
    """Give the places that any JSONPath selects. Raises ValueError for what is no JSONPath, and for one without end."""
    import jsonpath_rfc9535  # noqa: PLC0415 # takes a tenth of a second

    try:
        return tuple(node.location for node in jsonpath_rfc9535.find(path, root))
    except jsonpath_rfc9535.JSONPathError as error:
        raise ValueError(f"'{path}' is not a JSONPath: {error.args[0]}") from error
    except RecursionError:
        raise ValueError(f"'{path[:_SHOWN]}...' is nested too deeply; write a shorter path") from None
