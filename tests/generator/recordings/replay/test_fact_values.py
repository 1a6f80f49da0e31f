"""What a response says of pages and of pauses, as a replay compares it with what the SDK made of it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from generator.recordings.replay.facts import _RATE_LIMIT, _page_facts, _wait

OWN = _RATE_LIMIT["retry_after"]


@pytest.mark.parametrize(
    ("status", "headers", "expected"),
    [
        (429, {"retry-after": "3", OWN: "7"}, 7.0),
        (503, {"retry-after": "3", OWN: "7"}, 3.0),
        (429, {"retry-after": "3"}, 3.0),
        (429, {"retry-after": "soon"}, None),
        (503, {OWN: "7"}, None),
        (429, {}, None),
    ],
)
def test_pause_is_that_of_the_limit_where_it_was_exceeded(
    status: int, headers: dict[str, str], expected: float | None
) -> None:
    assert expected == _wait(status, headers)


class Page(list[int]):
    total, total_pages = 3, 2


@pytest.mark.parametrize(
    ("data", "differing"),
    [
        ({"t": 3, "p": 2, "d": [1, 2]}, 0),
        ({"t": 3, "p": 2}, 0),
        ({"t": 4, "p": 2, "d": [1, 2]}, 1),
        ({"t": 3, "p": 5, "d": [1, 2]}, 1),
        ({"t": 3, "p": 2, "d": [1]}, 1),
    ],
)
def test_page_has_the_counts_of_its_response(data: Any, differing: int) -> None:
    hint: Any = SimpleNamespace(total="t", pages="p", items="d")

    assert differing == len(list(_page_facts(hint, data, Page([7, 8]))))
