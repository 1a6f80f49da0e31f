"""Changes of one or several documents in each form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import Final

from generator.changes.change import Symbol, Type, Value
from generator.changes.groups import ChangeGroup, PlacedChange, group
from generator.changes.levels import Level
from generator.changes.report.page import page
from generator.changes.report.text import head, markdown, text
from generator.changes.words import migration, sentence
from generator.ir.schemas import Missing
from generator.problems import Location, Problem, Severity
from generator.reporting import Format, render_problems

_SEVERITIES: Final = {Level.BREAKING: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.INFO: Severity.NOTE}


class ReportForm(StrEnum):
    """How changes are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    HTML = "html"


@dataclass(frozen=True, kw_only=True)
class ReportedChanges:
    """What differs between two documents. names: base and revision as the user gave them."""

    names: tuple[str, str]
    found: tuple[PlacedChange, ...]

    @cached_property
    def groups(self) -> tuple[ChangeGroup, ...]:
        """The changes, those together that are one."""
        return group(self.found)


def render(comparisons: Sequence[ReportedChanges], form: ReportForm) -> str:
    """Write changes in one form, ended by a newline. What was acknowledged is shown as such, and is no annotation.

    JSON is a list of all changes, each of which names its documents in `base` and `revision`.
    """
    match form:
        case ReportForm.TEXT:
            return "".join(f"{line}\n" for line in _texts(comparisons))
        case ReportForm.JSON:
            records = [record(one) for comparison in comparisons for one in comparison.found]
            return json.dumps(records, indent=2, ensure_ascii=False) + "\n"
        case ReportForm.MARKDOWN:
            parts = ("".join(f"{line}\n" for line in markdown(one.groups, one.names)) for one in comparisons)
            return "\n".join(parts)
        case ReportForm.GITHUB | ReportForm.SARIF:
            return render_problems(problems(comparisons), Format(form))
        case ReportForm.HTML:
            groups = [one for comparison in comparisons for one in comparison.groups]
            return page(groups, [one.names for one in comparisons])


def _texts(comparisons: Sequence[ReportedChanges]) -> Iterator[str]:
    for one in comparisons:
        if len(comparisons) > 1:
            yield f"{one.names[0]} -> {one.names[1]}"
        yield from text(one.groups)


def problems(comparisons: Sequence[ReportedChanges]) -> tuple[Problem, ...]:
    """Give what nobody acknowledged as problems, each where it stands in the new document or would stand."""
    groups = [one for comparison in comparisons for one in comparison.groups]
    return tuple(problem_of(one) for one in groups if not one.first.reason)


def problem_of(one: ChangeGroup) -> Problem:
    """Give one group of changes as a problem."""
    change = one.first.change
    return Problem(
        where=one.first.near,
        rule=change.id,
        message=f"{one.headline()} ({head(one)})" if one.needs_subjects else one.headline(),
        severity=_SEVERITIES[change.level],
        fingerprint=one.fingerprint,
    )


def record(found: PlacedChange) -> dict[str, object]:
    """Give a change as JSON has it."""
    change, where = found.change, found.change.where
    return {
        "rule": change.id,
        "level": str(change.level),
        "direction": str(where.direction),
        "subject": change.subject,
        "message": sentence(change),
        "migration": migration(change),
        "before": _value(change.before),
        "after": _value(change.after),
        "fingerprint": change.fingerprint,
        "base": _place(where.base, found.base),
        "revision": _place(where.revision, found.revision),
        "acknowledged": found.reason or None,
    }


def _value(value: Value) -> object:
    match value:
        case Missing():
            return None
        case Symbol() | Type():
            return str(value)
        case tuple():
            return [_value(one) for one in value]
        case _:
            return value


def _place(pointer: str, where: Location | None) -> dict[str, object] | None:
    if where is None:
        return None
    return {"pointer": pointer, "file": where.file, "line": where.line, "column": where.column}
