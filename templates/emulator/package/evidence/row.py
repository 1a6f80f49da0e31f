"""One row of evidence."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class KnownFrom(enum.Enum):
    """Where a behavior is known from, the surest first."""

    FOUND = "response found in public"
    LIVE_TEST = "official client's live test"
    DOCUMENT = "document"
    DOCS_PAGE = "docs page"
    CLIENT = "official client's code"
    REPORT = "user's report"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One behavior of an operation, and where it is known from.

    operation: identifier of the document, or "" for what holds for all. note: page, test or reason, in a few words.
    """

    operation: str
    behavior: str
    source: KnownFrom
    note: str = ""
