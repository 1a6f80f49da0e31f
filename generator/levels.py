"""How much each rule matters: two sets of rules, and what a project says of single ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from generator.problems import Problem, Severity

FIXED: Final = frozenset({"loss", "openapi-spec-validator"})
"""Rules that no project can change: a loss is an error everywhere."""


class RuleSet(StrEnum):
    """specification: for any document; what it says unusually is a warning, since the package is right all the same.

    house: for a document that is maintained together with its package; everything is an error.
    """

    SPECIFICATION = "specification"
    HOUSE = "house"


class RuleLevel(StrEnum):
    """What a project makes of a rule."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    OFF = "off"


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleLevels:
    """A set of rules, and the level of each rule that differs from it."""

    rule_set: RuleSet = RuleSet.SPECIFICATION
    own: Mapping[str, RuleLevel] = field(default_factory=dict)

    def is_reported(self, rule: str, *, is_advice: bool) -> bool:
        """Whether a rule can give a warning or an error, so that `generate` has to ask it."""
        level = self.own.get(rule)
        if level is not None:
            return level in {RuleLevel.ERROR, RuleLevel.WARNING}
        return self.rule_set is RuleSet.HOUSE or not is_advice

    def apply(self, problems: Iterable[Problem], *, advice: frozenset[str]) -> tuple[Problem, ...]:
        """Give problems with their severity in this set, without those of rules that are off."""
        return tuple(
            replace(problem, severity=Severity(level))
            for problem in problems
            if (level := self._level(problem, advice)) is not RuleLevel.OFF
        )

    def _level(self, problem: Problem, advice: frozenset[str]) -> RuleLevel:
        rule = problem.rule
        if rule in FIXED or problem.severity is Severity.NOTE:
            return RuleLevel(problem.severity)
        if rule in self.own:
            return self.own[rule]
        if self.rule_set is RuleSet.HOUSE:
            return RuleLevel.ERROR
        return RuleLevel.NOTE if rule in advice else RuleLevel.WARNING
