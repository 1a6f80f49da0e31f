"""Checking a document in full: its structure, every house rule, and what openapi-spec-validator adds to them."""

from __future__ import annotations

from collections.abc import Iterator

from openapi_spec_validator import (
    OpenAPIV2SpecValidator,
    OpenAPIV30SpecValidator,
    OpenAPIV31SpecValidator,
    OpenAPIV32SpecValidator,
)
from openapi_spec_validator.validation.exceptions import (
    DuplicateOperationIDError,
    ExtraParametersError,
    OpenAPIValidationError,
    ParameterDuplicateError,
    UnresolvableParameterError,
)

from generator.document.document import Document
from generator.document.rules import ADVICE, RULES
from generator.document.rules.rule import run_rules
from generator.document.rules.specification.examples import shorten
from generator.document.rules.subject import Subject
from generator.document.structure import check_structure
from generator.document.tree import ROOT
from generator.levels import RuleLevels
from generator.problems import Problem, Severity

_VALIDATORS = {
    (2, 0): OpenAPIV2SpecValidator,
    (3, 0): OpenAPIV30SpecValidator,
    (3, 1): OpenAPIV31SpecValidator,
    (3, 2): OpenAPIV32SpecValidator,
}


def check_document(document: Document, levels: RuleLevels) -> tuple[Problem, ...]:
    """Give every problem of a document: errors, warnings and notes, of the specification and of the house rules."""
    structure = check_structure(document.written)
    found = (*structure, *run_rules(RULES, Subject(document)))
    if not structure and not document.problems:  # the library presumes a whole structure
        found = (*found, *_further(document, found))
    return (*document.problems, *document.warnings, *levels.apply(found, advice=ADVICE))


def _further(document: Document, problems: tuple[Problem, ...]) -> Iterator[Problem]:
    """Give what openapi-spec-validator finds on top.

    It knows no places, so what a rule reports with its place is left to the rule.
    """
    reported = {problem.rule for problem in problems}
    try:
        for error in _VALIDATORS[document.written.version](document.written.root).iter_errors():
            if not (reported & _same_matter(error) or _is_lawful_file(document, error)):
                yield _problem(document, error)
    except (RecursionError, LookupError, ValueError, TypeError, AttributeError, AssertionError) as error:
        message = f"openapi-spec-validator gave up ({type(error).__name__}); the checks of its own parts stand"
        where = document.locate(ROOT)
        yield Problem(where=where, rule="openapi-spec-validator", message=message, severity=Severity.NOTE)


def _is_lawful_file(document: Document, error: OpenAPIValidationError) -> bool:
    """Whether it refuses the `type: file` of a response, which Swagger 2.0 has."""
    return document.written.version == (2, 0) and getattr(error, "instance", None) == "file"


def _same_matter(error: OpenAPIValidationError) -> set[str]:
    """Name the rules that speak of the same."""
    match error:
        case DuplicateOperationIDError():
            return {"operation-id-unique"}
        case ParameterDuplicateError():
            return {"duplicate-parameter"}
        case UnresolvableParameterError():
            return {"path-parameters"}
        case ExtraParametersError():
            return set()
        case _:
            return {"value-fits-schema", "unique-tags", "pattern"}


def _problem(document: Document, error: OpenAPIValidationError) -> Problem:
    is_lawful = isinstance(error, ExtraParametersError)  # JSON Schema lets `required` name what is not declared
    severity = Severity.WARNING if is_lawful else Severity.ERROR
    message = f"{shorten(str(error.message))}; correct it as OpenAPI has it"
    return Problem(where=document.locate(ROOT), rule="openapi-spec-validator", message=message, severity=severity)
