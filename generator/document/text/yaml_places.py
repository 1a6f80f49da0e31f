"""Where values stand in YAML text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.document.source import Source
from generator.document.text.yaml_text import AnyMark, compose_yaml, is_plain, place
from generator.problems import Location


class YamlPlaces:
    """Finds places in the text of a file that has been read as YAML."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._root = compose_yaml(source)

    def find(self, tokens: Sequence[str]) -> Location:
        """Give the place of the key or item that the tokens of a pointer lead to, or of the last that exists."""
        mark, node = self._root.start_mark, self._root
        for token in tokens:
            found = _child(node, token)
            if found is None:
                break
            mark, node = found
        return place(self._source, mark)

    def unquoted(self) -> Iterator[tuple[str, Location]]:
        """Give each scalar that is written without quotes or tag, once and in order, with its place."""
        seen: set[int] = set()
        pending = [self._root]
        while pending:
            node = pending.pop()
            if isinstance(node, ScalarNode):
                if is_plain(node):
                    yield node.value, place(self._source, node.start_mark)
            elif id(node) not in seen:
                seen.add(id(node))
                pending.extend(reversed(_children(node)))


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _child(node: Node, token: str) -> tuple[AnyMark, Node] | None:
    if isinstance(node, SequenceNode):
        if token.isdecimal() and int(token) < len(node.value):
            child = node.value[int(token)]
            return child.start_mark, child
        return None
    if not isinstance(node, MappingNode):
        return None
    for key, child in node.value:
        if key.value == token:
            return key.start_mark, child
    sources = (one for key, child in node.value if key.value == "<<" for one in _merged(child))
    return next((found for found in (_child(one, token) for one in sources) if found), None)


def _merged(node: Node) -> list[Node]:
    """Give the mappings that a merge key (`<<`) names: one, or a list of them."""
    return node.value if isinstance(node, SequenceNode) else [node]
