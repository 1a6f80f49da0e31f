from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire


def test_offset_grows_by_what_came_until_nothing_does(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"limit=2": [1, 2], "limit=2&offset=2": [3], "limit=2&offset=3": []})

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.rows.list(limit=2))


def test_total_spares_the_last_request(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"skip=1": {"results": [2, 3], "total": 4}, "skip=3": {"results": [4], "total": 4}})

    assert [2, 3, 4] == wire.read_all(sdk, lambda client: client.counted.list(skip=1))
    with sdk.Sample(base_url=wire.url) as client:
        page = client.counted.list(skip=1)
    assert (4, 2, True) == (page.total, len(page), page.has_next)
