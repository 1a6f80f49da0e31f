"""Rule of YAML 1.1 traps: unquoted scalars that other readers take for booleans, dates or numbers."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import MappingNode, Node, ScalarNode, SequenceNode

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.source import Source
from generator.document.text.scalars import may_hold_traps, yaml_1_1_reading
from generator.document.text.yaml_text import is_plain, place
from generator.document.tree import ROOT
from generator.problems import Severity


def check_yaml_traps(subject: Subject) -> Iterator[RuleFinding]:
    """Nothing is left unquoted that YAML 1.1 reads as something else than text."""
    for source in subject.document.texts:
        if not source.is_json and may_hold_traps(source.text):
            for scalar in _scalars(subject.document.locator.node(source)):
                yield from _trap(source, scalar)


def _scalars(root: Node) -> Iterator[ScalarNode]:
    """Give each scalar of a file once, in its order."""
    seen: set[int] = set()
    pending = [root]
    while pending:
        node = pending.pop()
        if isinstance(node, ScalarNode):
            yield node
        elif id(node) not in seen:
            seen.add(id(node))
            pending.extend(reversed(_children(node)))


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, SequenceNode) else []


def _trap(source: Source, scalar: ScalarNode) -> Iterator[RuleFinding]:
    reading = yaml_1_1_reading(scalar.value) if is_plain(scalar) and scalar.value != "<<" else None
    if reading is not None:
        yield RuleFinding(
            pointer=ROOT,
            message=f"{scalar.value} is {reading} to readers of YAML 1.1; quote it",
            severity=Severity.WARNING,
            where=place(source, scalar.start_mark),
        )
