from __future__ import annotations

from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.features.generation import make_whole
from tests.features.wire import Wire


@pytest.mark.parametrize(
    ("tag", "pages"),
    [
        ("speakeasy", {"": {"rows": [1, 2], "end": "e"}, "from=e": {"rows": [3]}}),
        ("last", {"": {"rows": [1, 2]}, "from=2": {"rows": [3]}, "from=3": {"rows": []}}),
        ("offset", {"": {"rows": [1, 2]}, "first=2": {"rows": [3]}, "first=3": {"rows": []}}),
        ("fern", {"": {"rows": [1, 2], "end": "e"}, "after=e": {"rows": [3]}}),
        ("counted", {"": {"rows": [1, 2]}, "number=2": {"rows": [3]}, "number=3": {"rows": []}}),
        ("azure", {"": {"rows": [1, 2], "end": "/azure?more=1"}, "more=1": {"rows": [3]}}),
    ],
)
def test_hints_of_others_say_where_the_next_page_is(sdk: ModuleType, wire: Wire, tag: str, pages: Any) -> None:
    wire.pages(pages)

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: getattr(client, tag).list())


def test_list_without_a_link_is_one_page(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"": {"rows": [1]}})

    assert [1] == wire.call(sdk, lambda client: client.single.list()).rows


def test_each_list_is_explained() -> None:
    generation, _ = make_whole(Path(__file__).parent)
    found = {
        operation.path: operation.hints.pagination.reason()
        for operation in generation.api.operations
        if operation.hints.pagination
    }

    assert (
        "items in 'rows'; parameter 'from' takes 'end' of the response (x-speakeasy-pagination)" == found["/speakeasy"]
    )
    assert "items in 'rows'; parameter 'number' counts pages from 1 (x-fern-pagination)" == found["/counted"]
    assert "items in 'rows'; 'end' of the response has the address of the next page (x-ms-pageable)" == found["/azure"]
    assert "/single" not in found
