"""A rule: an id, and a small function that gives what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from generator.document.rules.subject import Subject
from generator.problems import Location, Problem, Severity


class RuleFinding(Struct, frozen=True, kw_only=True):
    """What breaks a rule: where in the tree (or, for what only the text shows, in a file), and what to do."""

    pointer: str
    message: str
    severity: Severity = Severity.ERROR
    where: Location | None = None


class DocumentRule(Struct, frozen=True, kw_only=True):
    """One rule: its name, and what finds the places that break it."""

    name: str
    check: Callable[[Subject], Iterator[RuleFinding]]


def run_rules(rules: tuple[DocumentRule, ...], subject: Subject) -> tuple[Problem, ...]:
    """Give the problems that rules find, each once, in the rules' order."""
    problems: dict[Problem, None] = {}
    for rule in rules:
        for finding in rule.check(subject):
            where = finding.where or subject.document.locate(finding.pointer)
            problem = Problem(where=where, rule=rule.name, message=finding.message, severity=finding.severity)
            problems[problem] = None
    return tuple(problems)


def warning(pointer: str, message: str) -> RuleFinding:
    """Give a finding that does not fail a run."""
    return RuleFinding(pointer=pointer, message=message, severity=Severity.WARNING)
