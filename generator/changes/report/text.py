"""Changes as text for a terminal, and as Markdown for a pull request."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.changes.groups import ChangeGroup
from generator.changes.levels import Level
from generator.changes.words import MARKDOWN
from generator.escaping import code_span, markdown_text, printable

_HEADINGS: Final = {Level.BREAKING: "Breaking", Level.WARNING: "May break", Level.INFO: "Harmless"}
_SHOWN: Final = 3


def head(one: ChangeGroup) -> str:
    """Name the first few of what changed."""
    shown = ", ".join(map(printable, one.subjects[:_SHOWN]))
    more = len(one.subjects) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def count(groups: Sequence[ChangeGroup]) -> str:
    """Count changes of each level, and how many of them somebody agreed to."""
    open_ones = Counter(one.level for one in groups if not one.first.reason)
    agreed = sum(bool(one.first.reason) for one in groups)
    counts = [f"{open_ones[level]} {level}" for level in Level if open_ones[level]]
    counts += [f"{agreed} acknowledged"] if agreed else []
    return ", ".join(counts) or "no changes"


def text(groups: Sequence[ChangeGroup]) -> Iterator[str]:
    """Give lines of text, the counts last."""
    for one in groups:
        if one.first.reason:
            continue
        change, first = one.first.change, one.first
        yield f"{printable(str(first.near))}: {change.level}: {one.headline()} [{change.id}, {one.fingerprint}]"
        if one.needs_subjects:
            yield f"    in {head(one)}"
        if first.base is not None and first.base != first.revision:
            yield f"    was {printable(str(first.base))}"
        if advice := one.advice():
            yield f"    {advice}"
    yield count(groups)


def markdown(groups: Sequence[ChangeGroup], names: tuple[str, str]) -> Iterator[str]:
    """Give lines of Markdown. names: what is compared, base and revision."""
    yield f"## Changes from {code_span(names[0])} to {code_span(names[1])}"
    yield ""
    yield f"{count(groups)}."
    for level, heading in _HEADINGS.items():
        members = [one for one in groups if one.level is level and not one.first.reason]
        if members:
            yield from ("", f"### {heading} ({len(members)})", "")
            yield from map(_bullet, members)
    agreed = [one for one in groups if one.first.reason]
    if agreed:
        yield from ("", f"### Acknowledged ({len(agreed)})", "")
        yield from (f"{_bullet(one)} Acknowledged: {markdown_text(one.first.reason)}" for one in agreed)


def _bullet(one: ChangeGroup) -> str:
    where = f" ({_spans(one)})" if one.needs_subjects else ""
    advice = f" {text}" if (text := one.advice(MARKDOWN)) else ""
    first = one.first
    return f"- {one.headline(MARKDOWN)}{where}.{advice} {code_span(first.change.id)} at {code_span(str(first.near))}"


def _spans(one: ChangeGroup) -> str:
    shown = ", ".join(map(code_span, one.subjects[:_SHOWN]))
    more = len(one.subjects) - _SHOWN
    return f"{shown} and {more} more" if more > 0 else shown
