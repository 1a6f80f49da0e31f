from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from tests.features.wire import Wire, as_json

PETS: Any = [{"id": "a"}, {"id": "b"}, {"id": "c"}]
CONVENTION: Any = {
    "": {"items": PETS[:2], "nextCursor": "x y&1"},
    "cursor=x%20y%261": {"items": PETS[2:], "nextCursor": None},
}
LAST_ITEM: Any = {
    "": {"data": PETS[:2], "has_more": True},
    "starting_after=b": {"data": PETS[2:], "has_more": False},
}
HINT: Any = {
    "": {"rows": {"all": PETS[:2], "to": "2", "open": True}},
    "from=2": {"rows": {"all": PETS[2:], "to": "3", "open": False}},
}


@pytest.mark.parametrize(("tag", "pages"), [("pets", CONVENTION), ("charges", LAST_ITEM), ("hinted", HINT)])
def test_each_page_hands_on_the_cursor(sdk: ModuleType, wire: Wire, tag: str, pages: Any) -> None:
    def queries() -> list[str]:
        return [target.partition("?")[2] for target in wire.targets()]

    wire.pages(pages)

    found = wire.read_all(sdk, lambda client: getattr(client, tag).list())

    assert ["a", "b", "c"] == [one.id for one in found]
    assert [*pages, *pages] == queries()


def test_arguments_of_the_first_call_stay(sdk: ModuleType, wire: Wire) -> None:
    wire.pages({"limit=2": CONVENTION[""], "limit=2&cursor=x%20y%261": {"items": [], "nextCursor": ""}})

    with sdk.Sample(base_url=wire.url) as client:
        first = client.pets.list(limit=2)
        second = first.next_page()

    assert (True, 1, 2) == (first.has_next, first.number, second.number)
    assert (False, None) == (second.has_next, second.next_page())


def test_cursor_that_comes_again_ends_the_list(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"items": PETS[:1], "nextCursor": "same"}))

    found = wire.read_all(sdk, lambda client: client.pets.list())

    assert 2 >= len(found)


def test_list_without_pages_is_what_the_document_has(sdk: ModuleType, wire: Wire) -> None:
    wire.always(as_json({"items": ["a"], "next_cursor": "b"}))

    found = wire.call(sdk, lambda client: client.pets.get_alone())

    assert (["a"], "b") == (found.items, found.next_cursor)
