"""Where values stand in JSON text. Only what a pointer leads through is looked at; all else is skipped as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from json import JSONDecoder
from typing import Final, NamedTuple

from generator.document.source import Source
from generator.problems import Location

_skip_space: Final = re.compile(r"[ \t\r\n]*").match
_read_value: Final = JSONDecoder().raw_decode
_TOKEN: Final = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:]')


class _JsonPart(NamedTuple):
    """A member of an object or an item of an array: where it begins (a member by its key), and where its value does."""

    place: int
    value: int


class JsonPlaces:
    """Finds places in the text of a file that has been read as JSON."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._parts: dict[int, dict[str, _JsonPart]] = {}

    def find(self, tokens: Sequence[str]) -> Location:
        """Give the place of the key or item that the tokens of a pointer lead to, or of the last that exists."""
        place = value = _after_space(self._source.text, 0)
        for token in tokens:
            part = self._parts_of(value).get(token)
            if part is None:
                break
            place, value = part
        return _location(self._source, place)

    def _parts_of(self, start: int) -> dict[str, _JsonPart]:
        if start not in self._parts:
            text = self._source.text
            match text[start]:
                case "{":
                    self._parts[start] = dict(_members(text, start))
                case "[":
                    self._parts[start] = {str(index): part for index, part in enumerate(_items(text, start))}
                case _:
                    self._parts[start] = {}
        return self._parts[start]


def _members(text: str, start: int) -> Iterator[tuple[str, _JsonPart]]:
    place = _after_space(text, start + 1)
    while text[place] == '"':
        key, end = _read_value(text, place)
        value = _after_space(text, _after_space(text, end) + 1)
        yield key, _JsonPart(place, value)
        place = _next_part(text, value)


def _items(text: str, start: int) -> Iterator[_JsonPart]:
    place = _after_space(text, start + 1)
    while text[place] != "]":
        yield _JsonPart(place, place)
        place = _next_part(text, place)


def _next_part(text: str, value: int) -> int:
    """Give where the part behind a value begins, or the bracket behind the last of them."""
    end = _after_space(text, _read_value(text, value)[1])
    return _after_space(text, end + 1) if text[end] == "," else end


def _after_space(text: str, start: int) -> int:
    space = _skip_space(text, start)
    return space.end() if space else start


def find_repeated_key(source: Source, key: str) -> Location:
    """Give the second place of a key in the first object that has it twice; the file where there is none."""
    objects: list[list[int]] = []
    string: re.Match[str] | None = None
    for token in _TOKEN.finditer(source.text):
        match token[0]:
            case "{" | "[":
                objects.append([])
            case "}" | "]":
                places = objects.pop() if objects else []
                if len(places) > 1:
                    return _location(source, places[1])
            case ":":
                if string is not None and objects and _read_value(string[0])[0] == key:
                    objects[-1].append(string.start())
            case _:
                string = token
    return Location(file=source.name)


def _location(source: Source, offset: int) -> Location:
    line = source.text.count("\n", 0, offset) + 1
    return Location(file=source.name, line=line, column=offset - source.text.rfind("\n", 0, offset))
