"""Problems as people and other tools read them: text, JSON, GitHub annotations, SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import StrEnum
from urllib.parse import quote

from generator.escaping import printable
from generator.problems import Location, Problem, Severity


class Format(StrEnum):
    """How problems are written."""

    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def render_problems(problems: Sequence[Problem], form: Format | str = Format.TEXT) -> str:
    """Write problems in one format, ended by a newline; no problems give no annotations, but text says so.

    Raises ValueError for an unknown format.
    """
    match Format(form):
        case Format.TEXT:
            return _text(problems)
        case Format.JSON:
            return json.dumps([_record(problem) for problem in problems], indent=2, ensure_ascii=False) + "\n"
        case Format.GITHUB:
            return "".join(f"{_annotation(problem)}\n" for problem in problems)
        case Format.SARIF:
            return json.dumps(_sarif(problems), indent=2, ensure_ascii=False) + "\n"


def render_warnings(warnings: Sequence[Problem], *, verbose: bool) -> str:
    """Write warnings as text: each of them, or one line for each rule with its count and the first place."""
    if verbose:
        return "".join(f"{warning}\n" for warning in warnings)
    counted = Counter(warning.rule for warning in warnings)
    first = {warning.rule: warning for warning in reversed(warnings)}
    lines = [_summary(first[rule], count) for rule, count in counted.items()]
    hint = "the package is right all the same; -v shows every warning\n" if warnings else ""
    return "".join(lines) + hint


def _summary(first: Problem, count: int) -> str:
    more = f" (and {count - 1} more)" if count > 1 else ""
    return f"{first}{more}\n"


def _text(problems: Sequence[Problem]) -> str:
    return "".join(f"{line}\n" for line in (*map(str, problems), _count(problems)))


def _count(problems: Iterable[Problem]) -> str:
    counted = Counter(problem.severity for problem in problems)
    parts = [
        f"{counted[severity]} {severity}{'s' * (counted[severity] > 1)}" for severity in Severity if counted[severity]
    ]
    return ", ".join(parts) or "no problems"


def _record(problem: Problem) -> dict[str, object]:
    return {
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "message": problem.message,
    }


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def _annotation(problem: Problem) -> str:
    """Write a workflow command: https://docs.github.com/actions/reference/workflow-commands-for-github-actions."""
    where = problem.where
    fields = {"file": where.file, "line": where.line, "col": where.column, "title": problem.rule}
    written = ",".join(f"{key}={_escape_property(str(value))}" for key, value in fields.items() if value is not None)
    return f"::{_COMMANDS[problem.severity]} {written}::{_escape_data(problem.message)}"


def _escape_data(text: str) -> str:
    return printable(text, keep="\r\n").replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _sarif(problems: Sequence[Problem]) -> dict[str, object]:
    """Give a log of one run: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html."""
    rules = list(dict.fromkeys(problem.rule for problem in problems))
    driver = {"name": "apivideo-sdk-generator", "rules": [{"id": rule} for rule in rules]}
    results = [_sarif_result(problem, rules.index(problem.rule)) for problem in problems]
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }


def _sarif_result(problem: Problem, rule_index: int) -> dict[str, object]:
    return {
        "ruleId": problem.rule,
        "ruleIndex": rule_index,
        "level": str(problem.severity),
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": _sarif_location(problem.where)}],
        **({"partialFingerprints": {"subject/v1": problem.fingerprint}} if problem.fingerprint else {}),
    }


def _sarif_location(where: Location) -> dict[str, object]:
    location: dict[str, object] = {"artifactLocation": {"uri": quote(where.file, safe="/:~")}}
    if where.line is not None:
        location["region"] = {"startLine": where.line} | ({"startColumn": where.column} if where.column else {})
    return location
