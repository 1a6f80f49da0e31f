"""JSON text into values, and (only when a problem must be shown) into nodes that know their lines."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NoReturn

from yaml import MappingNode, Mark, Node, ScalarNode, SequenceNode

from generator.document.source import MAX_DEPTH, Source, refuse
from generator.document.text.scalars import finite
from generator.document.tree import Json, containers
from generator.problems import Location, Problem, UnusableInputError


class NotJsonError(UnusableInputError):
    """The text is not JSON. It may still be YAML."""


class _DuplicateKeyError(ValueError):
    """A key stands twice in one object."""


def read_json(source: Source) -> Json:
    """Read a JSON file. Raises UnusableInputError where it is broken, has duplicate keys or is nested too deep."""
    try:
        value: Json = json.loads(
            source.text, object_pairs_hook=_unique, parse_constant=_refuse_constant, parse_float=finite
        )
    except json.JSONDecodeError as error:
        where = Location(file=source.name, line=error.lineno, column=error.colno)
        message = f"broken JSON: {error.msg}; correct it there"
        raise NotJsonError(Problem(where=where, rule="broken-json", message=message)) from None
    except _DuplicateKeyError as error:
        _refuse_duplicate(source, str(error))
    except RecursionError:
        _refuse_deep(source)
    except ValueError as error:
        refuse(f"broken JSON: {error}", Location(file=source.name), rule="broken-json")
    _check_text(source, value)
    if _depth(value) > MAX_DEPTH:
        _refuse_deep(source)
    return value


def _unique(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    result = dict(pairs)
    if len(result) < len(pairs):
        seen: set[str] = set()
        raise _DuplicateKeyError(next(key for key, _ in pairs if key in seen or seen.add(key)))  # type: ignore[func-returns-value] # `add` gives None, which is false
    return result


def _refuse_constant(text: str) -> NoReturn:
    raise ValueError(f"{text} is no JSON number; quote it or leave it out")


def _refuse_deep(source: Source) -> NoReturn:
    refuse(f"nested deeper than {MAX_DEPTH} levels; flatten it", Location(file=source.name), rule="too-deep")


def _refuse_duplicate(source: Source, key: str) -> NoReturn:
    where = Location(file=source.name)
    for node in _mappings(source):
        places = [name for name, _ in node.value if name.value == key]
        if len(places) > 1:
            mark = places[1].start_mark
            where = Location(file=source.name, line=mark.line + 1, column=mark.column + 1)
            break
    refuse(f"duplicate key '{key}'; keep one of them", where, rule="duplicate-key")


def _mappings(source: Source) -> Iterator[MappingNode]:
    try:
        pending = [compose_json(source)]
    except RecursionError:
        _refuse_deep(source)
    while pending:
        node = pending.pop()
        if isinstance(node, MappingNode):
            yield node
            pending.extend(child for _, child in node.value)
        elif isinstance(node, SequenceNode):
            pending.extend(node.value)


_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def _check_text(source: Source, value: Json) -> None:
    """Refuse half of a surrogate pair, which cannot be written as UTF-8."""
    if _SURROGATE.search(source.text):
        try:
            json.dumps(value, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            message = "broken JSON: \\ud800 to \\udfff must come in pairs; correct the escape"
            refuse(message, Location(file=source.name), rule="broken-json")


def _depth(value: Json) -> int:
    level = [value]
    depth = 0
    while level and depth <= MAX_DEPTH:
        level = [child for node in level for child in containers(node)]
        depth += 1
    return depth


_TOKEN = re.compile(r'[ \t\r\n]*("(?:[^"\\]|\\.)*"|[^\s"{}\[\],:]+|[{}\[\],:])')


def compose_json(source: Source) -> Node:
    """Compose the nodes of JSON text that has been read before: as YAML's, so that one finder serves both."""
    return _JsonComposer(source).compose()


class _JsonComposer:
    """A reader of valid JSON that keeps the position of each value."""

    def __init__(self, source: Source) -> None:
        self.name = source.name
        self.tokens = _TOKEN.finditer(source.text)
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", source.text))]

    def compose(self) -> Node:
        return self._value(next(self.tokens))

    def _value(self, token: re.Match[str]) -> Node:
        text = token[1]
        mark = self._mark(token.start(1))
        if text == "{":
            return MappingNode("", self._members(), mark, mark)
        if text == "[":
            return SequenceNode("", self._items(), mark, mark)
        return self._scalar(token)

    def _members(self) -> list[tuple[Node, Node]]:
        members: list[tuple[Node, Node]] = []
        for token in self.tokens:
            if token[1] == "}":
                break
            if token[1] != ",":
                next(self.tokens)
                members.append((self._scalar(token), self._value(next(self.tokens))))
        return members

    def _items(self) -> list[Node]:
        items: list[Node] = []
        for token in self.tokens:
            if token[1] == "]":
                break
            if token[1] != ",":
                items.append(self._value(token))
        return items

    def _scalar(self, token: re.Match[str]) -> ScalarNode:
        text = token[1]
        mark = self._mark(token.start(1))
        value: str = json.loads(text) if "\\" in text else text.strip('"')
        return ScalarNode("", value, mark, mark, style='"')

    def _mark(self, offset: int) -> Mark:
        line = bisect_right(self.line_starts, offset) - 1
        return Mark(self.name, offset, line, offset - self.line_starts[line], None, 0)
