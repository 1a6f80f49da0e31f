"""Rules of regular expressions: https://json-schema.org/understanding-json-schema/reference/regular_expressions."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jsonschema_rs

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import Subject
from generator.document.tree import escape
from generator.problems import Severity


def check_patterns(subject: Subject) -> Iterator[RuleFinding]:
    """Every pattern is a regular expression that Python can compile; common mistakes are reported as such."""
    for item in subject.of_kind("schemas"):
        named = item.node.get("patternProperties")
        patterns = {f"patternProperties/{escape(name)}": name for name in named} if isinstance(named, dict) else {}
        if isinstance(pattern := item.node.get("pattern"), str):
            patterns["pattern"] = pattern
        for field, pattern in patterns.items():
            yield from (
                RuleFinding(pointer=f"{item.pointer}/{field}", message=message, severity=severity)
                for message, severity in _faults(pattern)
            )


_DELIMITED = re.compile(r"/.*[^\\]/[dgimsuvy]*\Z", re.DOTALL)
_NAMED_GROUP = re.compile(r"\(\?<(?![=!])")


def _faults(pattern: str) -> Iterator[tuple[str, Severity]]:
    if _DELIMITED.match(pattern):
        message = f"pattern {pattern} is a JavaScript literal: its slashes match themselves; omit /.../ and flags"
        yield message, Severity.ERROR
    if _NAMED_GROUP.search(pattern):
        message = f"pattern {pattern} names a group by (?<name>...), which Python does not read; write (...)"
        yield message, Severity.ERROR
    elif fault := compile_fault(pattern):
        severity = Severity.WARNING if is_ecma(pattern) else Severity.ERROR
        yield f"pattern {pattern} does not compile in Python ({fault}); correct it", severity


def compile_fault(pattern: str) -> str | None:
    """Return why Python cannot compile a pattern; None when it can."""
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        return str(error)
    return None


def is_ecma(pattern: str) -> bool:
    """Return whether a pattern compiles as JSON Schema wants it, as ECMA-262 has it."""
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except (jsonschema_rs.ValidationError, ValueError):
        return False
    return True
