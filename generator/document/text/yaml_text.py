"""YAML text into nodes (which know their lines) and into JSON values.

Text is composed by libyaml and turned into values by the YAML 1.2 core schema, so `no` and dates are strings. Keys are
strings as they are written (`200:` is `"200"`), duplicates are refused, aliases are copied within bounds.
"""

from __future__ import annotations

import re
from typing import NoReturn, TypeAlias

import yaml
from yaml import Mark, Node, ScalarNode, SequenceNode
from yaml._yaml import CParser
from yaml._yaml import Mark as CMark

from generator.document.source import MAX_DEPTH, Source, refuse
from generator.document.text.scalars import read_plain
from generator.document.tree import Json
from generator.problems import Location

AnyMark: TypeAlias = Mark | CMark | None
"""A place in a text, as libyaml and as PyYAML have it."""

_PLAIN = "!"
_STRING = "tag:yaml.org,2002:str"


class _Composer(CParser):
    """libyaml's composer, which leaves the reading of scalars to us: a plain scalar is tagged `!`."""

    def resolve(self, kind: type[Node], value: str | None, implicit: bool | tuple[bool, bool]) -> str:  # noqa: ARG002, FBT001
        """Tag a node that carries no tag of its own."""
        return _PLAIN if isinstance(implicit, tuple) and implicit[0] else _STRING

    def descend_resolver(self, parent: Node | None, index: object) -> None:
        """Nothing depends on the path of a node."""

    def ascend_resolver(self) -> None:
        """Nothing depends on the path of a node."""


def read_yaml(source: Source) -> Json:
    """Read a YAML file. Raises UnusableInputError for text that is no single JSON-like YAML document."""
    return _Constructor(source).value(compose_yaml(source), 0)


def compose_yaml(source: Source) -> Node:
    """Compose the nodes of a YAML file. Raises UnusableInputError where it is broken."""
    try:
        if _may_be_deep(source.text):
            _refuse_depth(source)
        node = _Composer(source.text).get_single_node()
    except yaml.MarkedYAMLError as error:
        _refuse_broken(source, error)
    except yaml.YAMLError as error:
        refuse(f"broken YAML: {' '.join(str(error).split())}", Location(file=source.name), rule="broken-yaml")
    if node is None:
        refuse("the file holds no YAML document; write an OpenAPI document into it", Location(file=source.name))
    return node


_DEEP_INDENT = re.compile(r"^[ ?-]{1000}", re.MULTILINE)
_SAFE_DEPTH = 5000


def _may_be_deep(text: str) -> bool:
    """Return whether nesting might exhaust the composer's stack, which recurses in C."""
    return text.count("[") + text.count("{") > _SAFE_DEPTH or _DEEP_INDENT.search(text) is not None


def _refuse_depth(source: Source) -> None:
    parser = _Composer(source.text)
    depth = 0
    while parser.check_event():
        event = parser.get_event()
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                _refuse_deep(source, event.start_mark)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _refuse_deep(source: Source, mark: AnyMark) -> NoReturn:
    message = f"nested deeper than {MAX_DEPTH} levels (or an alias within itself); flatten it"
    refuse(message, place(source, mark), rule="too-deep")


def _refuse_broken(source: Source, error: yaml.MarkedYAMLError) -> NoReturn:
    mark = error.problem_mark or error.context_mark
    where = place(source, mark) if mark else Location(file=source.name)
    lines = source.text.splitlines()
    line = lines[mark.line] if mark and mark.line < len(lines) else ""
    advice = "indent with spaces, not tabs" if "\t" in line else "correct the YAML there"
    refuse(f"broken YAML: {error.problem or error.context}; {advice}", where, rule="broken-yaml")


def is_plain(node: ScalarNode) -> bool:
    """Return whether a scalar is written without quotes or tag."""
    return bool(node.tag == _PLAIN)


def place(source: Source, mark: AnyMark) -> Location:
    """Give the place of a mark; marks count from 0. Without one it is the file."""
    if mark is None:
        return Location(file=source.name)
    return Location(file=source.name, line=mark.line + 1, column=mark.column + 1)


class _Constructor:
    """Turns nodes into values, counting what aliases repeat."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.room = len(source.text) + 100_000  # more values than this come from aliases of aliases only

    def value(self, node: Node, depth: int) -> Json:
        kind = node.__class__
        if kind is ScalarNode:
            return node.value if node.tag == _STRING else self._scalar(node)
        if depth >= MAX_DEPTH:
            _refuse_deep(self.source, node.start_mark)
        self.room -= len(node.value)
        if self.room < 0:
            refuse(
                "aliases expand to too many values; write them out", place(self.source, node.start_mark), "alias-bomb"
            )
        if kind is SequenceNode:
            return [self.value(child, depth + 1) for child in node.value]
        return self._mapping(node, depth + 1)

    def _mapping(self, node: Node, depth: int) -> Json:
        result: dict[str, Json] = {}
        merged: list[Node] = []
        for key, child in node.value:
            if key.__class__ is not ScalarNode:
                refuse("a key must be plain text", place(self.source, key.start_mark), rule="broken-yaml")
            if key.value == "<<" and key.tag == _PLAIN:
                merged.append(child)
            elif key.value in result:
                self._refuse_duplicate(key, node)
            else:
                result[key.value] = self.value(child, depth)
        for source in merged:
            for name, value in self._merge(source, depth).items():
                result.setdefault(name, value)
        return result

    def _merge(self, node: Node, depth: int) -> dict[str, Json]:
        """Read a merge key (`<<`), which YAML 1.1 has and many documents use."""
        value = self.value(node, depth)
        parts = value if isinstance(value, list) else [value]
        result: dict[str, Json] = {}
        for part in parts:
            if not isinstance(part, dict):
                refuse("a merge key (<<) takes a mapping", place(self.source, node.start_mark), rule="broken-yaml")
            result = {**part, **result}
        return result

    def _scalar(self, node: Node) -> Json:
        try:
            if node.tag == _PLAIN:
                return read_plain(node.value)
            return _read_tagged(node.tag, node.value)
        except ValueError as error:
            refuse(f"broken YAML: {error}", place(self.source, node.start_mark), rule="broken-yaml")

    def _refuse_duplicate(self, key: ScalarNode, node: Node) -> NoReturn:
        first = next(k for k, _ in node.value if k.value == key.value)
        message = f"duplicate key '{key.value}' (first in line {first.start_mark.line + 1}); keep one of them"
        refuse(message, place(self.source, key.start_mark), rule="duplicate-key")


def _read_tagged(tag: str, text: str) -> Json:
    name = tag.removeprefix("tag:yaml.org,2002:")
    value = read_plain(text)
    if name == "float" and isinstance(value, int):
        return float(value)
    if {"int": int, "float": float, "bool": bool, "null": type(None)}.get(name) is type(value):
        return value
    if name in {"timestamp", "binary"}:
        return text
    raise ValueError(f"'{text}' cannot be read as {tag}; leave the tag out")
