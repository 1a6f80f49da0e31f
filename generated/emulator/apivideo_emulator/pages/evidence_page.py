"""The table of evidence as a page: behaviors by tag of the document, with those that are inferred marked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from ..base.document import ServedOperation
from ..base.markup import Child, Html, HtmlPage, element
from ..evidence import EvidenceRow, KnownFrom
from .frame import framed, section, table

_NAMES: Final = ("Operation", "Behavior", "Known from", "Note")
_CODE: Final = re.compile(r"`([^`]+)`")
_KINDS: Final = {KnownFrom.INFERRED: "busy", KnownFrom.REPORT: "quiet"}


def evidence_page(
    operations: Sequence[ServedOperation], served: Collection[str], rows: Sequence[EvidenceRow]
) -> HtmlPage:
    """Make the page. rows: in the order in which they are to be shown."""
    tags = {operation.operation_id: operation.tag for operation in operations}
    groups: dict[str, list[EvidenceRow]] = {}
    for row in rows:
        groups.setdefault(tags.get(row.operation, "All operations"), []).append(row)
    body = [
        section(title, _counted(group), table(_NAMES, [_row(row) for row in group])) for title, group in groups.items()
    ]
    return framed("How the emulator knows", [*_facts(tags, served, rows)], body)


def _facts(declared: Collection[str], served: Collection[str], rows: Sequence[EvidenceRow]) -> Iterator[Child]:
    count = sum(one in served for one in declared)
    rest = "" if count == len(declared) else "; the others answer 501"
    yield f"{count} of {len(declared)} operations are served{rest}"
    yield from _sources(rows)
    yield element("a", "as JSON", href="?json")
    yield element("a", "console", href="/")


def _sources(rows: Iterable[EvidenceRow]) -> Iterator[Html]:
    counts = Counter(row.source for row in rows)
    for source in KnownFrom:
        yield element("span", f"{source.value}: {counts[source]}", class_=_KINDS.get(source))


def _counted(rows: Sequence[EvidenceRow]) -> str:
    inferred = sum(row.source is KnownFrom.INFERRED for row in rows)
    return (
        f"{len(rows)}, {inferred} of them inferred: no source says that api.video does so"
        if inferred
        else str(len(rows))
    )


def _row(row: EvidenceRow) -> list[Child]:
    return [
        element("code", row.operation or "all", class_="name"),
        element("p", _with_code(row.behavior)),
        element("span", row.source.value, class_=_KINDS.get(row.source, "good")),
        element("p", row.note, class_="quiet"),
    ]


def _with_code(text: str) -> list[Child]:
    """Make elements of what stands between backticks."""
    return [element("code", piece) if place % 2 else piece for place, piece in enumerate(_CODE.split(text))]
