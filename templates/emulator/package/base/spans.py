"""What has arrived of an upload, as few spans of numbers: of parts from 1, or of bytes from 0, both ends included."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
Spans: TypeAlias = tuple[Span, ...]


def overlaps(spans: Iterable[Span], first: int, last: int) -> bool:
    """Return whether a span has something in common with others."""
    return any(first <= end and start <= last for start, end in spans)


def with_span(spans: Iterable[Span], first: int, last: int) -> Spans:
    """Add a span that overlaps none; those that touch become one."""
    joined: list[Span] = []
    for start, end in sorted([*spans, (first, last)]):
        if joined and joined[-1][1] + 1 == start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return tuple(joined)


def highest(spans: Iterable[Span]) -> int:
    """Give the highest number of all; -1 when there is none."""
    return max((end for _, end in spans), default=-1)


def count(spans: Iterable[Span]) -> int:
    """Give how many numbers there are."""
    return sum(end - start + 1 for start, end in spans)
