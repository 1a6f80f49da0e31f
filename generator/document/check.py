"""Checking a document in the time a generator has: its structure, and the house rules that can fail."""

from __future__ import annotations

from generator.document.document import Document
from generator.document.rules import ERROR_RULES
from generator.document.rules.rule import run_rules
from generator.document.rules.subject import Subject
from generator.document.structure import check_structure
from generator.problems import Problem, Severity


def check_document_fast(document: Document) -> tuple[Problem, ...]:
    """Give the errors of a document, without warnings. Agrees with `check_document` on whether there are any."""
    problems = (*document.problems, *check_structure(document), *run_rules(ERROR_RULES, Subject(document)))
    return tuple(problem for problem in problems if problem.severity is Severity.ERROR)
