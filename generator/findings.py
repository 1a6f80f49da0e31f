"""What checking and parsing found in a document, as problems with places: the same for `validate` and `generate`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.document import Document
from generator.document.rules import ADVICE
from generator.ir.api import Api, ParseWarning
from generator.levels import RuleLevels
from generator.problems import Location, Problem, Severity


def losses_of(document: Document, api: Api) -> tuple[Problem, ...]:
    """Give what the package would lack."""
    return tuple(
        Problem(where=document.locate(loss.pointer), rule="loss", message=f"{loss.pointer}: {loss.reason}")
        for loss in api.losses
    )


def warnings_of(document: Document, warnings: Iterable[ParseWarning], levels: RuleLevels) -> tuple[Problem, ...]:
    """Give what is unusual in a document, and in the package all the same."""
    found = (
        Problem(
            where=document.locate(warning.pointer),
            rule=warning.rule,
            message=f"{warning.pointer}: {warning.reason}",
            severity=Severity.WARNING,
        )
        for warning in warnings
    )
    return levels.apply(found, advice=ADVICE)


def merged(checked: Iterable[Problem], parsed: Iterable[Problem]) -> tuple[Problem, ...]:
    """Put findings of the parser behind those of the rules, without what a rule says of the same line."""
    first = tuple(checked)
    known = {(problem.rule, _line(problem.where)) for problem in first}
    return (*first, *(problem for problem in parsed if (problem.rule, _line(problem.where)) not in known))


def errors_in(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Give the problems that fail a run."""
    return (problem for problem in problems if problem.severity is Severity.ERROR)


def _line(where: Location) -> tuple[str, int | None]:
    return where.file, where.line
