from __future__ import annotations

from types import ModuleType

from tests.features.wire import Wire


def rows(*items: int) -> dict[str, object]:
    return {"items": items, "meta": {"total_pages": 2, "total": 3}}


def test_pages_are_counted_from_one(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"per_page=2": rows(1, 2), "per_page=2&page=2": rows(3)})

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.one.list(per_page=2))


def test_pages_are_counted_from_zero_where_that_is_the_default(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"": rows(1, 2), "page=1": rows(3)})

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.zero.list())
    with sdk.Sample(base_url=wire.url) as client:
        page = client.zero.list()
    assert (1, 3, 2) == (page.number, page.total, page.total_pages)


def test_counts_that_are_called_numbers_end_the_list(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"": rows(1, 2), "page=2": rows(3)})

    assert [1, 2, 3] == wire.read_all(sdk, lambda client: client.loose.list())
    with sdk.Sample(base_url=wire.url) as client:
        page = client.loose.list()
    assert (3, 2, int) == (page.total, page.total_pages, type(page.total))
