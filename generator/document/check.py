"""Checking a document in the time a generator has: its structure, and the rules whose findings it reports."""

from __future__ import annotations

from generator.document.document import Document
from generator.document.rules import ADVICE, RULES
from generator.document.rules.rule import run_rules
from generator.document.rules.subject import Subject
from generator.document.structure import check_structure
from generator.levels import RuleLevels
from generator.problems import Problem


def check_document_fast(document: Document, levels: RuleLevels) -> tuple[Problem, ...]:
    """Give the errors and warnings of a document, without notes. Agrees with `check_document` on both."""
    rules = tuple(rule for rule in RULES if levels.is_reported(rule.name, is_advice=rule.name in ADVICE))
    problems = (*check_structure(document.written), *run_rules(rules, Subject(document)))
    return (*document.problems, *document.warnings, *levels.apply(problems, advice=ADVICE))
