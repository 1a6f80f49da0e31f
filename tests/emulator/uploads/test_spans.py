"""Spans of numbers: those that touch become one, whatever the order."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from package.base.spans import Spans, count, highest, overlaps, with_span

CUTS = st.lists(st.integers(0, 60), min_size=2, max_size=20, unique=True).map(sorted)


def spans_between(cuts: list[int]) -> list[tuple[int, int]]:
    return [(start, end - 1) for start, end in itertools.pairwise(cuts)]


@given(CUTS.flatmap(lambda cuts: st.permutations(spans_between(cuts))))
def test_spans_are_what_the_set_of_their_numbers_is(spans: list[tuple[int, int]]) -> None:
    gathered: Spans = ()
    numbers: set[int] = set()

    for first, last in spans:
        assert not overlaps(gathered, first, last)
        gathered = with_span(gathered, first, last)
        numbers |= set(range(first, last + 1))

        assert (len(numbers), max(numbers)) == (count(gathered), highest(gathered))
        assert all((number in numbers) == overlaps(gathered, number, number) for number in range(62))

    assert 1 == len(gathered)


def test_nothing_has_no_highest_number() -> None:
    assert (-1, 0) == (highest(()), count(()))
