"""Changes in each form: for a terminal, for programs, for a pull request, for annotations, and as a page."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from generator.comparison.found import Found, Group, group
from generator.comparison.page import page
from generator.diff.change import Level
from generator.problems import Location, Problem, Severity
from generator.reporting import Format, render_problems

SEVERITIES: Final = {Level.BREAKING: Severity.ERROR, Level.WARNING: Severity.WARNING, Level.INFO: Severity.NOTE}
"""What a level is among problems."""

_HEADINGS: Final = {Level.BREAKING: "Breaking", Level.WARNING: "May break", Level.INFO: "Harmless"}
_SHOWN: Final = 3


class Form(StrEnum):
    """How changes are written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    GITHUB = "github"
    SARIF = "sarif"
    HTML = "html"


def render(found: Sequence[Found], form: Form, names: tuple[str, str]) -> str:
    """Write changes in one form, ended by a newline. names: what is compared, base and revision.

    What was acknowledged is told as such, and is no annotation.
    """
    groups = group(found)
    match form:
        case Form.TEXT:
            return "".join(f"{line}\n" for line in _text(groups))
        case Form.JSON:
            return json.dumps([record(one) for one in found], indent=2, ensure_ascii=False) + "\n"
        case Form.MARKDOWN:
            return "".join(f"{line}\n" for line in _markdown(groups, names))
        case Form.GITHUB:
            return render_problems(problems(found), Format.GITHUB)
        case Form.SARIF:
            return render_problems(problems(found), Format.SARIF)
        case Form.HTML:
            return page(groups, names)


def problems(found: Sequence[Found]) -> tuple[Problem, ...]:
    """Give what nobody acknowledged as problems, each where it stands in the new document or would stand."""
    return tuple(_problem(one) for one in group(found) if not one.first.reason)


def _problem(one: Group) -> Problem:
    change = one.first.change
    return Problem(
        where=one.first.near,
        rule=change.rule,
        message=f"{one.headline} ({_head(one)})" if one.needs_subjects else one.headline,
        severity=SEVERITIES[change.level],
        fingerprint=one.fingerprint,
    )


def _head(one: Group) -> str:
    """Name the first few of what changed."""
    subjects = one.subjects
    more = len(subjects) - _SHOWN
    shown = ", ".join(subjects[:_SHOWN])
    return f"{shown} and {more} more" if more > 0 else shown


def record(found: Found) -> dict[str, object]:
    """Give a change as JSON says it."""
    change = found.change
    return {
        "rule": change.rule,
        "level": str(change.level),
        "direction": str(change.direction),
        "subject": change.subject,
        "message": change.message,
        "migration": change.migration,
        "fingerprint": change.fingerprint,
        "base": _place(change.base, found.base),
        "revision": _place(change.revision, found.revision),
        "acknowledged": found.reason or None,
    }


def _place(pointer: str, where: Location | None) -> dict[str, object] | None:
    if where is None:
        return None
    return {"pointer": pointer, "file": where.file, "line": where.line, "column": where.column}


def _text(groups: Sequence[Group]) -> Iterator[str]:
    for one in groups:
        if one.first.reason:
            continue
        change = one.first.change
        yield f"{one.first.near}: {change.level}: {one.headline} [{change.rule}, {one.fingerprint}]"
        if one.needs_subjects:
            yield f"    in {_head(one)}"
        if one.first.base is not None and one.first.base != one.first.revision:
            yield f"    was {one.first.base}"
        if one.advice:
            yield f"    {one.advice}"
    yield count(groups)


def count(groups: Sequence[Group]) -> str:
    """Give the last line: how many changes of each level, and how many of them somebody agreed to."""
    open_ones = Counter(one.level for one in groups if not one.first.reason)
    agreed = sum(bool(one.first.reason) for one in groups)
    counts = [f"{open_ones[level]} {level}" for level in Level if open_ones[level]]
    counts += [f"{agreed} acknowledged"] if agreed else []
    return ", ".join(counts) or "no changes"


def _markdown(groups: Sequence[Group], names: tuple[str, str]) -> Iterator[str]:
    yield f"## Changes from `{names[0]}` to `{names[1]}`"
    yield ""
    yield f"{count(groups)}."
    for level, heading in _HEADINGS.items():
        members = [one for one in groups if one.level is level and not one.first.reason]
        if members:
            yield from ("", f"### {heading} ({len(members)})", "")
            yield from (_bullet(one) for one in members)
    agreed = [one for one in groups if one.first.reason]
    if agreed:
        yield from ("", f"### Acknowledged ({len(agreed)})", "")
        yield from (f"{_bullet(one)} Acknowledged: {one.first.reason}" for one in agreed)


def _bullet(one: Group) -> str:
    where = f" ({_head(one)})" if one.needs_subjects else ""
    advice = f" {one.advice}" if one.advice else ""
    return f"- {one.headline}{where}.{advice} `{one.first.change.rule}` at `{one.first.near}`"
