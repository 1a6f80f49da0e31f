"""Into which parts a file goes when the caller leaves the choice: even rounds, within every limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from package.runtime.operation import ChunkUpload
from package.runtime.transfer.upload.plan import plan_parts

MIB = 1 << 20
CHUNKS = ChunkUpload(file="file", smallest_part=5 * MIB, largest_part=200 * MIB, usual_part=50 * MIB, most_parts=10_000)


@pytest.mark.parametrize(
    ("size", "concurrency", "parts"),
    [(50 * MIB, 4, 1), (60 * MIB, 4, 4), (256 * MIB, 4, 8), (51 * MIB, 100, 11), (60 * MIB, 1, 2)],
    ids=["one request", "one round", "two rounds", "not below the smallest part", "one after the other"],
)
def test_rounds_are_even(size: int, concurrency: int, parts: int) -> None:
    assert parts == plan_parts(CHUNKS, size, None, concurrency).total


def test_a_chosen_size_is_kept() -> None:
    assert 40 * MIB == plan_parts(CHUNKS, 256 * MIB, 40 * MIB, 4).part_size


@given(size=st.integers(1, 2_000_000 * MIB), concurrency=st.integers(1, 100))
def test_every_plan_is_within_the_limits(size: int, concurrency: int) -> None:
    plan = plan_parts(CHUNKS, size, None, concurrency)

    assert plan.total <= 10_000
    assert 5 * MIB <= plan.part_size <= 200 * MIB
    assert (plan.total - 1) * plan.part_size < size <= plan.total * plan.part_size
