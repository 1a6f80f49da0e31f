"""Rule of evidence: a document that says by what it knows one operation says so of each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, get_args

from generator.document.rules.rule import RuleFinding
from generator.document.rules.subject import OperationItem, Subject
from generator.document.tree import Object, as_object, as_text
from generator.ir.extensions import EvidenceKind

_KEY: Final = "x-verified"
_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_MEMBERS: Final = ("date", "evidence", "source")


def check_evidence(subject: Subject) -> Iterator[RuleFinding]:
    """Every operation has a whole `x-verified`, if one of them has it at all."""
    operations = [one for one in subject.operations if not one.is_webhook]
    if not any(_KEY in one.node for one in operations):
        return
    today = datetime.now(UTC).date().isoformat()
    for operation in operations:
        yield from _check(operation, today)


def _check(operation: OperationItem, today: str) -> Iterator[RuleFinding]:
    if _KEY not in operation.node:
        message = f"{operation.title} has no {_KEY}; say by what it is known: {', '.join(_MEMBERS)}"
        yield RuleFinding(pointer=operation.pointer, message=message)
        return
    verified = as_object(operation.node[_KEY])
    for member, fault in _faults(verified, today):
        place = f"/{member}" if member in verified else ""
        yield RuleFinding(pointer=f"{operation.pointer}/{_KEY}{place}", message=f"{_KEY} of {operation.title}: {fault}")


def _faults(verified: Object, today: str) -> Iterator[tuple[str, str]]:
    """Give the members that are wrong, each with what is wrong."""
    date, evidence, source = (as_text(verified.get(name)) for name in _MEMBERS)
    if not _is_date(date):
        yield "date", f"date is {verified.get('date')!r}; write it in quotes as YYYY, YYYY-MM or YYYY-MM-DD"
    elif date > today:
        yield "date", f"date {date} is yet to come; give the date of the evidence"
    if evidence not in get_args(EvidenceKind):
        yield "evidence", f"evidence is {verified.get('evidence')!r}; give one of {', '.join(get_args(EvidenceKind))}"
    if not source.strip():
        yield "source", "source is missing; say what was seen, and where"
    for name in verified:
        if name not in _MEMBERS:
            yield name, f"{name} is unknown; it has {', '.join(_MEMBERS)}"


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(f"{text}-01-01"[:10] if len(text) < len("YYYY-MM-DD") else text)
    except ValueError:
        return False
    return True
